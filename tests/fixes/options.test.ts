import { describe, expect, it } from "vitest";
import { setOption, type OptionEdit } from "../../src/fixes/options.js";
import { applyEdit, languages, typescript, typescriptOnly, type Language } from "./edit.js";

type Wish = Partial<Omit<OptionEdit, "call">>;

const set = (language: Language, code: string, wish: Wish = {}): string | undefined =>
  applyEdit(language, code, ":matches(CallExpression, NewExpression)[callee.name=/^(?:f|X)$/]", (sourceCode, node, fixer) => {
    if (node.type !== "CallExpression" && node.type !== "NewExpression") return undefined;
    const text = setOption(sourceCode, { call: node, index: 1, path: "signal", value: "signal", ...wish });
    return text === undefined ? undefined : fixer.replaceText(node, text);
  });

type Case = readonly [name: string, code: string, output: string | undefined, wish?: Wish];

const timeout: Wish = { value: "AbortSignal.timeout(10_000)" };
const nested: Wish = { path: "timeout.request", value: "5_000" };

const cases: Record<string, readonly Case[]> = {
  "without an options argument": [
    ["it comes behind the last argument", "f(url)", "f(url, { signal })"],
    ["its value is written out where it isn't the option's own name", "f(url)", "f(url, { signal: AbortSignal.timeout(10_000) })", timeout],
    ["skipped arguments are undefined", "f(url)", "f(url, undefined, { signal })", { index: 2 }],
    ["a call without arguments gets its first", "f()", "f({ signal })", { index: 0 }],
    ["an optional call stays one", "f?.(url)", "f?.(url, { signal })"],
    ["a new without parentheses gets them", "new X", "new X({ signal })", { index: 0 }],
    ["a callee in parentheses is not the arguments", "new (X)", "new (X)({ signal })", { index: 0 }],
    ["an argument in parentheses stays in them", "f((url))", "f((url), { signal })"],
    ["a trailing comma is kept", "f(url,)", "f(url, { signal },)"],
    ["a list of one a line goes on so", "f(\n  url,\n)", "f(\n  url,\n  { signal },\n)"],
    ["a last line without a comma goes on so", "f(\n\turl\n)", "f(\n\turl,\n\t{ signal }\n)"],
    ["arguments on one line in broken parentheses stay on one line", "f(\n  a, url\n)", "f(\n  a, url, { signal }\n)", { index: 2 }],
    ["an argument that is itself broken doesn't break the list", "f(`\n  x\n`)", "f(`\n  x\n`, { signal })"],
    ["CRLF files get CRLF", "f(\r\n  url,\r\n)", "f(\r\n  url,\r\n  { signal },\r\n)"],
    ["a block comment stays with its argument", "f(url /* c */)", "f(url /* c */, { signal })"],
    ["a line comment stays with its argument", "f(\n  url // c\n)", "f(\n  url, // c\n  { signal }\n)"],
    ["a line comment behind the comma stays there", "f(\n  url, // c\n)", "f(\n  url, // c\n  { signal },\n)"],
    ["a line comment in a list on one line breaks it", "  f(url // c\n  )", "  f(url, // c\n    { signal }\n  )"],
    ["two comments stay in order", "f(url /* a */ /* b */)", "f(url /* a */ /* b */, { signal })"],
    ["a broken last argument doesn't break the list", "f({\n  a,\n})", "f({\n  a,\n}, { signal })"],
    ["a comment alone in the parentheses stays", "f(/* c */)", "f(/* c */ { signal })", { index: 0 }],
    ["a line comment alone in the parentheses swallows nothing", "f(\n  // c\n)", "f(\n  // c\n  { signal }\n)", { index: 0 }],
  ],
  "before a callback": [
    ["it moves up", "f(url, () => {})", "f(url, { signal }, () => {})", { insertBefore: true }],
    ["as first argument", "f(() => {})", "f({ signal }, () => {})", { insertBefore: true, index: 0 }],
    ["on a line of its own where the callback has one", "f(\n  url,\n  // done\n  cb,\n)", "f(\n  url,\n  { signal },\n  // done\n  cb,\n)", { insertBefore: true }],
    ["above the callback's own comment", "f(url, /* done */ (cb))", "f(url, { signal }, /* done */ (cb))", { insertBefore: true }],
    ["below the comment of the argument before", "f(url, // the url\n  cb)", "f(url, // the url\n  { signal },\n  cb)", { insertBefore: true }],
    ["not before a spread argument", "f(url, ...rest)", undefined, { insertBefore: true }],
    ["at the end where there is none", "f(url)", "f(url, { signal })", { insertBefore: true }],
  ],
  "into a literal": [
    ["at the end", "f(url, { a: 1 })", "f(url, { a: 1, signal })"],
    ["without inner spaces", "f(url, {a: 1})", "f(url, {a: 1, signal})"],
    ["behind a spread", "f(url, { ...init })", "f(url, { ...init, signal })"],
    ["an empty one", "f(url, {})", "f(url, { signal })"],
    ["an empty one with a space", "f(url, { })", "f(url, { signal })"],
    ["an empty one with a comment", "f(url, { /* c */ })", "f(url, { /* c */ signal })"],
    ["an empty one with a line comment", "f(url, {\n  // c\n})", "f(url, {\n  // c\n  signal\n})"],
    ["a trailing comma stays", "f(url, {\n  a: 1,\n})", "f(url, {\n  a: 1,\n  signal,\n})"],
    ["no trailing comma stays none", "f(url, {\n    a: 1\n})", "f(url, {\n    a: 1,\n    signal\n})"],
    ["tabs stay tabs", "f(url, {\n\t\ta,\n\t\tb,\n})", "f(url, {\n\t\ta,\n\t\tb,\n\t\tsignal,\n})"],
    ["CRLF stays", "f(url, {\r\n  a: 1,\r\n})", "f(url, {\r\n  a: 1,\r\n  signal,\r\n})"],
    ["a line comment behind the last property", "f(url, {\n  a: 1 // c\n})", "f(url, {\n  a: 1, // c\n  signal\n})"],
    ["a line comment behind the last comma", "f(url, {\n  a: 1, // c\n})", "f(url, {\n  a: 1, // c\n  signal,\n})"],
    ["a commented-out last property", "f(url, {\n  a: 1,\n  // b: 2,\n})", "f(url, {\n  a: 1,\n  // b: 2,\n  signal,\n})"],
    ["a block comment behind the last property", "f(url, { a: 1 /* c */ })", "f(url, { a: 1 /* c */, signal })"],
    ["two properties on one broken line", "f(url, {\n  a, b\n})", "f(url, {\n  a, b, signal\n})"],
    ["the argument after it stays", "f(url, { a }, cb)", "f(url, { a, signal }, cb)"],
    ["an own name that is no identifier is quoted", "f(url, {})", 'f(url, { "x-signal": signal })', { path: "x-signal" }],
  ],
  "over a property of that name": [
    ["its value is replaced", "f(url, { signal: undefined, a })", "f(url, { signal: AbortSignal.timeout(10_000), a })", timeout],
    ["it becomes shorthand", "f(url, { signal: null })", "f(url, { signal })"],
    ["a comment keeps it long", "f(url, { signal: /* none */ null })", "f(url, { signal: /* none */ signal })"],
    ["shorthand becomes long", "f(url, { signal })", "f(url, { signal: AbortSignal.timeout(10_000) })", timeout],
    ["a quoted key stays quoted", 'f(url, { "signal": null })', 'f(url, { "signal": signal })'],
    ["a computed constant key is a name", 'f(url, { ["signal"]: null })', 'f(url, { ["signal"]: signal })'],
    ["a spread before it doesn't matter", "f(url, { ...init, signal: null })", "f(url, { ...init, signal })"],
    ["the last one counts", "f(url, { signal: a, signal: null })", "f(url, { signal: a, signal })"],
    ["a spread behind it moves it to the end", "f(url, { signal: undefined, ...init })", "f(url, { ...init, signal })"],
    ["so does a computed key", "f(url, { signal: null, [key]: 1 })", "f(url, { [key]: 1, signal })"],
    ["on lines of their own", "f(url, {\n  signal: null, // none\n  ...init,\n})", "f(url, {\n  // none\n  ...init,\n  signal,\n})"],
    ["unless the spread is known to lack it", "f(url, { signal: null, ...init })", "f(url, { signal, ...init })", { absent: true }],
    ["a constant or a variable goes", "f(url, { signal: 0, ...init })", "f(url, { ...init, signal })"],
    ["a variable too", "f(url, { signal: a, ...init })", "f(url, { ...init, signal })"],
    ["not where its own comment would be lost", "f(url, { signal: /* c */ null, ...init })", undefined],
    ["not where the comment behind it would be lost", "f(url, { signal: null /* c */, ...init })", undefined],
    ["not where its value does something", "f(url, { signal: make(), ...init })", undefined],
    ["not where a comment would be lost", "f(url, { signal: a(/* c */) })", undefined],
    ["a method stays", "f(url, { signal() {} })", undefined],
    ["a getter stays", "f(url, { get signal() { return 1 } })", undefined],
  ],
  "a nested option": [
    ["of nothing", "f(url)", "f(url, { timeout: { request: 5_000 } })", nested],
    ["of a literal that lacks the outer name", "f(url, { a })", "f(url, { a, timeout: { request: 5_000 } })", nested],
    ["keeps the literal's inner spaces", "f(url, {a})", "f(url, {a, timeout: {request: 5_000}})", nested],
    ["beside others", "f(url, { timeout: { connect: 1 } })", "f(url, { timeout: { connect: 1, request: 5_000 } })", nested],
    ["over its own off value", "f(url, { timeout: { request: undefined } })", "f(url, { timeout: { request: 5_000 } })", nested],
    ["over an off value of the outer name", "f(url, { timeout: false })", "f(url, { timeout: { request: 5_000 } })", nested],
    ["over zero, within the literal's spaces", "f(url, {timeout: 0})", "f(url, {timeout: {request: 5_000}})", nested],
    ["over Infinity", "f(url, { timeout: Infinity })", "f(url, { timeout: { request: 5_000 } })", nested],
    ["not of a spread call, which would run twice", "f(url, { ...init() })", undefined, nested],
    ["not with a comment twice", "f(url, a./* c */init)", undefined, nested],
    ["not of an outer name that is no identifier", "f(url, init)", undefined, { ...nested, path: "a-b.c" }],
    ["not over another value of the outer name", "f(url, { timeout: t })", undefined, nested],
    ["not over a number that is a limit", "f(url, { timeout: 5 })", undefined, nested],
    ["not where a spread behind may replace it", "f(url, { timeout: { connect: 1 }, ...init })", undefined, nested],
    ["where that spread is known to lack it", "f(url, { timeout: { connect: 1 }, ...init })", "f(url, { timeout: { connect: 1, request: 5_000 }, ...init })", { ...nested, absent: true }],
    ["of a spread keeps what it may hold", "f(url, { ...init })", "f(url, { ...init, timeout: { ...init?.timeout, request: 5_000 } })", nested],
    ["not of two spreads", "f(url, { ...a, ...b })", undefined, nested],
    ["of a variable keeps what it may hold", "f(url, this.init)", "f(url, { ...this.init, timeout: { ...this.init?.timeout, request: 5_000 } })", nested],
    ["of a variable that is known to lack it", "f(url, init)", "f(url, { ...init, timeout: { request: 5_000 } })", { ...nested, absent: true }],
    ["not of a call, which would run twice", "f(url, init())", undefined, nested],
  ],
  "over an argument that is nothing": [
    ["undefined", "f(url, undefined)", "f(url, { signal })"],
    ["null", "f(url, null, cb)", "f(url, { signal }, cb)"],
    ["void 0", "f(url, void 0)", "f(url, { signal })"],
    ["in parentheses", "f(url, (undefined))", "f(url, ({ signal }))"],
    ["beside its comment", "f(url, /* none */ undefined)", "f(url, /* none */ { signal })"],
  ],
  "over another expression": [
    ["a variable", "f(url, init)", "f(url, { ...init, signal })"],
    ["a member", "f(url, this.init)", "f(url, { ...this.init, signal })"],
    ["a call", "f(url, init())", "f(url, { ...init(), signal })"],
    ["an optional chain", "f(url, a?.init)", "f(url, { ...a?.init, signal })"],
    ["a choice", "f(url, a ? b : c)", "f(url, { ...(a ? b : c), signal })"],
    ["a fallback", "f(url, a ?? {})", "f(url, { ...(a ?? {}), signal })"],
    ["an awaited one", "async () => f(url, await init)", "async () => f(url, { ...(await init), signal })"],
    ["one in parentheses", "f(url, (a, b))", "f(url, ({ ...(a, b), signal }))"],
    ["with its comments", "f(url, /* a */ init /* b */)", "f(url, /* a */ { ...init, signal } /* b */)"],
    ["with a line comment", "f(\n  url,\n  init, // b\n)", "f(\n  url,\n  { ...init, signal }, // b\n)"],
    ["a yielded one", "function* g() { f(url, yield) }", "function* g() { f(url, { ...(yield), signal }) }"],
    ["an assigned one", "f(url, a = b)", "f(url, { ...(a = b), signal })"],
    ["no operation", "f(url, !a)", undefined],
    ["nothing that does something", "f(url, void a())", undefined],
    ["no string", "f(url, 'x')", undefined],
    ["no function", "f(url, () => {})", undefined],
    ["no instance", "f(url, new Y())", undefined],
    ["no spread argument", "f(url, ...rest)", undefined],
    ["nor behind one", "f(...rest)", undefined],
    ["but before one", "f(url, init, ...rest)", "f(url, { ...init, signal }, ...rest)"],
  ],
  "on a condition": [
    ["as a new argument", "f(url)", "f(url, { ...(signal && { signal }) })", { condition: "signal" }],
    ["at the end of a literal", "f(url, {a})", "f(url, {a, ...(signal && {signal})})", { condition: "signal" }],
    ["over a property with another's value", "f(url, { signal: undefined })", "f(url, { ...(o.signal && { signal: o.signal }) })", { condition: "o.signal", value: "o.signal" }],
    ["over a property", "f(url, { signal: undefined })", "f(url, { ...(signal && { signal }) })", { condition: "signal" }],
    ["over another expression", "f(url, init)", "f(url, { ...init, ...(o.signal && { signal: o.signal }) })", { condition: "o.signal", value: "o.signal" }],
    ["a second time, not at the end", "f(url, { ...(signal && { signal }), a })", "f(url, { ...(signal && { signal }), a })", { condition: "signal" }],
    ["again behind another spread", "f(url, { ...(signal && { signal }), ...a })", "f(url, { ...(signal && { signal }), ...a, ...(signal && { signal }) })", { condition: "signal" }],
    ["a second time in other spaces", "f(url, {...(signal && { signal })})", "f(url, {...(signal && { signal })})", { condition: "signal" }],
    ["a second time it is there already", "f(url, { ...(signal && { signal }) })", "f(url, { ...(signal && { signal }) })", { condition: "signal" }],
  ],
};

