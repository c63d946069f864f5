import { describe, expect, it } from "vitest";
import { importBinding } from "../../src/fixes/import.js";
import { applyEdit, type Language, languages, typescript, withSourceType } from "./edit.js";

interface Wish {
  readonly import?: string;
  readonly name?: string;
}

const bring = (language: Language, code: string, wish: Wish = {}): string | undefined =>
  applyEdit(language, code, "Identifier[name='HERE']", (sourceCode, node, fixer) => {
    const binding = importBinding(sourceCode, node, { import: "@acme/http", name: "LIMIT", ...wish });
    return binding && [fixer.replaceText(node, binding.text), ...binding.edits(fixer)];
  });

type Case = readonly [name: string, code: string, output: string | undefined, wish?: Wish];

const esm: readonly Case[] = [
  ["reuses an import", 'import { LIMIT } from "@acme/http";\nf(HERE);', 'import { LIMIT } from "@acme/http";\nf(LIMIT);'],
  ["reuses a renamed import", 'import { LIMIT as L } from "@acme/http";\nf(HERE);', 'import { LIMIT as L } from "@acme/http";\nf(L);'],
  ["reuses an import by string name", 'import { "LIMIT" as L } from "@acme/http";\nf(HERE);', 'import { "LIMIT" as L } from "@acme/http";\nf(L);'],
  ["reuses a namespace", 'import * as http from "@acme/http";\nf(HERE);', 'import * as http from "@acme/http";\nf(http.LIMIT);'],
  ["reuses a default import", 'import d from "@acme/http";\nf(HERE);', 'import d from "@acme/http";\nf(d);', { name: "default" }],
  ["reuses a default import by name", 'import { default as d } from "@acme/http";\nf(HERE);', 'import { default as d } from "@acme/http";\nf(d);', { name: "default" }],
  ["adds to an import", 'import { a } from "@acme/http";\nf(HERE);', 'import { a, LIMIT } from "@acme/http";\nf(LIMIT);'],
  ["adds to an import over lines", 'import {\n  a,\n  b, // b\n} from "@acme/http";\nf(HERE);', 'import {\n  a,\n  b, // b\n  LIMIT,\n} from "@acme/http";\nf(LIMIT);'],
  ["adds to an empty import", 'import {} from "@acme/http";\nf(HERE);', 'import { LIMIT } from "@acme/http";\nf(LIMIT);'],
  ["adds behind a default import", 'import d from "@acme/http";\nf(HERE);', 'import d, { LIMIT } from "@acme/http";\nf(LIMIT);'],
  ["adds behind a default import with names", 'import d, { a } from "@acme/http";\nf(HERE);', 'import d, { a, LIMIT } from "@acme/http";\nf(LIMIT);'],
  ["adds a default before names", 'import { a } from "@acme/http";\nf(HERE);', 'import http, { a } from "@acme/http";\nf(http);', { name: "default" }],
  ["leaves an import for its effects alone", 'import "@acme/http";\nf(HERE);', 'import "@acme/http";\nimport { LIMIT } from "@acme/http";\nf(LIMIT);'],
  ["goes behind the last import", "import a from 'a'\nimport b from 'b' // b\n\nf(HERE)", "import a from 'a'\nimport b from 'b' // b\nimport { LIMIT } from '@acme/http'\n\nf(LIMIT)"],
  ["goes behind an import on the same line", 'import a from "a"; f(HERE);', 'import a from "a"; import { LIMIT } from "@acme/http"; f(LIMIT);'],
  ["goes first where there is no import", "f(HERE);", 'import { LIMIT } from "@acme/http";\n\nf(LIMIT);'],
  ["goes below a shebang", "#!/usr/bin/env node\nf(HERE);", '#!/usr/bin/env node\nimport { LIMIT } from "@acme/http";\n\nf(LIMIT);'],
  ["goes below a license", "/*! A license */\nf(HERE);", '/*! A license */\nimport { LIMIT } from "@acme/http";\n\nf(LIMIT);'],
  ["goes below a file's own comment", "// Copyright us\n\n/** Says. */\nfunction a() { f(HERE); }", '// Copyright us\n\nimport { LIMIT } from "@acme/http";\n\n/** Says. */\nfunction a() { f(LIMIT); }'],
  ["goes below @ts-check but above a statement's comment", "// @ts-check\n// @ts-expect-error\nf(HERE);", '// @ts-check\nimport { LIMIT } from "@acme/http";\n\n// @ts-expect-error\nf(LIMIT);'],
  ["goes below a comment that stands alone", "// c\n\nf(HERE);", '// c\n\nimport { LIMIT } from "@acme/http";\n\nf(LIMIT);'],
  ["goes below all directives", '"use client";\n"use strict";\nf(HERE);', '"use client";\n"use strict";\nimport { LIMIT } from "@acme/http";\nf(LIMIT);'],
  ["writes the quotes of the last import", "import a from \"a\";\nimport b from 'b';\nf(HERE);", "import a from \"a\";\nimport b from 'b';\nimport { LIMIT } from '@acme/http';\nf(LIMIT);"],
  ["goes below directives", '"use client";\n\nf(HERE);', '"use client";\nimport { LIMIT } from "@acme/http";\n\nf(LIMIT);'],
  ["keeps quotes and semicolons", "f('a')\nf(HERE)", "import { LIMIT } from '@acme/http'\n\nf('a')\nf(LIMIT)"],
  ["keeps CRLF", 'import a from "a";\r\nf(HERE);', 'import a from "a";\r\nimport { LIMIT } from "@acme/http";\r\nf(LIMIT);'],
  ["takes a free name where the name is another's", 'const LIMIT = 1;\nf(HERE, LIMIT);', 'import { LIMIT as LIMIT2 } from "@acme/http";\n\nconst LIMIT = 1;\nf(LIMIT2, LIMIT);'],
  ["takes a free name where a parameter hides it", "(LIMIT) => f(HERE);", 'import { LIMIT as LIMIT2 } from "@acme/http";\n\n(LIMIT) => f(LIMIT2);'],
  ["takes a free name where its import is hidden", 'import { LIMIT } from "@acme/http";\n(LIMIT, LIMIT2) => f(HERE);', 'import { LIMIT, LIMIT as LIMIT3 } from "@acme/http";\n(LIMIT, LIMIT2) => f(LIMIT3);'],
  ["takes a free name where the name is a global's", "f(HERE, LIMIT);", 'import { LIMIT as LIMIT2 } from "@acme/http";\n\nf(LIMIT2, LIMIT);'],
  ["does not mind another function's name", "f(HERE);\n(LIMIT) => f(LIMIT);", 'import { LIMIT } from "@acme/http";\n\nf(LIMIT);\n(LIMIT) => f(LIMIT);'],
  ["is a module by an export of a name", "export const a = () => f(HERE, require(b));", 'import { LIMIT } from "@acme/http";\n\nexport const a = () => f(LIMIT, require(b));'],
  ["is a module by its default export", "export default () => f(HERE, require(b));", 'import { LIMIT } from "@acme/http";\n\nexport default () => f(LIMIT, require(b));'],
  ["is a module by what it exports of another", 'f(HERE, require(b));\nexport * from "c";', 'import { LIMIT } from "@acme/http";\n\nf(LIMIT, require(b));\nexport * from "c";'],
  ["names a default import by its module", "f(HERE);", 'import httpTimeout from "@acme/http-timeout.js";\n\nf(httpTimeout);', { import: "@acme/http-timeout.js", name: "default" }],
  ["names a default import of nothing nameable", "f(HERE);", 'import deadline from "..";\n\nf(deadline);', { import: "..", name: "default" }],
  ["offers nothing in the file that exports the name", "export const LIMIT = 1;\nf(HERE);", undefined],
  ["offers nothing in the file that exports it by a list", "const LIMIT = 1;\nexport { LIMIT };\nf(HERE);", undefined],
];

