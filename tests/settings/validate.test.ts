import { describe, expect, it } from "vitest";
import { settingsOf } from "../../src/settings.js";

const timeout = (value: unknown) => settingsOf({ settings: { timeout: value } });

/** The error of a wrong `settings.timeout`, without the plugin's name. */
function complaint(value: unknown): string {
  try {
    timeout(value);
  } catch (error) {
    const prefix = "eslint-plugin-timeout: ";
    expect(error).toBeInstanceOf(Error);
    const { message } = error as Error;
    expect(message.startsWith(prefix)).toBe(true);
    return message.slice(prefix.length);
  }
  throw new Error("The settings were accepted.");
}

const client = {
  name: "acme",
  kind: "http",
  modules: ["@acme/http"],
  calls: { get: { args: ["url", "options"], returns: "result" } },
  bounds: { timeout: { takes: "ms" } },
  edit: "timeout",
} as const;

/** The error of a client that is right but for these keys. */
const clientComplaint = (wrong: object): string => complaint({ clients: [{ ...client, ...wrong }] });

describe("settings.timeout", () => {
  it("has defaults where nothing is set", () => {
    const defaults = { deadlines: [], fixes: "fix", bounded: [], clients: [] };
    expect(settingsOf({ settings: {} })).toEqual(defaults);
    expect(settingsOf({ settings: undefined })).toEqual(defaults);
    expect(timeout(undefined)).toEqual(defaults);
    expect(timeout({})).toEqual(defaults);
    expect(timeout({ deadline: undefined, target: undefined, deadlines: undefined })).toEqual(defaults);
  });

  it("is validated once per object, and its answer is one object", () => {
    const settings = { timeout: { deadline: 10_000 } };
    expect(settingsOf({ settings })).toBe(settingsOf({ settings: { timeout: settings.timeout } }));
    expect(settingsOf({ settings: {} })).toBe(settingsOf({ settings: {} }));
  });

  it("may be frozen, as a config is that several runs share", () => {
    const frozen = Object.freeze({ deadlines: Object.freeze([Object.freeze({ deadline: "none" })]) });
    expect(timeout(frozen).deadlines).toEqual([{ deadline: "none" }]);
  });

  it("throws again for the next file while it is wrong", () => {
    const wrong = { fixes: "off" };
    expect(complaint(wrong)).toBe(complaint(wrong));
  });

  it.each([
    [null, "`settings.timeout` must be an object; got null."],
    [10_000, "`settings.timeout` must be an object; got 10000."],
    [[], "`settings.timeout` must be an object; got an empty list."],
    [{ deadlin: 1 }, "`settings.timeout` has no `deadlin`. Did you mean `deadline`?"],
    [{ Deadline: 1 }, "`settings.timeout` has no `Deadline`. Did you mean `deadline`?"],
    [{ DEADLINE: 1 }, "`settings.timeout` has no `DEADLINE`. Did you mean `deadline`?"],
    [{ client: [] }, "`settings.timeout` has no `client`. Did you mean `clients`?"],
    [
      { timeout: 1 },
      "`settings.timeout` has no `timeout`. Known are `deadline`, `deadlines`, `fixes`, `target`, `bounded` and `clients`.",
    ],
    [
      { constructor: 1 },
      "`settings.timeout` has no `constructor`. Known are `deadline`, `deadlines`, `fixes`, `target`, `bounded` and `clients`.",
    ],
  ])("%j is refused", (value, message) => {
    expect(complaint(value)).toBe(message);
  });

  it("has an unknown key refused even where its value is undefined", () => {
    expect(complaint({ target: "modern", fix: undefined })).toMatch(/^`settings\.timeout` has no `fix`\./);
  });
});