const typed: readonly Case[] = [
  ["type arguments stay", "f<T<(a: 1) => 2>>(url)", "f<T<(a: 1) => 2>>(url, { signal })"],
  ["of an optional call too", "f?.<T>()", "f?.<T>({ signal })", { index: 0 }],
  ["of a new without parentheses too", "new X<T>", "new X<T>({ signal })", { index: 0 }],
  ["a literal in a cast", "f(url, { a } as RequestInit)", "f(url, { a, signal } as RequestInit)"],
  ["a literal that satisfies", "f(url, {} satisfies RequestInit)", "f(url, { signal } satisfies RequestInit)"],
  ["nothing in a cast", "f(url, undefined as any)", "f(url, { signal } as any)"],
  ["a variable in a cast", "f(url, init as RequestInit)", "f(url, { ...(init as RequestInit), signal })"],
  ["a variable that is asserted", "f(url, init!)", "f(url, { ...init!, signal })"],
  ["a nested literal in a cast", "f(url, { timeout: {} as any })", "f(url, { timeout: { request: 5_000 } as any })", nested],
  ["a value in a cast", "f(url, { signal: undefined as any })", "f(url, { signal })"],
];

describe.each(languages)("setOption ($name)", (language) => {
  for (const [group, rows] of Object.entries(cases)) {
    describe(group, () => {
      for (const [name, code, output, wish] of rows) {
        it(name, () => {
          expect(set(language, code, wish)).toBe(output);
        });
      }
    });
  }
});

describe("setOption in TypeScript", () => {
  it("edits the literal in a prefix cast", () => {
    expect(set(typescriptOnly, "f(url, <RequestInit>{ a })")).toBe("f(url, <RequestInit>{ a, signal })");
  });

  for (const [name, code, output, wish] of typed) {
    it(name, () => {
      expect(set(typescript, code, wish)).toBe(output);
    });
  }
});
