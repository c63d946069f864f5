/**
 * What the catalogue says of one client: data only, so that an entry can be read, checked against the library's types,
 * and written by a user in `settings.timeout.clients` for a wrapper of their own.
 */
export interface Client {
  /** The name in messages, in `settings.timeout.bounded` and in `settings.timeout.deadlines[].client`. */
  readonly name: string;
  /** Names the rule that owns the client's unbounded calls. */
  readonly kind: "http" | "socket" | "database" | "process" | "server";
  /** Module specifiers, or globs over specifiers: `"axios"`, `"@/lib/http"`. */
  readonly modules?: readonly string[];
  /** Names of global variables that hold the client: `"fetch"`. */
  readonly globals?: readonly string[];
  /** The one of `modules` whose import makes these globals, where no platform does: `"zx/globals"`. */
  readonly globalsFrom?: string;
  /**
   * The export names under which the module offers the object that `calls` are members of; `"*"` is the module itself.
   * A CommonJS `module.exports` counts as `"default"`. Default: `["default"]`.
   */
  readonly exports?: readonly string[];
  /** Exported classes whose objects are the client wherever they come from, since nobody gives them options of their own: `"HttpClient"`. */
  readonly classes?: readonly string[];
  /** Names of its own by which a file is known that may call it, with types, without naming its module or a file that does: `"waitUntilFinished"`. */
  readonly signs?: readonly string[];
  /** The versions this entry holds for, as a semver range; two entries may describe one module, then both must agree. */
  readonly versions?: string;
  /** Where the library documents its default and its options. */
  readonly source?: string;
  /** `unchecked` where a tool writes the library's types in each project, so that no test can hold the entry against them. */
  readonly types?: "unchecked";
  /** Constants of which an option must have one for this entry to hold, where it decides what the client is: `{ type: ["postgres"] }`. */
  readonly where?: Readonly<Record<string, readonly string[]>>;
  /**
   * Calls by their path from the client's object; `""` is the object itself called, `"get"` is `client.get(…)`. `"*"` is any
   * method of an instance that has no line of its own, `"**"` one however deep, `"rest.*.*"` any that is two steps below `rest`.
   */
  readonly calls: Readonly<Record<string, Call>>;
  /** Calls that make an instance with the same `calls`, which inherits the options given here: `"create"`. Paths may be patterns, as those of `calls`, for what an instance can make. */
  readonly factories?: Readonly<Record<string, Factory>>;
  /** What may bound a call, by the option's dotted name: `"signal"`, `"timeout"`, `"timeout.request"`; `""` for what stands in the options' place itself. */
  readonly bounds: Readonly<Record<string, Bound>>;
  /** The option that takes the URL where a call takes either a URL or options: an edit writes the options then. */
  readonly urlOption?: string;
  /** Where a framework hands in the object that `calls` are members of. */
  readonly handed?: Handed;
  /** For clients that answer the program's own URLs themselves, so that such a call waits for nobody: the modules whose values begin them. */
  readonly inside?: readonly string[];
  /** How a call names its server, for clients that need no limit where that is visibly on this machine. */
  readonly server?: Server;
  /**
   * The bound that an edit sets to a duration: an option, or a method or property of the handle. Default: `"signal"`. One signal
   * for all calls of an instance bounds none of them: each call is reported then, and not the factory.
   */
  readonly edit?: string;
  /** Option names that readers take for a timeout and the client never reads: `"timeout"` for fetch. */
  readonly ignores?: readonly string[];
  /** Options that may carry a bound of their own, or with which none is needed, so that nobody can tell: `"dispatcher"`. */
  readonly opaque?: readonly string[];
  /** Constant option values that make a call outlive its page or its program, or wait for long, on purpose: `{ keepalive: true }`, `{ stdio: "inherit" }`. */
  readonly exempt?: Readonly<Record<string, boolean | string | null>>;
  /**
   * For the language of scripts, in which each line waits on purpose: the program that runs them. Only commands that ask a server
   * are told, and none in a file whose first line names that program: `"zx"` for `#!/usr/bin/env zx`.
   */
  readonly scripts?: string;
  /**
   * Words of a file in which nobody can tell whether a limit would end what waits for long on purpose: commands that block
   * (`blpop`), libraries that send them (`bullmq`), what stands in for the network in tests.
   */
  readonly blocking?: readonly string[];
  /**
   * Where every later call's options are set: a property (`"defaults"` for `axios.defaults.timeout = 1000`), a method
   * (`needle.defaults({ read_timeout: 1000 })`), or the name of the client's own export (`"$"` for `$.timeout = "30s"`).
   */
  readonly defaults?: string;
  /** The method that takes a function which may change every later call's options: `"interceptors.request.use"`. */
  readonly hook?: string;
  /** What makes no call with an instance: its methods by their path (`"destroy"`), and functions of any module that take it (`"getSignedUrl"`). */
  readonly offline?: readonly string[];
  /** The options that carry a request's body. Default: `["body"]`. */
  readonly bodies?: readonly string[];
  /** The option that says how the answer is delivered, and its values that stream it or download it whole. */
  readonly delivery?: {
    readonly option: string;
    readonly streamed: readonly (boolean | string)[];
    readonly transfer: readonly string[];
  };
  /** Option values, also given by a method of that name, with which the client's own limit throws nothing, and only the answer tells: `{ reject: false }`. */
  readonly quietWith?: Readonly<Record<string, boolean>>;
  /** For calls that return an object to be driven: how that object is bounded and ended. */
  readonly handle?: Handle;
  /** The `name` of the error that ends a call, where the library ends it. */
  readonly rejects?: Rejects;
}

