import rule from "../../rules/no-invalid-timeout.js";
import { everywhere, run } from "../cases.js";
import { invalid, type Suggested } from "./no-invalid-timeout.errors.js";

const made = 'import * as grpc from "@grpc/grpc-js"; const { Greeter } = grpc.loadPackageDefinition(definition); const client = new Greeter(address, credentials); ';

const past = (value: string, ...suggestions: readonly Suggested[]) => invalid("past", { client: "@grpc/grpc-js", name: "deadline", value }, ...suggestions);

/** A deadline that a suggestion replaces. */
const suggested = (name: string, value: string, before: string, written: string, after: string, text: string, seconds?: "seconds") => ({
  name,
  code: `${made}${before}⟦${written}⟧${after}`,
  errors: [past(value, [text, `${made}${before}${text}${after}`, seconds])],
});

run("no-invalid-timeout: points in time", rule, everywhere, {
  valid: [
    { name: "a point in time ahead", code: `${made}client.sayHello({ name }, { deadline: Date.now() + 5_000 }, done); client.watch({ name }, { deadline: new Date(Date.now() + 5_000) });` },
    { name: "a point in time that is a constant", code: `${made}client.sayHello({ name }, { deadline: 4_102_444_800_000 }, done);` },
    { name: "no limit: require-http-timeout's", code: `${made}client.sayHello({ name }, { deadline: Infinity }, done); client.sayHello({ name }, { deadline: null }, done);` },
    { name: "a message's own field", code: `${made}client.sayHello({ deadline: 5_000 }, done);` },
    { name: "what may be metadata", code: `${made}client.sayHello({ name }, given, done);` },
    { name: "an unknown time", code: `${made}client.sayHello({ name }, { deadline }, done);` },
    { name: "an option of what makes the client", code: `import * as grpc from "@grpc/grpc-js"; grpc.loadPackageDefinition({ deadline: 5_000 });` },
    { name: "another package's client", code: `import { Greeter } from "acme"; new Greeter().sayHello({ name }, { deadline: 5_000 }, done);` },
  ],
  invalid: [
    suggested("a duration", "5_000", "client.sayHello({ name }, { deadline: ", "5_000", " }, done);", "Date.now() + 5_000"),
    suggested("a duration by its name", "8_000", "const LIMIT = 4_000; client.sayHello({ name }, { deadline: ", "2 * LIMIT", " }, done);", "Date.now() + 2 * LIMIT"),
    suggested("a duration with a sign in it", "5_000", "client.sayHello({ name }, { deadline: ", "6_000 - 1_000", " }, done);", "Date.now() + (6_000 - 1_000)"),
    suggested("behind metadata", "5_000", "client.sayHello({ name }, new grpc.Metadata(), { deadline: ", "5_000", " }, done);", "Date.now() + 5_000"),
    suggested("of a stream", "60_000", "client.watch({ name }, { deadline: ", "60_000", " });", "Date.now() + 60_000"),
    suggested("seconds", "30", "client.sayHello({ name }, { deadline: ", "30", " }, done);", "Date.now() + 30_000", "seconds"),
    suggested("none", "0", "client.sayHello({ name }, { deadline: ", "0", " }, done);", "Date.now() + 10_000"),
    suggested("a negative time", "-1", "client.sayHello({ name }, { deadline: ", "-1", " }, done);", "Date.now() + 10_000"),
    {
      name: "no number",
      code: `${made}client.sayHello({ name }, { deadline: ⟦NaN⟧ }, done);`,
      errors: [past("NaN", ["Date.now() + 10_000", `${made}client.sayHello({ name }, { deadline: Date.now() + 10_000 }, done);`])],
    },
  ],
});