const types: readonly Case[] = [
  ["a type import is no value", 'import type { LIMIT } from "@acme/http";\nf(HERE);', 'import type { LIMIT } from "@acme/http";\nimport { LIMIT as LIMIT2 } from "@acme/http";\nf(LIMIT2);'],
  ["an import of only a type is no value", 'import { type LIMIT } from "@acme/http";\nf(HERE);', 'import { type LIMIT, LIMIT as LIMIT2 } from "@acme/http";\nf(LIMIT2);'],
  ["adds nothing to a type import", 'import type { A } from "@acme/http";\nf(HERE);', 'import type { A } from "@acme/http";\nimport { LIMIT } from "@acme/http";\nf(LIMIT);'],
  ["an import by require has its place among others", 'import b from "b";\nimport a = require("a");\nf(HERE);', 'import b from "b";\nimport a = require("a");\nimport { LIMIT } from "@acme/http";\nf(LIMIT);'],
  ["nothing in a file of imports by require", 'import a = require("a");\nf(HERE);', undefined],
  ["nothing in a file with export =", "export = () => f(HERE);", undefined],
  ["a local type of the name is something else", "interface LIMIT {}\nf(HERE);", 'import { LIMIT as LIMIT2 } from "@acme/http";\n\ninterface LIMIT {}\nf(LIMIT2);'],
];