/** The `name`s of the errors that a call rejects with (or hands to its callback, or emits). */
export interface Rejects {
  /** When one of the client's own limits runs out; a client without one: when an `AbortSignal.timeout()` does. */
  readonly timeout: readonly string[];
  /** When a controller aborts without a reason. */
  readonly abort: readonly string[];
  /** When an `AbortSignal.timeout()` runs out. Default: as `timeout`. */
  readonly signal?: readonly string[];
}

/** How code gets an object from a framework that calls it. */
export interface Handed {
  /** The functions that get it as their first argument. */
  readonly to: readonly Handler[];
  /** With types: what the object is, by the package that declares it and the names of its interfaces. */
  readonly package: string;
  readonly types: readonly string[];
  /** Words of which a file must have one before its types are asked. */
  readonly mentions: readonly string[];
}

/** Functions that a framework finds by the names of their files and exports, and calls. */
export interface Handler {
  /** The ends of the files' paths, without their extension: `"+page.server"`. */
  readonly files: readonly string[];
  /** The functions' exports: `"load"`; `"actions.*"` for all that an exported object holds. */
  readonly exports: readonly string[];
  /** The member of the argument that is the object. Default: the argument itself. */
  readonly member?: string;
  /** Words of which such a file must have one, where its name alone could be another framework's. */
  readonly mentions?: readonly string[];
}

/** How a call names its server, beside its URL and its host. */
export interface Server {
  /** The options that name it, by a URL, a host, the path of a socket or a list of these; also of an object in the place of the URL. */
  readonly options?: readonly string[];
  /** True where the client connects to this machine if nothing names a server, whatever stands in the environment. */
  readonly local?: boolean;
}

/** One way to call a client. */
export interface Call {
  /** What each argument is, in order. A trailing callback moves up when what stands before it is left out. */
  readonly args: readonly Argument[];
  /**
   * What comes back: `response`, a promise of a `Response` that is still to be read; `result`, a promise (or an async
   * iterator) of the read answer; `stream`, a stream, or a promise of its end; `handle`, an object to be driven;
   * `thenable`, a handle that is a promise once awaited; `observable`, one of RxJS's, which asks for nothing before somebody
   * subscribes; `value`, the answer itself, for which the whole program waits.
   */
  readonly returns: "response" | "result" | "stream" | "handle" | "thenable" | "observable" | "value";
  /** `result` where a callback receives the read answer, although without one `returns` is something else. Node's `promisify` then gives a promise of it. */
  readonly callback?: "result";
  /**
   * The call is this one only where its first argument is one of these constants, here in lower case: `needle("get", url)`
   * takes other arguments than `needle("post", url, data)`. No constant: nobody can tell.
   */
  readonly first?: readonly string[];
  /** True for `new Client(…)`. */
  readonly construct?: boolean;
  /** True where it may stand before a template too, whose text is then the whole command: `` execa`git fetch` ``. */
  readonly tag?: boolean;
  /** True for a method that only an instance has, and which returns that instance: `new Socket().connect(…)`. */
  readonly instance?: boolean;
  /** For `value`: true where the client's own limit throws nothing, and only the answer tells. */
  readonly quiet?: boolean;
  /** `callback` where the call is this one only if a function is surely given as its callback: without it, gRPC's methods are streams that may live for long. */
  readonly needs?: "callback";
}

