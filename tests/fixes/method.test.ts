import type { TSESTree } from "@typescript-eslint/utils";
import { describe, expect, it } from "vitest";
import { appendCall, moveCallback } from "../../src/fixes/method.js";
import { applyEdit, languages } from "./edit.js";

const cases: readonly (readonly [name: string, code: string, output: string | undefined])[] = [
  ["a call alone", "get(url);", "get(url).timeout(1);"],
  ["a chain on one line", "await get(url).set('a');", "await get(url).timeout(1).set('a');"],
  ["a member call on one line", "agent.get(url).set('a');", "agent.get(url).timeout(1).set('a');"],
  ["a broken chain gets one more line", "get(url)\n  .set('a')\n  .set('b');", "get(url)\n  .timeout(1)\n  .set('a')\n  .set('b');"],
  ["with its own indentation", "\tagent\n\t\t.get(url);", "\tagent\n\t\t.get(url)\n\t\t.timeout(1);"],
  ["a chain broken before the call, with more behind it", "agent\n  .get(url).set('a');", "agent\n  .get(url)\n  .timeout(1).set('a');"],
  ["a chain broken with its dots behind stays on its line", "agent.\n  get(url).\n  set('a');", "agent.\n  get(url).timeout(1).\n  set('a');"],
  ["a line comment stays with the call", "get(url) // c\n  .set('a');", "get(url) // c\n  .timeout(1)\n  .set('a');"],
  ["a comment of the next link stays with it", "get(url)\n  // c\n  .set('a');", "get(url)\n  .timeout(1)\n  // c\n  .set('a');"],
  ["the last link of a broken chain, before a comment", "agent\n  .get(url) // c\n", "agent\n  .get(url) // c\n  .timeout(1)\n"],
  ["a call in parentheses gets it inside", "(get(url)).set('a');", "(get(url).timeout(1)).set('a');"],
  ["CRLF stays", "get(url)\r\n  .set('a');", "get(url)\r\n  .timeout(1)\r\n  .set('a');"],
  ["an optional chain", "agent?.get(url)?.set('a');", "agent?.get(url).timeout(1)?.set('a');"],
];

describe.each(languages)("appendCall ($name)", (language) => {
  for (const [name, code, output] of cases) {
    it(name, () => {
      const result = applyEdit(language, code, "CallExpression:matches([callee.name='get'], [callee.property.name='get'])", (sourceCode, node, fixer) => {
        const edit = appendCall(sourceCode, node as never, ".timeout(1)");
        return edit && fixer.replaceTextRange([...edit.range], edit.text);
      });
      expect(result).toBe(output);
    });
  }

  it("offers nothing behind an await without parentheses", () => {
    const result = applyEdit(language, "await get(url)", "AwaitExpression", (sourceCode, node, fixer) => {
      const edit = appendCall(sourceCode, node as never, ".timeout(1)");
      return edit && fixer.replaceTextRange([...edit.range], edit.text);
    });
    expect(result).toBeUndefined();
  });
});

const moved: readonly (readonly [name: string, code: string, output: string | undefined])[] = [
  ["a callback on one line", "get(url, done);", "get(url).timeout(1).end(done);"],
  ["a function behind data", "get(url, data, () => {});", "get(url, data).timeout(1).end(() => {});"],
  ["arguments in parentheses", "get((url), (a, done));", "get((url)).timeout(1).end((a, done));"],
  ["a trailing comma on its line", "get(\n  url,\n  done,\n);", "get(\n  url).timeout(1).end(done,\n);"],
  ["comments stay with what they stand beside", "get(url /* a */, /* b */ done // c\n);", "get(url /* a */).timeout(1).end(/* b */ done // c\n);"],
  ["a line comment before the comma", "get(url // a\n, done);", "get(url // a\n).timeout(1).end(done);"],
  ["no callback behind another argument", "get(done);", undefined],
  ["another last argument", "get(url, done, more);", undefined],
  ["a call whose answer somebody uses", "const request = get(url, done);", undefined],
  ["a call with more behind it", "get(url, done).set('a');", undefined],
];

describe.each(languages)("moveCallback ($name)", (language) => {
  for (const [name, code, output] of moved) {
    it(name, () => {
      const result = applyEdit(language, code, "CallExpression[callee.name='get']", (sourceCode, node, fixer) => {
        const call = node as TSESTree.CallExpression;
        const callback = call.arguments.find((argument) => /done|=>/.test(sourceCode.getText(argument))) as TSESTree.Expression;
        const text = moveCallback(sourceCode, call, callback, ".timeout(1).end");
        return text === undefined ? undefined : fixer.replaceText(node, text);
      });
      expect(result).toBe(output);
    });
  }
});