const commonjs: readonly Case[] = [
  ["goes behind the first requires", "'use strict';\nconst a = require('a');\nconst b = require('b').c;\nf(HERE);", "'use strict';\nconst a = require('a');\nconst b = require('b').c;\nconst { LIMIT } = require('@acme/http');\nf(LIMIT);"],
  ["stays before code that could run it", 'const a = require("a");\nf(HERE);\nconst b = require("b");', 'const a = require("a");\nconst { LIMIT } = require("@acme/http");\nf(LIMIT);\nconst b = require("b");'],
  ["goes first", "module.exports = () => f(HERE);", 'const { LIMIT } = require("@acme/http");\n\nmodule.exports = () => f(LIMIT);'],
  ["goes first before a parenthesis", 'b()\nmodule\n;(async () => f(HERE))()\nmodule.exports = a\n', 'const { LIMIT } = require("@acme/http")\n\nb()\nmodule\n;(async () => f(LIMIT))()\nmodule.exports = a\n'],
  ["with a semicolon where the code would go on", "(async () => f(HERE))()\nmodule.exports = a\nb()", 'const { LIMIT } = require("@acme/http");\n\n(async () => f(LIMIT))()\nmodule.exports = a\nb()'],
  ["reuses a name", 'const { LIMIT: L } = require("@acme/http");\nf(HERE);', 'const { LIMIT: L } = require("@acme/http");\nf(L);'],
  ["reuses a member", 'const L = require("@acme/http").LIMIT;\nf(HERE);', 'const L = require("@acme/http").LIMIT;\nf(L);'],
  ["reuses a module", 'const http = require("@acme/http");\nf(HERE);', 'const http = require("@acme/http");\nf(http.LIMIT);'],
  ["reuses a module as the default", 'const http = require("@acme/http");\nf(HERE);', 'const http = require("@acme/http");\nf(http);', { name: "default" }],
  ["reuses no module that is hidden", 'const http = require("@acme/http");\n(http) => f(HERE);', 'const http = require("@acme/http");\nconst { LIMIT } = require("@acme/http");\n(http) => f(LIMIT);'],
  ["reuses no other name", 'const { OTHER: L } = require("@acme/http");\nf(HERE);', 'const { OTHER: L } = require("@acme/http");\nconst { LIMIT } = require("@acme/http");\nf(LIMIT);'],
  ["reuses no part of the name's value", 'const { LIMIT: { L } } = require("@acme/http");\nf(HERE);', 'const { LIMIT: { L } } = require("@acme/http");\nconst { LIMIT } = require("@acme/http");\nf(LIMIT);'],
  ["reuses no computed name", 'const { [LIMIT]: L, ...rest } = require("@acme/http");\nf(HERE);', 'const { [LIMIT]: L, ...rest } = require("@acme/http");\nconst { LIMIT: LIMIT2 } = require("@acme/http");\nf(LIMIT2);'],
  ["reuses nothing that another function loads", 'const { LIMIT: L } = load("@acme/http");\nmodule.exports = f(HERE);', 'const { LIMIT } = require("@acme/http");\n\nconst { LIMIT: L } = load("@acme/http");\nmodule.exports = f(LIMIT);'],
  ["goes behind a require that is called with data", 'const a = require("a")("b", `c`, { d: 1 });\nf(HERE);', 'const a = require("a")("b", `c`, { d: 1 });\nconst { LIMIT } = require("@acme/http");\nf(LIMIT);'],
  ["goes before a require that is called with a template of code", 'require("a")(`${b()}`);\nf(HERE);', 'const { LIMIT } = require("@acme/http");\n\nrequire("a")(`${b()}`);\nf(LIMIT);'],
  ["goes before a require that is called with an object of code", 'require("a")({ ...b });\nf(HERE);', 'const { LIMIT } = require("@acme/http");\n\nrequire("a")({ ...b });\nf(LIMIT);'],
  ["goes before a require that comes behind a call", 'const a = b();\nconst c = require("c");\nf(HERE);', 'const { LIMIT } = require("@acme/http");\n\nconst a = b();\nconst c = require("c");\nf(LIMIT);'],
  ["goes behind a require that is only run", 'require("a").config();\nb();\nf(HERE);', 'require("a").config();\nconst { LIMIT } = require("@acme/http");\nb();\nf(LIMIT);'],
  ["offers the name to a file that exports others", "module.exports = { OTHER: 1, ['LIMIT']: 2 };\nf(HERE);", "const { LIMIT } = require('@acme/http');\n\nmodule.exports = { OTHER: 1, ['LIMIT']: 2 };\nf(LIMIT);"],
  ["offers the name to a file that gives it to another object", "a.exports = { LIMIT: 1 };\nmodule.exports = f(HERE);", 'const { LIMIT } = require("@acme/http");\n\na.exports = { LIMIT: 1 };\nmodule.exports = f(LIMIT);'],
  ["reuses no other member", 'const L = require("@acme/http").OTHER;\nf(HERE);', 'const L = require("@acme/http").OTHER;\nconst { LIMIT } = require("@acme/http");\nf(LIMIT);'],
  ["reuses no member of a member", 'const { LIMIT: L } = require("@acme/http").sub;\nf(HERE);', 'const { LIMIT: L } = require("@acme/http").sub;\nconst { LIMIT } = require("@acme/http");\nf(LIMIT);'],
  ["minds no variable without a value", 'require("a");\nlet b;\nf(HERE);', 'require("a");\nconst { LIMIT } = require("@acme/http");\nlet b;\nf(LIMIT);'],
  ["takes a free name", 'const LIMIT = require("a");\nf(HERE);', 'const LIMIT = require("a");\nconst { LIMIT: LIMIT2 } = require("@acme/http");\nf(LIMIT2);'],
  ["a default is the module", 'const a = require("a");\nf(HERE);', 'const a = require("a");\nconst http = require("@acme/http");\nf(http);', { name: "default" }],
  ["reuses a name that is set before what needs it", 'a();\nconst { LIMIT } = require("@acme/http");\nconst b = () => f(HERE);', 'a();\nconst { LIMIT } = require("@acme/http");\nconst b = () => f(LIMIT);'],
  ["reuses no name that a hoisted function may need before", 'b();\nconst { LIMIT } = require("@acme/http");\nfunction b() { f(HERE); }', 'const { LIMIT: LIMIT2 } = require("@acme/http");\n\nb();\nconst { LIMIT } = require("@acme/http");\nfunction b() { f(LIMIT2); }'],
  ["stays before a require that is handed the file's own code", 'require("a")(b);\nfunction b() { f(HERE); }', 'const { LIMIT } = require("@acme/http");\n\nrequire("a")(b);\nfunction b() { f(LIMIT); }'],
  ["offers nothing in the file that exports the name", "const LIMIT = 1;\nmodule.exports = { LIMIT };\nf(HERE);", undefined],
  ["offers nothing in the file that assigns it", "exports.LIMIT = 1;\nf(HERE);", undefined],
  ["offers nothing in the file that assigns it in full", "module.exports.LIMIT = 1;\nf(HERE);", undefined],
  ["reuses no name that comes later", 'function a() { f(HERE); }\nconst { LIMIT } = require("@acme/http");', 'const { LIMIT: LIMIT2 } = require("@acme/http");\n\nfunction a() { f(LIMIT2); }\nconst { LIMIT } = require("@acme/http");'],
];