describe("settings.timeout.deadline", () => {
  it.each([1, 10_000, 2 ** 31 - 1, { import: "@acme/http", name: "HTTP_TIMEOUT_MS" }, { import: "#limits", name: "$ö_1" }])(
    "takes %j",
    (deadline) => {
      expect(timeout({ deadline }).deadline).toEqual(deadline);
    },
  );

  const number = "`settings.timeout.deadline` must be a whole number of milliseconds from 1 to 2147483647, or { import, name }";
  it.each([
    ["10s", '"10s"'],
    [0, "0"],
    [-1, "-1"],
    [0.5, "0.5"],
    [1.5, "1.5"],
    [NaN, "NaN"],
    [Infinity, "Infinity"],
    [2 ** 31, "2147483648"],
    [10n, "10"],
    [null, "null"],
    [true, "true"],
    ["none", '"none"'],
    [[1000], "a list"],
    [() => 1, "a function"],
    [Symbol("ms"), "Symbol(ms)"],
    ["x".repeat(100), `"${"x".repeat(60)}…"`],
  ])("refuses %o", (deadline, got) => {
    expect(complaint({ deadline })).toBe(`${number}; got ${got}.`);
  });

  const specifier =
    "`settings.timeout.deadline.import` must be a module specifier that means the same in every file, such as a package or a path alias";
  const name = "`settings.timeout.deadline.name` must be the name of an export, and a valid identifier";
  it.each([
    [{ import: "./http.js", name: "MS" }, `${specifier}; got "./http.js".`],
    [{ import: "..", name: "MS" }, `${specifier}; got "..".`],
    [{ import: "", name: "MS" }, `${specifier}; got "".`],
    [{ name: "MS" }, `${specifier}; got undefined.`],
    [{ import: "@acme/http" }, `${name}; got undefined.`],
    [{ import: "@acme/http", name: "http.MS" }, `${name}; got "http.MS".`],
    [{ import: "@acme/http", name: "1st" }, `${name}; got "1st".`],
    [{ import: "@acme/http", name: "default" }, `${name}; got "default".`],
    [{ import: "@acme/http", names: "MS" }, "`settings.timeout.deadline` has no `names`. Did you mean `name`?"],
    [{ ms: 1000 }, "`settings.timeout.deadline` has no `ms`. Known are `import` and `name`."],
  ])("refuses the import %j", (deadline, message) => {
    expect(complaint({ deadline })).toBe(message);
  });

  it("takes a specifier that only begins with a dot", () => {
    expect(timeout({ deadline: { import: ".config/limits", name: "MS" } }).deadline).toBeDefined();
  });
});

describe("settings.timeout.deadlines", () => {
  it("takes every condition, alone and together", () => {
    const deadlines = [
      { files: ["src/llm/**", "!(test)/**", "src/!(a)/*.ts"], deadline: 120_000 },
      { client: "axios", deadline: { import: "@acme/http", name: "MS" } },
      { callee: "api.get", deadline: "none" },
      { url: "https://llm.example.com/**", deadline: 1 },
      { files: ["**"], client: "fetch", callee: "fetch", url: "/api/**", deadline: "none" },
      { deadline: 5_000 },
    ];
    expect(timeout({ deadlines }).deadlines).toEqual(deadlines);
  });

  it("drops a condition that is undefined", () => {
    expect(timeout({ deadlines: [{ client: undefined, deadline: 1 }] }).deadlines).toEqual([{ deadline: 1 }]);
  });

  it("may name a client of the user", () => {
    expect(timeout({ clients: [client], deadlines: [{ client: "acme", deadline: 1 }] }).deadlines).toHaveLength(1);
  });

  const glob = "must be a glob that is not empty and does not begin with `!`";
  const path = "settings.timeout.deadlines";
  it.each([
    [{}, `\`${path}\` must be a list of { files?, client?, callee?, url?, deadline }; got an object.`],
    [[1000], `\`${path}[0]\` must be an object; got 1000.`],
    [
      [{ client: "fetch" }],
      `\`${path}[0].deadline\` must be a whole number of milliseconds from 1 to 2147483647, { import, name } or "none"; got undefined.`,
    ],
    [
      [{ deadline: 1 }, { deadline: "never" }],
      `\`${path}[1].deadline\` must be a whole number of milliseconds from 1 to 2147483647, { import, name } or "none"; got "never".`,
    ],
    [
      [{ deadline: { import: "./a", name: "b" } }],
      `\`${path}[0].deadline.import\` must be a module specifier that means the same in every file, such as a package or a path alias; got "./a".`,
    ],
    [[{ file: ["a"], deadline: 1 }], `\`${path}[0]\` has no \`file\`. Did you mean \`files\`?`],
    [[{ files: "src/**", deadline: 1 }], `\`${path}[0].files\` must be a list of one or more globs; got "src/**".`],
    [[{ files: [], deadline: 1 }], `\`${path}[0].files\` must be a list of one or more globs; got an empty list.`],
    [[{ files: ["a", ""], deadline: 1 }], `\`${path}[0].files[1]\` ${glob}; got "".`],
    [[{ files: ["!a/**"], deadline: 1 }], `\`${path}[0].files[0]\` ${glob}; got "!a/**".`],
    [[{ files: [/a/], deadline: 1 }], `\`${path}[0].files[0]\` ${glob}; got a regular expression.`],
    [[{ url: "!https://**", deadline: 1 }], `\`${path}[0].url\` ${glob}; got "!https://**".`],
    [[{ callee: "", deadline: 1 }], `\`${path}[0].callee\` must be a string that is not empty; got "".`],
    [[{ client: "axois", deadline: 1 }], `\`${path}[0].client\` must name a client; got "axois". Did you mean \`axios\`?`],
  ])("refuses %o", (deadlines, message) => {
    expect(complaint({ deadlines })).toBe(message);
  });

  it("has the known clients listed where no name is near, the user's first", () => {
    const message = complaint({ clients: [client], deadlines: [{ client: "frobnicate", deadline: 1 }] });
    expect(message).toMatch(/^`settings\.timeout\.deadlines\[0\]\.client` must name a client; got "frobnicate"\. Known are `acme`, /);
    expect(message).toMatch(/`fetch`.*\.$/);
  });
});

