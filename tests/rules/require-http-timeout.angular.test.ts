import rule from "../../rules/require-http-timeout.js";
import { type Invalid, run, typescript } from "../cases.js";
import { fixture } from "../tester.js";
import { bound, boundUnheard, noTimeoutOperator, switchedOff, unboundedTransfer } from "./require-http-timeout.errors.js";

const angular = 'import { HttpClient } from "@angular/common/http";\n';
const core = 'import { inject } from "@angular/core";\n';
const rxjs = 'import { firstValueFrom } from "rxjs";\n';
const added = 'import { timeout } from "rxjs/operators";\n';

/** A service with a method of these statements, below some imports. */
const service = (statements: string, imports = angular + rxjs): string => `${imports}
export class Users {
  constructor(private readonly http: HttpClient) {}
  async load(url: string, body: unknown) {
    ${statements}
  }
}
`;

/** The same with a field for the client. */
const withField = (field: string, imports: string): string => `${imports}
export class Users {
  ${field}
  load(url: string) {
    return firstValueFrom(this.http.get(url));
  }
}
`;

const reported = (callee: string, ...suggestions: Parameters<typeof bound>[]) => noTimeoutOperator(callee, "angular", "`timeout`", ...suggestions.map((each) => bound(...each)));

/** A case of a service's method, with what each of the two edits makes of it: nobody knows Angular's version. */
const both = (name: string, marked: string, option: string, operator: string, callee = "this.http.get"): Invalid => ({
  name,
  code: service(marked),
  errors: [reported(callee, ["timeout: 10_000", service(option)], [".pipe(timeout(10_000))", service(operator, angular + rxjs + added)])],
});

