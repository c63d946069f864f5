import { runInThisContext } from "node:vm";
import fc from "fast-check";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { setOption } from "../../src/fixes/options.js";
import { applyEdit, espree, type Language, parse, sampling, samplingTime, typescript } from "./edit.js";

/** A piece of code as its tokens; `glued` tokens stand where no line break may come before them. */
type Code = readonly Token[];
type Token = string | { readonly glued: string };

/** A random call, its options argument at `index`. */
interface Sample {
  readonly typed: boolean;
  readonly code: string;
  readonly index: number;
  readonly insertBefore: boolean;
  readonly path: string;
  readonly value: string;
  readonly condition: string | undefined;
  readonly comments: number;
}

/** What the random code may refer to. */
const known = {
  url: "url",
  signal: { aborted: false },
  init: { b: 2, timeout: { connect: 1 } },
  bare: { b: 3 },
  holder: { init: { c: 3 } },
  nothing: undefined,
  key: "k",
  cb: () => 1,
  make: () => ({ d: 4 }),
};

const oneOf = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const comma = [","] as const;

const property: fc.Arbitrary<Code> = oneOf<Code>(
  ["a", ":", "1"],
  ["b", ":", "[", "1", ",", "2", "]"],
  ["'x-y'", ":", "{", "z", ":", "0", "}"],
  ["cb"],
  ["m", "(", ")", "{", "return", { glued: "1" }, "}"],
  ["...", "bare"],
  ["...", "make", "(", ")"],
  ["[", "key", "]", ":", "5"],
  ["signal", ":", "undefined"],
  ["'signal'", ":", "null"],
  ["signal", ":", "nothing"],
  ["timeout", ":", "false"],
  ["timeout", ":", "{", "connect", ":", "1", "}"],
  ["timeout", ":", "{", "request", ":", "0", ",", "}"],
);

const list = (items: readonly Code[], trailing: boolean): Code =>
  items.flatMap((item, at) => (at < items.length - 1 || trailing ? [...item, ...comma] : item));

const literal: fc.Arbitrary<Code> = fc
  .tuple(fc.uniqueArray(property, { maxLength: 4, selector: nameIn }), fc.boolean())
  .map(([properties, trailing]) => ["{", ...list(properties, trailing), "}"]);

/** TypeScript allows one property of a name. */
function nameIn(code: Code): string {
  const [first, second] = code as readonly string[];
  return first === "..." || first === "[" ? `${first}${String(second)}` : String(first).replaceAll("'", "");
}

const cast = (code: Code): fc.Arbitrary<Code> =>
  oneOf<Code>([...code, { glued: "as" }, "any"], [...code, { glued: "satisfies" }, "unknown"], [...code, { glued: "as" }, "unknown", { glued: "as" }, "any"]);

const options = (typed: boolean): fc.Arbitrary<Code> => {
  const plain = fc.oneof(
    { weight: 6, arbitrary: literal },
    {
      weight: 4,
      arbitrary: oneOf<Code>(
        ["undefined"],
        ["null"],
        ["void", "0"],
        ["init"],
        ["holder", ".", "init"],
        ["holder", "?.", "init"],
        ["make", "(", ")"],
        ["nothing"],
        ["url", "?", "init", ":", "bare"],
        ["nothing", "??", "{", "a", ":", "1", "}"],
        ["(", "0", ",", "init", ")"],
      ),
    },
    { weight: 1, arbitrary: literal.map((code): Code => ["(", ...code, ")"]) },
  );
  // `a ? b : c as any` casts `c` alone.
  return typed ? fc.oneof({ weight: 2, arbitrary: plain }, { weight: 1, arbitrary: literal.chain(cast) }) : plain;
};

const trivia = fc.oneof(
  { weight: 6, arbitrary: oneOf("", " ") },
  { weight: 2, arbitrary: oneOf("\n  ", "\n", "\n\t") },
  { weight: 1, arbitrary: oneOf(" /*#*/ ", "/*#*/", "\n  /*#*/\n  ", " /*#\n #*/ ") },
  { weight: 1, arbitrary: oneOf(" //#\n  ", "\n  //#\n", "//#\n") },
);

