import type { Expected } from "../cases.js";

const longest = "2_147_483_647";

/** What a report says beside its fault. */
interface Said {
  readonly name: string;
  readonly value: string;
  readonly client?: string;
  readonly unit?: string;
  readonly longest?: string;
  readonly minimum?: string;
  readonly maximum?: string;
}

/** A suggestion: the text that it writes, the code that it leaves, and whether it takes the number for seconds. */
export type Suggested = readonly [text: string, output: string, seconds?: "seconds" | undefined];

type Fault = "early" | "aborted" | "throws" | "refused" | "past" | "short" | "long";

/** A duration that cannot work; without suggestions, its edit, if there is one, is a fix. */
export const invalid = (messageId: Fault, { client = "", unit = "ms", minimum = "1", maximum = "9_007_199_254_740_991", ...said }: Said, ...suggestions: readonly Suggested[]): Expected => ({
  messageId,
  data: { client, unit, longest, minimum, maximum, ...said },
  ...(suggestions.length > 0 && {
    suggestions: suggestions.map(([text, output, seconds]) => ({ messageId: seconds ?? "write", data: { text }, output })),
  }),
});

/** A timer that fires at once, or far too early. */
export const early = (value: string, ...suggestions: readonly Suggested[]): Expected => invalid("early", { name: "setTimeout", value }, ...suggestions);

/** A signal that is aborted at once. */
export const aborted = (value: string, ...suggestions: readonly Suggested[]): Expected => invalid("aborted", { name: "AbortSignal.timeout", value }, ...suggestions);

/** A signal that nobody gets. */
export const throws = (value: string, ...suggestions: readonly Suggested[]): Expected => invalid("throws", { name: "AbortSignal.timeout", value }, ...suggestions);

/** A duration that a client cannot keep. */
export const refused = (client: string, name: string, value: string, ...suggestions: readonly Suggested[]): Expected => invalid("refused", { client, name, value }, ...suggestions);