/** A case of a field, or a function, that holds the client. */
const known = (name: string, code: string): Invalid => {
  const [callee = ""] = /[\w.?#]+(?=\.get\(url\))/.exec(code) ?? [];
  const lastImport = code.lastIndexOf("import ");
  const at = code.indexOf("\n", lastImport) + 1;
  const written = (call: string, add = ""): string => code.slice(0, at) + add + code.slice(at).replace(`${callee}.get(url)`, `${callee}.get${call}`);
  return {
    name,
    code: code.replace(`${callee}.get(url)`, `⟦${callee}.get⟧(url)`),
    errors: [reported(`${callee}.get`, ["timeout: 10_000", written("(url, { timeout: 10_000 })")], [".pipe(timeout(10_000))", written("(url).pipe(timeout(10_000))", added)])],
  };
};

run("require-http-timeout: Angular's HttpClient, by whom its answer is waited for", rule, typescript, {
  valid: [
    { name: "nobody in sight", code: service("return this.http.get(url);") },
    { name: "nobody at all", code: service("this.http.get(url);") },
    { name: "whoever has the field", code: service("this.users = this.http.get(url);") },
    { name: "whoever has the subscription", code: service("this.subscription = this.http.get(url).subscribe(show);") },
    { name: "whoever ends a list of subscriptions", code: service("this.subscriptions.add(this.http.get(url).subscribe(show));") },
    { name: "whoever calls an arrow function", code: service("return () => this.http.get(url).subscribe(show);") },
    { name: "another function", code: service("return cached(this.http.get(url));") },
    { name: "another module's function", code: service("return firstValueFrom(this.http.get(url));", `${angular}import { firstValueFrom } from "./waits.js";\n`) },
    { name: "a function of RxJS that may end the wait", code: service("race(this.http.get(url), timer(1_000)).subscribe(show);", `${angular}import { race, timer } from "rxjs";\n`) },
    { name: "a chain that nobody in sight waits for", code: service("return this.http.get(url).pipe(map(parse));", `${angular}import { map } from "rxjs";\n`) },
    { name: "an operator that may end the wait", code: service("this.http.get(url).pipe(takeUntil(this.destroyed)).subscribe(show);", `${angular}import { takeUntil } from "rxjs";\n`) },
    { name: "an operator of Angular's that may", code: service("this.http.get(url).pipe(takeUntilDestroyed()).subscribe(show);", `${angular}import { takeUntilDestroyed } from "@angular/core/rxjs-interop";\n`) },
    { name: "an operator of the project's", code: service("this.http.get(url).pipe(map(parse)).subscribe(show);", `${angular}import { map } from "./operators.js";\n`) },
    { name: "operators in a list", code: service("this.http.get(url).pipe(...operators).subscribe(show);") },
    { name: "a variable that two wait for", code: service("const answer = this.http.get(url); answer.subscribe(show); return answer;") },
    { name: "a variable that may change", code: service("let answer = this.http.get(url); if (body) answer = cached; return firstValueFrom(answer);") },
    { name: "a variable that is exported", code: `${angular}${rxjs}declare const http: HttpClient; export const answer = http.get("/"); firstValueFrom(answer);` },
    { name: "a race", code: service("await Promise.race([firstValueFrom(this.http.get(url)), later]);") },
    { name: "a race by hand", code: service("return new Promise((resolve, reject) => { this.http.get(url).subscribe(resolve, reject); setTimeout(reject, 1_000); });") },
    { name: "a helper that ends the wait", code: service("return withTimeout(firstValueFrom(this.http.get(url)), 1_000);") },
  ],
  invalid: [
    both(
      "a promise of its first value",
      "return firstValueFrom(⟦this.http.get⟧<User>(url));",
      "return firstValueFrom(this.http.get<User>(url, { timeout: 10_000 }));",
      "return firstValueFrom(this.http.get<User>(url).pipe(timeout(10_000)));",
    ),
    both(
      "the promise of old",
      "return ⟦this.http.get⟧(url).toPromise();",
      "return this.http.get(url, { timeout: 10_000 }).toPromise();",
      "return this.http.get(url).pipe(timeout(10_000)).toPromise();",
    ),
    both(
      "a subscriber who takes errors",
      "⟦this.http.get⟧(url).subscribe({ next: show, error: report });",
      "this.http.get(url, { timeout: 10_000 }).subscribe({ next: show, error: report });",
      "this.http.get(url).pipe(timeout(10_000)).subscribe({ next: show, error: report });",
    ),
    both(
      "a subscriber with two functions",
      "void ⟦this.http.get⟧(url).subscribe(show, report);",
      "void this.http.get(url, { timeout: 10_000 }).subscribe(show, report);",
      "void this.http.get(url).pipe(timeout(10_000)).subscribe(show, report);",
    ),
    both(
      "a subscriber that nobody sees",
      "⟦this.http.get⟧(url).subscribe(this.observer);",
      "this.http.get(url, { timeout: 10_000 }).subscribe(this.observer);",
      "this.http.get(url).pipe(timeout(10_000)).subscribe(this.observer);",
    ),
    {
      name: "a subscriber who takes none",
      code: service("⟦this.http.get⟧(url).subscribe((user) => show(user));"),
      errors: [
        noTimeoutOperator(
          "this.http.get",
          "angular",
          "`timeout`",
          boundUnheard("timeout: 10_000", service("this.http.get(url, { timeout: 10_000 }).subscribe((user) => show(user));")),
          boundUnheard(".pipe(timeout(10_000))", service("this.http.get(url).pipe(timeout(10_000)).subscribe((user) => show(user));", angular + rxjs + added)),
        ),
      ],
    },
    {
      name: "a subscriber who takes none, behind an operator that throws again what it catches",
      code: service("⟦this.http.get⟧(url).pipe(catchError((error) => throwError(() => error))).subscribe({ next: show });", `${angular}import { catchError, throwError } from "rxjs";\n`),
      errors: [
        noTimeoutOperator(
          "this.http.get",
          "angular",
          "`timeout`",
          boundUnheard("timeout: 10_000", service("this.http.get(url, { timeout: 10_000 }).pipe(catchError((error) => throwError(() => error))).subscribe({ next: show });", `${angular}import { catchError, throwError } from "rxjs";\n`)),
          boundUnheard(
            ".pipe(timeout(10_000))",
            service("this.http.get(url).pipe(timeout(10_000), catchError((error) => throwError(() => error))).subscribe({ next: show });", `${angular}import { catchError, throwError, timeout } from "rxjs";\n`),
          ),
        ),
      ],
    },
    {
      name: "through operators, of which one takes errors: the limit is the first of them",
      code: service("⟦this.http.get⟧(url).pipe(map(parse), catchError(none)).subscribe(show);", `${angular}import { catchError, map } from "rxjs/operators";\n`),
      errors: [
        reported(
          "this.http.get",
          ["timeout: 10_000", service("this.http.get(url, { timeout: 10_000 }).pipe(map(parse), catchError(none)).subscribe(show);", `${angular}import { catchError, map } from "rxjs/operators";\n`)],
          [".pipe(timeout(10_000))", service("this.http.get(url).pipe(timeout(10_000), map(parse), catchError(none)).subscribe(show);", `${angular}import { catchError, map, timeout } from "rxjs/operators";\n`)],
        ),
      ],
    },
    both(
      "through a variable",
      "const answer = ⟦this.http.get⟧(url); return firstValueFrom(answer);",
      "const answer = this.http.get(url, { timeout: 10_000 }); return firstValueFrom(answer);",
      "const answer = this.http.get(url).pipe(timeout(10_000)); return firstValueFrom(answer);",
    ),
    {
      name: "the last of them by a name of its own, where `timeout` means something else",
      code: service("const timeout = 5; return last(⟦this.http.get⟧(url));", `${angular}import { lastValueFrom as last } from "rxjs";\n`),
      errors: [
        reported(
          "this.http.get",
          ["timeout: 10_000", service("const timeout = 5; return last(this.http.get(url, { timeout: 10_000 }));", `${angular}import { lastValueFrom as last } from "rxjs";\n`)],
          [
            ".pipe(timeout2(10_000))",
            service("const timeout = 5; return last(this.http.get(url).pipe(timeout2(10_000)));", `${angular}import { lastValueFrom as last } from "rxjs";\nimport { timeout as timeout2 } from "rxjs/operators";\n`),
          ],
        ),
      ],
    },
  ],
});

run("require-http-timeout: Angular's HttpClient, by its options", rule, typescript, {
  valid: [
    { name: "a limit", code: service("return firstValueFrom(this.http.get(url, { timeout: 5_000 }));") },
    { name: "a limit of which nobody can tell", code: service("return firstValueFrom(this.http.post(url, body, { timeout: this.limit }));") },
    { name: "the caller's options", code: `${angular}${rxjs}export const load = (http: HttpClient, options: object) => firstValueFrom(http.get("/", options));` },
    { name: "an operator", code: service("return firstValueFrom(this.http.get(url).pipe(map(parse), timeout({ first: 5_000 })));", `${angular}${rxjs}import { map, timeout } from "rxjs";\n`) },
    { name: "an operator of old", code: service("return firstValueFrom(this.http.get(url).pipe(timeoutWith(5_000, none)));", `${angular}${rxjs}import { timeoutWith } from "rxjs/operators";\n`) },
    { name: "a context, by which an interceptor may know the limit", code: service("return firstValueFrom(this.http.get(url, { context: new HttpContext().set(LIMIT, 5_000) }));") },
    { name: "a header, by which it may", code: service('return firstValueFrom(this.http.get(url, { headers: { timeout: "5000" } }));') },
    { name: "headers of Angular's own", code: service("return firstValueFrom(this.http.get(url, { headers: new HttpHeaders({ timeout: `${limit}` }) }));") },
    { name: "headers that nobody can see", code: service("return firstValueFrom(this.http.get(url, { headers: this.headers() }));") },
    { name: "one that tells how far it is", code: service("return firstValueFrom(this.http.post(url, body, { reportProgress: true }));") },
    { name: "one that gives each event", code: service('this.http.post(url, body, { observe: "events" }).subscribe(show);') },
    { name: "one that outlives the page", code: service("await firstValueFrom(this.http.post(url, body, { keepalive: true }));") },
    { name: "a request that was made before", code: service("return firstValueFrom(this.http.request(request));") },
    { name: "a call without options", code: service('return firstValueFrom(this.http.jsonp(url, "callback"));') },
    { name: "one that is still being typed", code: service("return firstValueFrom(this.http.get());") },
    { name: "an interceptor that bounds all", code: service("return firstValueFrom(this.http.get(url));"), settings: { timeout: { bounded: ["angular"] } } },
    { name: "the page's own origin", code: service('return firstValueFrom(this.http.get("/users"));'), options: [{ sameOrigin: "ignore" }] },
  ],
  invalid: [
    both(
      "beside other options",
      'return firstValueFrom(⟦this.http.post⟧(url, body, { headers: new HttpHeaders({ accept: "text/plain" }), observe: "response" }));',
      'return firstValueFrom(this.http.post(url, body, { headers: new HttpHeaders({ accept: "text/plain" }), observe: "response", timeout: 10_000 }));',
      'return firstValueFrom(this.http.post(url, body, { headers: new HttpHeaders({ accept: "text/plain" }), observe: "response" }).pipe(timeout(10_000)));',
      "this.http.post",
    ),
    both(
      "behind a body",
      "return firstValueFrom(⟦this.http.put⟧(url, body));",
      "return firstValueFrom(this.http.put(url, body, { timeout: 10_000 }));",
      "return firstValueFrom(this.http.put(url, body).pipe(timeout(10_000)));",
      "this.http.put",
    ),
    both(
      "any method",
      'return firstValueFrom(⟦this.http.request⟧("DELETE", url));',
      'return firstValueFrom(this.http.request("DELETE", url, { timeout: 10_000 }));',
      'return firstValueFrom(this.http.request("DELETE", url).pipe(timeout(10_000)));',
      "this.http.request",
    ),
    {
      name: "a file that comes",
      code: service('return firstValueFrom(⟦this.http.get⟧(url, { responseType: "blob" }));'),
      errors: [unboundedTransfer("this.http.get")],
    },
    {
      name: "a file that goes",
      code: service("const form = new FormData(); return firstValueFrom(⟦this.http.post⟧(url, form));"),
      errors: [unboundedTransfer("this.http.post")],
    },
    {
      name: "no limit, in so many words",
      code: service("return firstValueFrom(this.http.get(url, { ⟦timeout: undefined⟧ }));"),
      errors: [
        switchedOff(
          "this.http.get",
          "timeout: undefined",
          bound("timeout: 10_000", service("return firstValueFrom(this.http.get(url, { timeout: 10_000 }));")),
          bound(".pipe(timeout(10_000))", service("return firstValueFrom(this.http.get(url, { timeout: undefined }).pipe(timeout(10_000)));", angular + rxjs + added)),
        ),
      ],
    },
  ],
});

run("require-http-timeout: what is Angular's HttpClient", rule, typescript, {
  valid: [
    { name: "another module's", code: withField("constructor(private readonly http: HttpClient) {}", `import { HttpClient } from "./http.js";\n${rxjs}`) },
    { name: "a class of this file", code: `${withField("constructor(private readonly http: HttpClient) {}", rxjs)}class HttpClient {}` },
    { name: "another class of the module", code: withField("constructor(private readonly http: HttpParams) {}", `import { HttpParams } from "@angular/common/http";\n${rxjs}`) },
    { name: "a map beside it", code: withField("constructor(private readonly http: Map<string, unknown>) {}", angular + rxjs) },
    { name: "one of two", code: withField("constructor(private readonly http: HttpClient | Fake) {}", angular + rxjs) },
    { name: "no type at all", code: withField("constructor(private readonly http) {}", angular + rxjs) },
    { name: "a fake by its type", code: `${angular}${rxjs}const http: HttpClient = { get: () => of(1) }; export const users = firstValueFrom(http.get("/"));` },
    { name: "another function named inject", code: withField("http = inject(HttpClient);", `${angular}import { inject } from "./di.js";\n${rxjs}`) },
    { name: "inject of another class", code: withField("http = inject(Users);", angular + core + rxjs) },
    { name: "inject of nothing yet", code: withField("http = inject();", angular + core + rxjs) },
    { name: "a method that it has not", code: service("return firstValueFrom(this.http.fetch(url));") },
    { name: "a method that is computed", code: service("return firstValueFrom(this.http[url](url));") },
    { name: "the class itself", code: `${angular}${rxjs}firstValueFrom(HttpClient.get("/"));` },
    { name: "a test with a stand-in for the network", code: `import { HttpTestingController } from "@angular/common/http/testing";\n${service("return firstValueFrom(this.http.get(url));")}` },
  ],
  invalid: [
    known("a field with its type", withField("private http: HttpClient;", angular + rxjs)),
    known("a field that may be missing", withField("constructor(private readonly http: HttpClient | undefined) {}", angular + rxjs).replace("this.http.get", "this.http?.get")),
    known("a field that the constructor fills", withField("private readonly http: HttpClient; constructor(http: HttpClient) { this.http = http; }", angular + rxjs)),
    known("a field that is injected", withField("private readonly http = inject(HttpClient);", angular + core + rxjs)),
    known("a private field that is injected", withField("#http = inject(HttpClient);", angular + core + rxjs).replace("this.http", "this.#http")),
    known("a type alone", withField("constructor(private readonly http: HttpClient) {}", `import type { HttpClient } from "@angular/common/http";\n${rxjs}`)),
    known("by another name", withField("constructor(private readonly http: Http) {}", `import { HttpClient as Http } from "@angular/common/http";\n${rxjs}`)),
    known("a parameter", `${angular}${rxjs}export const load = (http: HttpClient, url: string) => firstValueFrom(http.get(url));\n`),
    known("a variable that is injected", `${angular}${core}${rxjs}export function load(url: string) { const http = inject(HttpClient); return firstValueFrom(http.get(url)); }\n`),
  ],
});

const filename = fixture("angular/file.ts");
const before = fixture("angular-19/file.ts");

run("require-http-timeout: Angular's HttpClient, by types", rule, ["typed"], {
  valid: [
    { name: "one that extends it and may do otherwise", filename, code: `import { BoundedClient } from "./base.js";\n${rxjs}export const load = (http: BoundedClient) => firstValueFrom(http.get("/"));` },
    { name: "a part of it", filename, code: `${angular}${rxjs}export const load = (http: Pick<HttpClient, "get">) => firstValueFrom(http.get("/"));` },
    { name: "a file that knows nothing of it", filename, code: `${rxjs}export const load = (http: { get(url: string): unknown }) => firstValueFrom(http.get("/"));` },
  ],
  invalid: [
    {
      name: "a version that has the option: a fix",
      filename,
      code: service("return firstValueFrom(⟦this.http.get⟧<User>(url));"),
      errors: [reported("this.http.get")],
      output: service("return firstValueFrom(this.http.get<User>(url, { timeout: 10_000 }));"),
    },
    {
      name: "a suggestion without a deadline of the team's",
      filename,
      code: service("return firstValueFrom(⟦this.http.get⟧(url));"),
      settings: { timeout: {} },
      errors: [reported("this.http.get", ["timeout: 10_000", service("return firstValueFrom(this.http.get(url, { timeout: 10_000 }));")])],
    },
    {
      name: "a version that lacks it: the operator alone",
      filename: before,
      code: service("return firstValueFrom(⟦this.http.get⟧(url));"),
      errors: [reported("this.http.get", [".pipe(timeout(10_000))", service("return firstValueFrom(this.http.get(url).pipe(timeout(10_000)));", angular + rxjs + added)])],
    },
    {
      name: "another file's field",
      filename,
      code: `import { Base } from "./base.js";\n${rxjs}export class Users extends Base {\n  load(url: string) { return firstValueFrom(⟦this.http.get⟧(url)); }\n}\n`,
      errors: [reported("this.http.get")],
      output: `import { Base } from "./base.js";\n${rxjs}export class Users extends Base {\n  load(url: string) { return firstValueFrom(this.http.get(url, { timeout: 10_000 })); }\n}\n`,
    },
    {
      name: "a class that another file hands on",
      filename,
      code: `import { HttpClient } from "./base.js";\n${rxjs}export const load = (http: HttpClient, url: string) => firstValueFrom(⟦http.get⟧(url));\n`,
      errors: [reported("http.get")],
      output: `import { HttpClient } from "./base.js";\n${rxjs}export const load = (http: HttpClient, url: string) => firstValueFrom(http.get(url, { timeout: 10_000 }));\n`,
    },
    {
      name: "what another injector gives",
      filename,
      code: `${angular}${rxjs}declare const injector: { get<T>(token: abstract new () => T): T };\nexport const load = (url: string) => firstValueFrom(⟦injector.get(HttpClient).get⟧(url));\n`,
      errors: [reported("injector.get(HttpClient).get")],
      output: `${angular}${rxjs}declare const injector: { get<T>(token: abstract new () => T): T };\nexport const load = (url: string) => firstValueFrom(injector.get(HttpClient).get(url, { timeout: 10_000 }));\n`,
    },
  ],
});
