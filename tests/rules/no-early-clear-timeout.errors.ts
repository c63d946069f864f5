import type { Expected } from "../cases.js";

const data = (read: string, clear: string) => ({ read, clear });

/** A clear whose edit is a fix, or that has none. */
export const early = (read = "res.json()", clear = "clearTimeout(t)"): Expected => ({ messageId: "early", data: data(read, clear) });

/** A clear whose edit is a suggestion. */
export const movable = (output: string, read = "res.json()", clear = "clearTimeout(t)"): Expected => ({
  ...early(read, clear),
  suggestions: [{ messageId: "move", data: data(read, clear), output }],
});