/** A call that makes an instance. */
export interface Factory {
  readonly args: readonly Argument[];
  /** True for `new Client(…)`. */
  readonly construct?: boolean;
  /** True for a method that only an instance has, and which makes another, or a promise of one: `await queue.add(…)`. */
  readonly instance?: boolean;
  /** False where the instance starts afresh from the library's defaults: `ky.create()`. Default: true. */
  readonly inherits?: boolean;
  /** With `construct`: true where users make an object of a class that extends this one, which a tool has written for them. Its type tells. */
  readonly extended?: boolean;
}

/**
 * `request`: a URL, or a `Request` that may carry a signal. `urlOrOptions`: a URL, or an options object with the URL in
 * it (then the next `options` argument is left out or merged). `address`: the same for sockets, a port in the place of the
 * URL, or the path of a socket on this machine. `host`: the name of a machine, behind a port, that may be left out as a text
 * may. `command`: a line for a shell; `program`: a program, whose arguments may follow as `text`. `text`: a text or a list of
 * texts that may be left out. `message`: all that is sent, unless a stream is; it is left out there. `metadata`: an object of the
 * module's class `Metadata` that may be left out.
 */
export type Argument = "url" | "request" | "urlOrOptions" | "address" | "host" | "command" | "program" | "text" | "message" | "metadata" | "options" | "body" | "callback" | "other";

/** What a bound ends: connecting, waiting for headers, a gap between chunks, or everything up to the last byte. */
export type Phase = "connect" | "headers" | "idle" | "total";

/** One option that may bound a call. */
export interface Bound {
  /** `signal`: an AbortSignal or a cancel token; `ms`, `s`: a duration in that unit; `date`: a point in time, a `Date` or its ms; `flag`: `true`, for a limit that the client knows. */
  readonly takes: "signal" | "ms" | "s" | "date" | "flag";
  /** Default: `["total"]`. */
  readonly covers?: readonly Phase[];
  /** False where the option only emits an event and the call goes on waiting. Default: true. */
  readonly ends?: boolean;
  /** Constants the library documents as "no limit". `undefined` always is the same as leaving the option out. */
  readonly off?: readonly (number | boolean | null | "Infinity" | "{}" | `0${string}`)[];
  /** Constants that are the same as leaving the option out, beside `undefined`: 0 where the client then takes its default. */
  readonly unset?: readonly (number | boolean | null)[];
  /** The longest time in ms that the client waits for, where that isn't what a timer holds: 2_147_483_647. */
  readonly longest?: number;
  /** The limit in ms that holds when the option is left out, where the library documents one. */
  readonly default?: number;
  /** Another bound that it must not be longer than: `headersTimeout` than `requestTimeout`. */
  readonly within?: string;
  /** The version that brought it, where the entry holds for earlier ones, too: an edit is sure of it only where types show it. */
  readonly since?: string;
}

/** How an object that a call returns is bounded later. */
export interface Handle {
  /**
   * Methods that bound it, by name: `timeout` for superagent, `timeout.response` for its `.timeout({ response: 1000 })`.
   * An instance that has them bounds all of its later calls: `superagent.agent().timeout(1000)`.
   */
  readonly methods?: Readonly<Record<string, Bound>>;
  /** Properties that bound it, by name: `timeout` for XMLHttpRequest, `server.headersTimeout` for the server inside Fastify's. */
  readonly properties?: Readonly<Record<string, Bound>>;
  /** The event on which a listener may end it: `"timeout"` for `node:http`. */
  readonly event?: string;
  /** The event that says that it has connected: `"secureConnect"` for `node:tls`. */
  readonly connected?: string;
  /** The event that carries its errors, where one that nobody listens for ends the process or is lost: `"error"`. */
  readonly error?: string;
  /** The events that say that it has ended, where somebody may wait for that: `"exit"`, `"close"`. */
  readonly ended?: readonly string[];
  /** Members that show that something else looks after it: `unref`, `pid`. */
  readonly frees?: readonly string[];
  /** Methods that end it: `abort`, `destroy`. */
  readonly ends: readonly string[];
  /** The method that starts it, where making the object doesn't. */
  readonly starts?: string;
}