/** Joins tokens with random white space and numbered comments. */
const written = (code: Code): fc.Arbitrary<{ readonly text: string; readonly comments: number }> =>
  fc.tuple(fc.array(trivia, { minLength: code.length, maxLength: code.length }), fc.integer({ min: 0, max: 3 }), oneOf("\n", "\r\n")).map(([gaps, density, eol]) => {
    let comments = 0;
    let text = "";
    code.forEach((token, at) => {
      const glued = typeof token !== "string";
      const word = glued ? token.glued : token;
      const gap = density === 0 ? (word === "{" || word === "}" ? " " : "") : (gaps[at] ?? "");
      // TypeScript reads `</` as one token in a file that may hold JSX.
      const kept = glued || text.endsWith("<") ? " " : /\w$/.test(text) && /^[\w']/.test(word) && gap === "" ? " " : gap;
      text += kept.replaceAll("#", () => `c${String((comments += 1))}.`) + word;
    });
    return { text: text.replaceAll("\n", eol), comments };
  });

const sample: fc.Arbitrary<Sample> = fc
  .record({
    typed: fc.boolean(),
    before: fc.array(oneOf<Code>(["url"], ["(", "url", ")"], ["`t\n`"], ["{", "a", ":", "1", "}"]), { maxLength: 2 }),
    skipped: fc.integer({ min: 0, max: 1 }),
    hasOptions: fc.boolean(),
    after: fc.array(oneOf<Code>(["cb"], ["(", ")", { glued: "=>" }, "1"], ["...", "[", "1", "]"]), { maxLength: 1 }),
    insertBefore: fc.boolean(),
    trailing: fc.boolean(),
    callee: oneOf<Code>(["f"], ["f", "?."], ["new", "f"]),
    edit: oneOf(
      { path: "signal", value: "signal", condition: undefined },
      { path: "signal", value: "holder.init", condition: undefined },
      { path: "timeout", value: "5_000", condition: undefined },
      { path: "timeout.request", value: "5_000", condition: undefined },
      { path: "signal", value: "signal", condition: "signal" },
    ),
  })
  .chain(({ typed, before, skipped, hasOptions, after, insertBefore, trailing, callee, edit }) =>
    options(typed).chain((argument) => {
      const callback = insertBefore && after.length > 0 && after[0]?.[0] !== "...";
      const rest = hasOptions && !callback ? [argument, ...after] : callback ? after : [];
      const args = [...before, ...rest];
      const index = before.length + (rest.length === 0 ? skipped : 0);
      const types: Code = typed && callee[1] !== "?." ? ["<", "any", ">"] : [];
      const bare = callee[0] === "new" && args.length === 0 && trailing;
      const call: Code = [...callee, ...types, ...(bare ? [] : ["(", ...list(args, trailing && args.length > 0), ")"])];
      return written(call).map(({ text, comments }) => ({
        typed,
        code: `g(${text});`,
        index,
        insertBefore: callback,
        comments,
        ...edit,
      }));
    }),
  );

/** The call's arguments when it runs. */
function run(typed: boolean, code: string): unknown[] {
  const script =
    typed
      ? ts.transpileModule(code, { compilerOptions: { target: ts.ScriptTarget.ES2022 } }).outputText
      : code;
  let found: unknown[] = [];
  function f(...args: unknown[]): void {
    found = args;
  }
  const names = Object.keys(known);
  const program = runInThisContext(`(function (f, g, ${names.join(", ")}) { ${script}\n})`) as (...values: unknown[]) => void;
  program(f, () => undefined, ...Object.values(known));
  return found;
}

type Options = Record<string, unknown>;

/** What the options are to be after the edit. */
function expected(before: unknown, { path, value }: Sample): Options {
  const result = { ...(before as Options | undefined) };
  const leaf = value === "signal" ? known.signal : value === "5_000" ? 5_000 : known.holder.init;
  const [outer = "", inner] = path.split(".");
  const old = result[outer];
  result[outer] = inner === undefined ? leaf : { ...(typeof old === "object" ? old : {}), [inner]: leaf };
  return result;
}

/** A value as text, without the order of its properties and the identity of its functions. */
function plain(value: unknown): string {
  if (typeof value === "function") return "function";
  if (typeof value !== "object" || value === null) return String(value);
  const entries = Object.entries(value).map(([key, each]) => `${key}: ${plain(each)}`);
  return `{ ${entries.sort().join(", ")} }`;
}

const languageOf = ({ typed }: Sample): Language => (typed ? typescript : espree);

const edited = (each: Sample, code: string, again = false): string | undefined =>
  applyEdit(languageOf(each), code, ":matches(CallExpression, NewExpression)[callee.name='f']", (sourceCode, node, fixer) => {
    if (node.type !== "CallExpression" && node.type !== "NewExpression") return undefined;
    const { index, path, value, condition } = each;
    const text = setOption(sourceCode, {
      call: node,
      index,
      path,
      value,
      insertBefore: each.insertBefore && !again,
      ...(condition === undefined ? {} : { condition }),
    });
    return text === undefined ? undefined : fixer.replaceText(node, text);
  });

const commentsOf = (language: Language, code: string): string[] =>
  parse(language, code)
    .getAllComments()
    .map((comment) => comment.value)
    .sort();

describe("setOption on random calls", () => {
  it("sets exactly the one option, loses no comment, and has nothing to do the second time", { timeout: samplingTime }, () => {
    let sampled = 0;
    let exact = 0;
    fc.assert(
      fc.property(sample, (each) => {
        const result = edited(each, each.code);
        sampled += 1;
        if (result === undefined) return;
        exact += 1;
        expect(commentsOf(languageOf(each), result)).toEqual(commentsOf(languageOf(each), each.code));
        const before = run(each.typed, each.code);
        const after = run(each.typed, result);
        const wanted = [...before];
        wanted.push(...Array.from({ length: Math.max(0, each.index - before.length) }, () => undefined));
        wanted.splice(each.index, each.insertBefore ? 0 : 1, expected(each.insertBefore ? undefined : before[each.index], each));
        expect(after.map(plain)).toEqual(wanted.map(plain));
        expect(edited(each, result, true)).toBe(result);
        expect(each.code.includes("\r\n") ? result.replaceAll("\r\n", "") : result).not.toContain(each.code.includes("\r\n") ? "\n" : "\r");
        if (!each.code.includes("\n")) expect(result).not.toContain("\n");
      }),
      sampling,
    );
    expect(exact / sampled).toBeGreaterThan(0.8);
  });
});
