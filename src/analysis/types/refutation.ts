import type { TSESTree } from "@typescript-eslint/utils";

/** Why types take back a report that names and syntax alone would make. */
export type Refutation = "the argument is no URL" | "the global is the project's own";

type Hear = (why: Refutation, node: TSESTree.Node) => void;

let heard: Hear | undefined;

/** Lets the corpus run hear every refutation, so that each report that only syntax makes has its reason. */
export function hearRefutations(hear: Hear | undefined): void {
  heard = hear;
}

/** Says that types refute what syntax alone would believe. */
export function refute(why: Refutation, node: TSESTree.Node): void {
  heard?.(why, node);
}
