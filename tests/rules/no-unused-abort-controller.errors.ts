import type { Expected, Invalid } from "../cases.js";

/** A controller that nothing aborts; with the code that the suggestion leaves, where its removal is no fix. */
export const unaborted = (controller = "controller", output?: string): Expected => error("unaborted", controller, output);

/** A controller whose signal goes nowhere. */
export const unheard = (controller = "controller", output?: string): Expected => error("unheard", controller, output);

const error = (messageId: "unaborted" | "unheard", controller: string, output?: string): Expected => ({
  messageId,
  data: { controller },
  ...(output !== undefined && { suggestions: [{ messageId: "remove", data: { controller }, output }] }),
});

/** A case that is fixed. */
export const fixed = (name: string, code: string, output: string): Invalid => ({ name, code, errors: [unaborted()], output });

/** A controller that nothing aborts, and a suggestion. */
export const suggested = (name: string, code: string, output: string): Invalid => ({ name, code, errors: [unaborted("controller", output)] });

/** A controller that nothing aborts, and no edit. */
export const bare = (name: string, code: string, controller = "controller"): Invalid => ({ name, code, errors: [unaborted(controller)] });