describe("settings.timeout.fixes", () => {
  it.each(["fix", "suggest"])("takes %j", (fixes) => {
    expect(timeout({ fixes }).fixes).toBe(fixes);
  });

  it.each([
    ["off", '"off"'],
    [false, "false"],
  ])("refuses %j", (fixes, got) => {
    expect(complaint({ fixes })).toBe(`\`settings.timeout.fixes\` must be "fix" or "suggest"; got ${got}.`);
  });
});

describe("settings.timeout.target", () => {
  it.each(["modern", "react-native", "18", "20.3", "22.1.0"])("takes %j", (target) => {
    expect(timeout({ target }).target).toBe(target);
  });

  it.each([
    [20, "20"],
    [">=20", '">=20"'],
    ["v20.3", '"v20.3"'],
    ["20.", '"20."'],
    ["20.3.1.0", '"20.3.1.0"'],
    ["node20", '"node20"'],
    ["ES2022", '"ES2022"'],
    ["", '""'],
  ])("refuses %j", (target, got) => {
    expect(complaint({ target })).toBe(
      `\`settings.timeout.target\` must be "modern", "react-native" or a Node version such as "20.3"; got ${got}.`,
    );
  });
});

describe("settings.timeout.bounded", () => {
  it("takes names of the catalogue and of the user's clients", () => {
    expect(timeout({ clients: [client], bounded: ["fetch", "acme"] }).bounded).toEqual(["fetch", "acme"]);
  });

  it.each([
    ["fetch", '`settings.timeout.bounded` must be a list of client names; got "fetch".'],
    [["fetch", 1], "`settings.timeout.bounded[1]` must be a string that is not empty; got 1."],
    [["fetch", "axos"], '`settings.timeout.bounded[1]` must name a client; got "axos". Did you mean `axios`?'],
  ])("refuses %j", (bounded, message) => {
    expect(complaint({ bounded })).toBe(message);
  });

  it("knows no client by a name that every object has", () => {
    expect(complaint({ bounded: ["constructor"] })).toMatch(/^`settings\.timeout\.bounded\[0\]` must name a client; got "constructor"\. /);
  });
});

