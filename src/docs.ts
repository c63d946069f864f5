/**
 * What a rule says of itself beyond ESLint's own docs; presets, pages and tables derive from it. It stands apart from
 * `createRule` because the plugin's published types name it: a user's compiler then reads none of the house behind it.
 */
export interface Docs {
  /** One sentence without a period: "Require a timeout or signal on HTTP calls". */
  readonly description: string;
  /** The smallest preset that holds the rule; `strict` contains `recommended`. */
  readonly preset: "recommended" | "strict";
  /** True for a rule that cannot work without type information. */
  readonly requiresTypeChecking?: boolean;
  /** Options that differ from the defaults in one preset, by the preset's name. */
  readonly presetOptions?: Readonly<Record<string, readonly unknown[]>>;
}
