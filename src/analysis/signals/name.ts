import type { TSESTree } from "@typescript-eslint/utils";

/** The name that a member of a class or a type is reached by, with its `#` if it is private; null where it is computed. */
export function keyName({ key, computed }: { readonly key: TSESTree.Node; readonly computed: boolean }): string | null {
  if (key.type === "PrivateIdentifier") return `#${key.name}`;
  if (key.type === "Literal") return typeof key.value === "string" ? key.value : null;
  return key.type === "Identifier" && !computed ? key.name : null;
}
