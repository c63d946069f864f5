import type { Source } from "./source.js";

/** Whose abort a value may bring. */
export type Abort =
  /** Somebody else's. `itself`: the value is the one source, not made of it. */
  | { readonly is: "somebody"; readonly sources: readonly Source[]; readonly itself: boolean }
  /** Only one that the function itself causes. */
  | { readonly is: "own" }
  | { readonly is: "unknown" }
  /** None: the value is nothing. */
  | { readonly is: "none" };

export const own: Abort = { is: "own" };
export const unknown: Abort = { is: "unknown" };
export const none: Abort = { is: "none" };

/** The abort that a source brings, as it is. */
export function abortOf(source: Source): Abort {
  return { is: "somebody", sources: [source], itself: true };
}

/** What a value may bring that is one of several, or made of all of them: of two, it is neither itself. */
export function together(aborts: readonly Abort[]): Abort {
  const [first] = aborts;
  if (first && aborts.length === 1) return first;
  const sources = aborts.flatMap((abort) => (abort.is === "somebody" ? abort.sources : []));
  if (aborts.some(({ is }) => is === "somebody")) return { is: "somebody", sources: withoutTwins(sources), itself: false };
  return aborts.find(({ is }) => is === "unknown") ?? aborts.find(({ is }) => is === "own") ?? none;
}

function withoutTwins(sources: readonly Source[]): readonly Source[] {
  return sources.filter(({ text, owner }, index) => sources.findIndex((other) => other.text === text && other.owner === owner) === index);
}