describe("settings.timeout.clients", () => {
  it("takes the smallest client that is whole", () => {
    expect(timeout({ clients: [client] }).clients).toEqual([client]);
    const { modules, ...rest } = client;
    expect(timeout({ clients: [{ ...rest, globals: [modules[0]] }] }).clients).toHaveLength(1);
  });

  it("takes every key that a catalogue entry has", () => {
    const whole = {
      ...client,
      globals: ["acme"],
      globalsFrom: "acme/globals",
      exports: ["default", "*"],
      signs: ["waitForAcme"],
      versions: ">=2",
      source: "https://acme.example.com/docs",
      types: "unchecked",
      calls: { "": { args: ["urlOrOptions", "body", "callback", "other"], returns: "handle", construct: true, tag: true, callback: "result", first: ["get"], quiet: false, needs: "callback" }, open: { args: ["address", "host", "text"], returns: "handle", instance: true }, send: { args: ["message", "metadata", "options"], returns: "result" } },
      factories: { create: { args: ["options"], construct: false, inherits: false }, Client: { args: ["options"], construct: true, extended: true }, open: { args: [], instance: true } },
      where: { type: ["remote"] },
      bounds: {
        "timeout.request": {
          takes: "s",
          covers: ["connect", "headers", "idle", "total"],
          ends: false,
          off: [0, -1, false, true, null, "Infinity", "{}", "0s"],
          unset: [0, false, null],
          default: 10_000,
          within: "timeout",
        },
        signal: { takes: "signal", covers: undefined },
        limited: { takes: "flag" },
        until: { takes: "date" },
      },
      urlOption: "url",
      server: { options: ["host"], local: true },
      edit: "timeout.request",
      ignores: ["ttl"],
      opaque: ["agent"],
      exempt: { keepalive: true, stdio: "inherit", retries: null },
      handed: { to: [{ files: ["+page"], exports: ["load"], member: "event", mentions: ["acme"] }], package: "acme", types: ["Event"], mentions: ["acme"] },
      inside: ["acme/paths"],
      scripts: "acme",
      blocking: ["poll"],
      defaults: "defaults",
      hook: "hooks.add",
      quietWith: { reject: false },
      offline: ["sign"],
      bodies: [],
      delivery: { option: "responseType", streamed: ["stream", true], transfer: ["blob"] },
      handle: {
        methods: { timeout: { takes: "ms" } },
        properties: { limit: { takes: "ms" } },
        event: "timeout",
        connected: "connect",
        error: "error",
        ended: ["close"],
        frees: ["unref"],
        ends: ["abort"],
        starts: "send",
      },
      rejects: { timeout: ["TimeoutError"], abort: [], signal: ["AbortError"] },
    };
    expect(timeout({ clients: [whole] }).clients).toEqual([
      { ...whole, bounds: { ...whole.bounds, signal: { takes: "signal" } } },
    ]);
  });

  it("may be edited by a bound of its handle", () => {
    const handle = { properties: { timeout: { takes: "ms" } }, ends: ["abort"] };
    expect(timeout({ clients: [{ ...client, bounds: {}, handle, edit: "timeout" }] }).clients).toHaveLength(1);
  });

  it("may be edited by its signal without saying so, and by nothing where nothing bounds it", () => {
    const rest = { ...client, edit: undefined };
    expect(timeout({ clients: [{ ...rest, bounds: { signal: { takes: "signal" } } }] }).clients).toHaveLength(1);
    expect(timeout({ clients: [{ ...rest, bounds: {} }] }).clients).toHaveLength(1);
  });

  it("keeps a key that would set the prototype of an object as a key", () => {
    const calls = JSON.parse('{"__proto__": {"args": [], "returns": "result"}}') as object;
    expect(Object.keys(timeout({ clients: [{ ...client, calls }] }).clients[0]?.calls ?? {})).toEqual(["__proto__"]);
  });

  const path = "settings.timeout.clients[0]";
  it.each<[object, string]>([
    [{ name: "" }, `\`${path}.name\` must be a string that is not empty; got "".`],
    [{ name: undefined }, `\`${path}.name\` must be a string that is not empty; got undefined.`],
    [{ kind: "rpc" }, `\`${path}.kind\` must be "http", "socket", "database", "process" or "server"; got "rpc".`],
    [{ modules: "@acme/http" }, `\`${path}.modules\` must be a list of one or more module specifiers; got "@acme/http".`],
    [{ modules: [] }, `\`${path}.modules\` must be a list of one or more module specifiers; got an empty list.`],
    [{ modules: ["!a"] }, `\`${path}.modules[0]\` must be a glob that is not empty and does not begin with \`!\`; got "!a".`],
    [{ modules: undefined }, `\`${path}\` must have \`modules\` or \`globals\`, or else no call can reach the client.`],
    [{ globals: [] }, `\`${path}.globals\` must be a list of one or more names; got an empty list.`],
    [{ exports: [1] }, `\`${path}.exports[0]\` must be a string that is not empty; got 1.`],
    [{ versions: 2 }, `\`${path}.versions\` must be a string that is not empty; got 2.`],
    [{ source: null }, `\`${path}.source\` must be a string that is not empty; got null.`],
    [{ types: "checked" }, `\`${path}.types\` must be "unchecked"; got "checked".`],
    [{ calls: undefined }, `\`${path}.calls\` must be an object with an entry for each call; got undefined.`],
    [{ calls: ["get"] }, `\`${path}.calls\` must be an object with an entry for each call; got a list.`],
    [{ calls: { get: true } }, `\`${path}.calls.get\` must be an object; got true.`],
    [
      { calls: { get: { args: ["url", "option"], returns: "result" } } },
      `\`${path}.calls.get.args[1]\` must be "url", "request", "urlOrOptions", "address", "host", "command", "program", "text", "message", "metadata", "options", "body", "callback" or "other"; got "option".`,
    ],
    [
      { calls: { "": { returns: "result" } } },
      `\`${path}.calls[""].args\` must be a list that says what each argument is; got undefined.`,
    ],
    [
      { calls: { "v1.get": { args: [], returns: "promise" } } },
      `\`${path}.calls["v1.get"].returns\` must be "response", "result", "stream", "handle", "thenable", "observable" or "value"; got "promise".`,
    ],
    [{ calls: { a: { args: [], returns: "result", construct: 1 } } }, `\`${path}.calls.a.construct\` must be true or false; got 1.`],
    [{ calls: { a: { args: [], returns: "result", callback: true } } }, `\`${path}.calls.a.callback\` must be "result"; got true.`],
    [
      { calls: { a: { args: [], returns: "result", first: [] } } },
      `\`${path}.calls.a.first\` must be a list of one or more constants; got an empty list.`,
    ],
    [{ calls: { a: { arg: [], returns: "result" } } }, `\`${path}.calls.a\` has no \`arg\`. Did you mean \`args\`?`],
    [{ factories: { create: [] } }, `\`${path}.factories.create\` must be an object; got an empty list.`],
    [{ factories: { create: { args: [], instance: "yes" } } }, `\`${path}.factories.create.instance\` must be true or false; got "yes".`],
    [{ factories: { create: { args: [], inherits: 0 } } }, `\`${path}.factories.create.inherits\` must be true or false; got 0.`],
    [{ factories: [] }, `\`${path}.factories\` must be an object with an entry for each factory; got an empty list.`],
    [{ bounds: undefined }, `\`${path}.bounds\` must be an object with an entry for each option that may bound a call; got undefined.`],
    [{ bounds: { a: { takes: "min" } } }, `\`${path}.bounds.a.takes\` must be "signal", "ms", "s", "date" or "flag"; got "min".`],
    [
      { bounds: { a: { takes: "ms", on: true } } },
      `\`${path}.bounds.a\` has no \`on\`. Known are \`takes\`, \`covers\`, \`ends\`, \`off\`, \`unset\`, \`default\`, \`longest\`, \`within\` and \`since\`.`,
    ],
    [
      { bounds: { a: { takes: "ms", covers: ["body"] } } },
      `\`${path}.bounds.a.covers[0]\` must be "connect", "headers", "idle" or "total"; got "body".`,
    ],
    [{ bounds: { a: { takes: "ms", covers: [] } } }, `\`${path}.bounds.a.covers\` must be a list of one or more phases; got an empty list.`],
    [{ bounds: { a: { takes: "ms", ends: "no" } } }, `\`${path}.bounds.a.ends\` must be true or false; got "no".`],
    [
      { bounds: { a: { takes: "ms", off: 0 } } },
      `\`${path}.bounds.a.off\` must be a list of values that switch the limit off; got 0.`,
    ],
    [{ bounds: { a: { takes: "ms", unset: ["0"] } } }, `\`${path}.bounds.a.unset[0]\` must be a finite number, true, false or null; got "0".`],
    [
      { bounds: { "a.b": { takes: "ms", off: [0, Infinity] } } },
      `\`${path}.bounds["a.b"].off[1]\` must be a finite number, true, false, null, "Infinity", "{}" or a text that starts with "0"; got Infinity.`,
    ],
    [
      { bounds: { a: { takes: "ms", default: 0 } } },
      `\`${path}.bounds.a.default\` must be a positive number of milliseconds; got 0.`,
    ],
    [
      { bounds: { a: { takes: "ms", longest: -1 } } },
      `\`${path}.bounds.a.longest\` must be a positive number of milliseconds, or Infinity; got -1.`,
    ],
    [{ edit: "signal" }, `\`${path}.edit\` must be "timeout"; got "signal".`],
    [{ edit: undefined }, `\`${path}.edit\` must be "timeout"; got undefined.`],
    [
      { edit: "toString", handle: { ends: [], methods: { setTimeout: { takes: "ms" } }, properties: { limit: { takes: "ms" } } } },
      `\`${path}.edit\` must be "timeout", "setTimeout" or "limit"; got "toString".`,
    ],
    [{ classes: [] }, `\`${path}.classes\` must be a list of one or more names; got an empty list.`],
    [{ urlOption: true }, `\`${path}.urlOption\` must be a string that is not empty; got true.`],
    [{ server: { options: "host" } }, `\`${path}.server.options\` must be a list of strings; got "host".`],
    [{ server: { local: "localhost" } }, `\`${path}.server.local\` must be true or false; got "localhost".`],
    [{ server: { host: "host" } }, `\`${path}.server\` has no \`host\`. Known are \`options\` and \`local\`.`],
    [{ ignores: "timeout" }, `\`${path}.ignores\` must be a list of strings; got "timeout".`],
    [{ opaque: [""] }, `\`${path}.opaque[0]\` must be a string that is not empty; got "".`],
    [{ exempt: { keepalive: 1 } }, `\`${path}.exempt.keepalive\` must be a string, a boolean or null; got 1.`],
    [{ handed: { to: {}, package: "acme", types: [], mentions: [] } }, `\`${path}.handed.to\` must be a list of what the functions are called; got an object.`],
    [{ inside: "paths" }, `\`${path}.inside\` must be a list of strings; got "paths".`],
    [{ blocking: "blpop" }, `\`${path}.blocking\` must be a list of strings; got "blpop".`],
    [{ exempt: [] }, `\`${path}.exempt\` must be an object of options and the value of each; got an empty list.`],
    [{ where: { type: "postgres" } }, `\`${path}.where.type\` must be a list of strings; got "postgres".`],
    [{ defaults: {} }, `\`${path}.defaults\` must be a string that is not empty; got an object.`],
    [{ hook: 1 }, `\`${path}.hook\` must be a string that is not empty; got 1.`],
    [{ offline: "sign" }, `\`${path}.offline\` must be a list of strings; got "sign".`],
    [{ bodies: {} }, `\`${path}.bodies\` must be a list of strings; got an object.`],
    [{ delivery: { streamed: [], transfer: [] } }, `\`${path}.delivery.option\` must be a string that is not empty; got undefined.`],
    [{ delivery: { option: "a", streamed: [1], transfer: [] } }, `\`${path}.delivery.streamed[0]\` must be a string or a boolean; got 1.`],
    [{ delivery: { option: "a", streamed: [] } }, `\`${path}.delivery.transfer\` must be a list of strings; got undefined.`],
    [{ handle: {} }, `\`${path}.handle.ends\` must be a list of strings; got undefined.`],
    [
      { handle: { ends: [], methods: { setTimeout: {} } } },
      `\`${path}.handle.methods.setTimeout.takes\` must be "signal", "ms", "s", "date" or "flag"; got undefined.`,
    ],
    [{ handle: { ends: [], on: "timeout" } }, `\`${path}.handle\` has no \`on\`. Known are \`methods\`, \`properties\`, \`event\`, \`connected\`, \`error\`, \`ended\`, \`frees\`, \`ends\` and \`starts\`.`],
    [{ rejects: { timeout: [], abort: [], signal: "x" } }, `\`${path}.rejects.signal\` must be a list of strings; got "x".`],
    [{ rejects: { timeout: [] } }, `\`${path}.rejects.abort\` must be a list of strings; got undefined.`],
    [{ option: 1 }, `\`${path}\` has no \`option\`. Known are \`name\`, \`kind\`, \`modules\`, \`globals\`, \`globalsFrom\`, \`exports\`, \`classes\`, \`signs\`, \`versions\`, \`source\`, \`types\`, \`where\`, \`calls\`, \`factories\`, \`bounds\`, \`urlOption\`, \`handed\`, \`inside\`, \`server\`, \`edit\`, \`ignores\`, \`opaque\`, \`exempt\`, \`scripts\`, \`blocking\`, \`defaults\`, \`hook\`, \`offline\`, \`bodies\`, \`delivery\`, \`quietWith\`, \`handle\` and \`rejects\`.`],
  ])("with %o is refused", (wrong, message) => {
    expect(clientComplaint(wrong)).toBe(message);
  });

  it("is a list", () => {
    expect(complaint({ clients: client })).toBe("`settings.timeout.clients` must be a list of clients; got an object.");
    expect(complaint({ clients: [client, "axios"] })).toBe('`settings.timeout.clients[1]` must be an object; got "axios".');
  });
});
