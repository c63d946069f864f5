import rule from "../../rules/require-wrapper-timeout.js";
import { everywhere, run } from "../cases.js";

const wrapper = "async function request(url, init) { return fetch(url, init); } ";

run("require-wrapper-timeout", rule, everywhere, {
  valid: [],
  invalid: [
    { code: `${wrapper}await (await ⟦request⟧("/")).json();`, errors: [{ messageId: "unbounded", data: { callee: "request", waitsIn: "fetch(url, init)", options: "`signal`" } }], output: `${wrapper}await (await request("/", { signal: AbortSignal.timeout(10_000) })).json();` },
  ],
});
