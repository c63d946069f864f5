import { catalogue } from "../catalogue/index.js";
import type { Client } from "../catalogue/client.js";
import { isGlob, matchesGlob } from "./globs.js";
import type { Settings } from "./types.js";

const joined = new WeakMap<Settings, readonly Client[]>();
const matched = new WeakMap<Client, Map<string, boolean>>();

/** The user's clients, then the catalogue's, without those that a user's client of the same name replaces. */
export function clientsOf(settings: Settings): readonly Client[] {
  if (settings.clients.length === 0) return catalogue;
  let clients = joined.get(settings);
  if (clients === undefined) {
    const own = new Set(settings.clients.map(({ name }) => name));
    clients = [...settings.clients, ...catalogue.filter(({ name }) => !own.has(name))];
    joined.set(settings, clients);
  }
  return clients;
}

/** True if something outside the calls bounds the client: a dispatcher, an interceptor, a mesh. */
export function isBounded(settings: Settings, clientName: string): boolean {
  return settings.bounded.includes(clientName);
}

/**
 * True if an import of `specifier` reaches the client. A glob is also held against the specifier without its leading
 * `./` and `../` and without a file extension, so that one glob finds `../lib/http`, `./lib/http.js` and `@/lib/http`.
 */
export function matchesModule(client: Client, specifier: string): boolean {
  const { modules } = client;
  if (modules === undefined) return false;
  if (modules.includes(specifier)) return true;
  const globs = modules.filter(isGlob);
  if (globs.length === 0) return false;
  const answers = matched.get(client) ?? new Map<string, boolean>();
  matched.set(client, answers);
  let answer = answers.get(specifier);
  if (answer === undefined) {
    const path = specifier.replace(/^(?:\.{1,2}\/)+/, "");
    const forms = [specifier, path, path.replace(/\.[cm]?[jt]sx?$/, "")];
    answer = globs.some((pattern) => forms.some((form) => matchesGlob(pattern, form)));
    answers.set(specifier, answer);
  }
  return answer;
}
