/** @returns {Promise<import("eslint").Linter.Config>} */
const awaitThenable = async () => {
  const { plugin } = (await import("typescript-eslint")).default;
  return { plugins: { "@typescript-eslint": /** @type {any} */ (plugin) }, rules: { "@typescript-eslint/await-thenable": "error" } };
};

const recommended = async () => (await import("eslint-plugin-timeout")).default.configs.recommendedTypeChecked;

/**
 * What is measured, each in its process, since the first rule that asks for a type pays for the checker's lazy
 * work. Loaded when asked for: a lint without our rules must not pay for our import.
 *
 * @satisfies {Record<string, () => Promise<import("eslint").Linter.Config[]>>}
 */
export const configs = {
  "await-thenable": async () => [await awaitThenable()],
  recommended: async () => [await recommended()],
  all: async () => [(await import("eslint-plugin-timeout")).default.configs.allTypeChecked],
  // A project that pays for a typed lint has typed rules already: what ours add to them is what it feels.
  beside: async () => [await awaitThenable(), await recommended()],
};
