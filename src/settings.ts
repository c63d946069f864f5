import type { Settings } from "./settings/types.js";
import { validate } from "./settings/validate.js";

export { clientsOf, isBounded, matchesModule } from "./settings/clients.js";
export { type CallSite, deadlineFor, isDeadlineNamed } from "./settings/deadlines.js";
export { type Api, offers } from "./settings/target.js";
export type { Deadline, DeadlineOverride, Settings } from "./settings/types.js";

const defaults = validate({});
const validated = new WeakMap<object, Settings>();

/**
 * The shared settings of the file a rule runs on, validated once per `settings.timeout` object.
 * @throws {Error} that names the setting and what it takes, if one is unknown or wrong.
 */
export function settingsOf(context: { readonly settings: unknown }): Settings {
  const given = (context.settings as { readonly timeout?: unknown } | undefined)?.timeout;
  if (given === undefined) return defaults;
  if (typeof given !== "object" || given === null) return validate(given);
  let settings = validated.get(given);
  if (settings === undefined) {
    settings = validate(given);
    validated.set(given, settings);
  }
  return settings;
}