describe.each(languages)("importBinding ($name)", (language) => {
  describe("in a module", () => {
    for (const [name, code, output, wish] of esm) {
      it(name, () => {
        expect(bring(language, code, wish)).toBe(output);
      });
    }
  });
  for (const sourceType of ["module", "commonjs", "script"] as const) {
    describe(`in CommonJS that is configured as ${sourceType}`, () => {
      for (const [name, code, output, wish] of commonjs) {
        it(name, () => {
          expect(bring(withSourceType(language, sourceType), code, wish)).toBe(output);
        });
      }
    });
  }
  it("offers nothing in a file that runs with and without CommonJS", () => {
    expect(bring(language, "f(HERE);\nif (typeof module !== 'undefined') module.exports = f;")).toBeUndefined();
  });
  it("takes a property or a variable named like CommonJS's own for what it is", () => {
    const code = "const require = a.module.b;\nf(HERE, require(c));";
    expect(bring(language, code)).toBe(`import { LIMIT } from "@acme/http";\n\n${code.replace("HERE", "LIMIT")}`);
  });
  it("adds to an import in a language that is older than import attributes", () => {
    const older = { ...language, languageOptions: { ...language.languageOptions, ecmaVersion: 2022 as const } };
    expect(bring(older, 'import { a } from "@acme/http";\nf(HERE);')).toBe('import { a, LIMIT } from "@acme/http";\nf(LIMIT);');
  });
  it("adds nothing to an import with attributes", () => {
    const code = 'import a from "@acme/http" with { type: "json" };\nf(HERE);';
    expect(bring(language, code)).toBe('import a from "@acme/http" with { type: "json" };\nimport { LIMIT } from "@acme/http";\nf(LIMIT);');
  });
  it("offers nothing in a script, which imports nothing", () => {
    expect(bring(withSourceType(language, "script"), "f(HERE);")).toBeUndefined();
  });
});

describe("importBinding in TypeScript", () => {
  for (const [name, code, output, wish] of types) {
    it(name, () => {
      expect(bring(typescript, code, wish)).toBe(output);
    });
  }
});
