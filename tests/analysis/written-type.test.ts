import type { TSESTree } from "@typescript-eslint/utils";
import { describe, expect, it } from "vitest";
import { isShown, mayHandSignal, mayLendSignal } from "../../src/analysis/types/written-type.js";
import { ask } from "./ask.js";

const declarations = `export {};
  interface Limits { retries: number; ms?: number }
  interface Options extends Limits { signal?: AbortSignal }
  interface Child extends Options { depth: number }
  interface Node { next: Node; text: string }
  interface Cancellable { cancelWith: object }
  interface Timed { stop: AbortSignal }
  interface Fetched { init: RequestInit }
  class Job { constructor(readonly signal: AbortSignal) {} }
  class Task { run(signal: AbortSignal): void {} }
  class Loaded extends Job {}
  type Id = string;
  type Plain = { id: Id; list: Limits[] } & Limits;
  type Either = Plain | { abort: () => void };
  type Flat<T> = { [K in keyof T]: T[K] } & {};
  type Kept = Flat<Options>;
  type Dropped = Omit<Limits, "ms">;
  type Output<T extends { output: unknown }> = T["output"];
  type Inside = Output<{ output: Limits }>;
  type Chosen<T> = T extends string ? Limits : Options;
  type Named = { [K in "signal" | "id"]: unknown };
  type Whole<T = Options> = T;
  declare const limits: { ms: number };
  class Route { constructor(readonly request: Request) {} }
  declare const route: { request: Request };
  interface QueryContext { id: string }
`;

/** What a question says of the annotation of a parameter, beside the declarations above. */
function answer(annotation: string, question: typeof mayHandSignal, head = ""): boolean | undefined {
  const code = `${declarations} function f${head}(given: ${annotation}) { target(given); }`;
  const [said] = ask(code, "types", ["target"], ({ types }, call) => {
    const fn = call.parent.parent!.parent as TSESTree.FunctionDeclaration;
    return question(types!, (fn.params[0] as TSESTree.Identifier).typeAnnotation!.typeAnnotation);
  });
  return said;
}

describe("A written type may hold a signal:", () => {
  it.each([
    "AbortSignal", "AbortSignal | undefined", "Options", "Child", "Partial<Options>", "Readonly<Child>", "Limits & Options", "Cancellable", "Timed", "Job", "Loaded", "RequestInit",
    "Either", "Kept", "Chosen<number>", "Named", "Whole", "{ id: string; signal?: AbortSignal }", "(Options)", "readonly Options[] | Options", 'Pick<Options, "signal">',
    // What the text does not tell, or a type tells better.
    "Whole<Limits>",     'Fetched["init"]', "Missing", "typeof f", "this", 'import("node:http").RequestOptions',
  ])("%s", (annotation) => expect(answer(annotation, mayHandSignal)).toBe(true));

  it("T extends Options", () => expect(answer("T", mayHandSignal, "<T extends Options>")).toBe(true));
});

describe("A written type holds none:", () => {
  it.each([
    "string", "number[]", "Id", "Plain", "Limits", "Node", "Dropped", "Flat<Limits>", "Options[]", "[Options]", "(signal: AbortSignal) => void", "Task", "Map<string, Options>",
    "{ options: Options }", "keyof Limits", '"once" | null', "unknown",
  ])("%s", (annotation) => expect(answer(annotation, mayHandSignal)).toBe(false));

  it.each(["T", "Flat<T>"])("%s, a type parameter", (annotation) => expect(answer(annotation, mayHandSignal, "<T>")).toBe(false));
});

describe("What is inferred from a value", () => {
  const told = (annotation: string, module: string): boolean | undefined => {
    const code = `import { settings as limits } from "${module}"; type Output<T extends { output: unknown }> = T["output"]; function f(given: ${annotation}) { target(given); }`;
    return ask(code, "types", ["target"], ({ types }, call) => {
      const fn = call.parent.parent!.parent as TSESTree.FunctionDeclaration;
      return mayHandSignal(types!, (fn.params[0] as TSESTree.Identifier).typeAnnotation!.typeAnnotation);
    })[0];
  };
  it.each(["typeof limits", "Output<typeof limits>"])("holds none where its file names none: %s", (annotation) => expect(told(annotation, "./durations.js")).toBe(false));
  it.each(["typeof limits", "Output<typeof limits>"])("may hold one where nobody finds the file: %s", (annotation) => expect(told(annotation, "./missing.js")).toBe(true));
});

describe("A written type may lend a signal:", () => {
  it.each(["Request", "Route", "Event", "{ request: Request }", "Request | undefined"])("%s", (annotation) => expect(answer(annotation, mayLendSignal)).toBe(true));
});

describe("A written type lends none:", () => {
  // A context of the project's own is no framework's.
  it.each(["Options", "QueryContext", "Limits", "string", "typeof route"])("%s", (annotation) => expect(answer(annotation, mayLendSignal)).toBe(false));
});

describe("A written type shows all that it is:", () => {
  it.each(["string", "Limits", "Options", "Job", "Plain", "Id", "Limits | undefined", "Options[]", "[Options]", "(id: string) => void", '"once" | null', "{ id: string }", "Map<string, Options>", "Dropped"])("%s", (annotation) =>
    expect(answer(annotation, isShown)).toBe(true),
  );
});

describe("A written type may be any:", () => {
  it.each(["any", "unknown", "Limits | any", "Chosen<number>", "Inside", "typeof limits", 'Fetched["init"]', "Missing", "Whole"])("%s", (annotation) => expect(answer(annotation, isShown)).toBe(false));
  it("T, a type parameter", () => expect(answer("T", isShown, "<T>")).toBe(false));
});
