import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { type Example, lintExamples } from "../docs/scripts/lint-examples.js";
import { picture, pictureFile } from "../docs/scripts/readme-picture.js";

const script = fileURLToPath(new URL("../docs/scripts/demo.js", import.meta.url));

/** The demo's output as a terminal without colours, or with them, gets it. Rejects unless it exits with 0. */
async function demo(colours: "NO_COLOR" | "FORCE_COLOR"): Promise<string> {
  const { FORCE_COLOR, NO_COLOR, ...env } = process.env;
  const { stdout } = await promisify(execFile)(process.execPath, [script], { env: { ...env, [colours]: "1" }, timeout: 60_000 });
  return stdout;
}

const examples = await lintExamples();

/** A file's lines on which something is reported, each with the rule's name. */
const faultsIn = ({ file, source, messages }: Example): string[] =>
  messages.map(({ line, ruleId }) => `${file.replace("docs/examples/", "")}: ${source.split("\n")[line - 1]?.trim() ?? ""} (${ruleId ?? "broken"})`);

describe("docs/examples", () => {
  it("hold the faults that the demo is about, and nothing is said of their correct neighbours", () => {
    expect(examples.flatMap(faultsIn)).toEqual([
      'arrivals.ts: while ((await locate(parcel, { signal })) !== "delivered") await sleep(60_000); (timeout/forward-abort-signal)',
      "couriers.ts: for (const parcel of parcels) { (timeout/require-abort-check)",
      "couriers.ts: export async function position(courier: Courier, parcel: string, options: { readonly verbose: boolean; readonly signal: AbortSignal }): Promise<string> { (timeout/no-unused-abort-signal)",
      'customs.ts: if (error instanceof Error && error.name === "AbortError") return undefined; (timeout/no-unhandled-timeout-error)',
      "inventory.ts: const warehouse = got.extend({ (timeout/require-http-timeout)",
      "inventory.ts: headersTimeout: 0, (timeout/require-http-timeout)",
      "invoices.ts: const response = await fetch(`${archive}/invoices/${month}.zip`); (timeout/require-http-timeout)",
      "invoices.ts: await fetch(`${archive}/invoices`, { method: \"POST\", body: form }); (timeout/require-http-timeout)",
      "invoices.ts: const request = http.request({ host: printer, path: \"/jobs\", method: \"POST\" }, (response) => { (timeout/require-http-timeout)",
      'labels.ts: await run("lp", ["-d", "labels", `${parcel}.pdf`]); (timeout/require-process-timeout)',
      "labels.ts: return createServer({ requestTimeout: 0 }, handle); (timeout/no-disabled-server-timeout)",
      "nightly-report.js: const response = await fetch(\"https://\" + shop + \".shops.internal/sales?day=yesterday\"); (timeout/require-http-timeout)",
      "nightly-report.js: https (timeout/require-http-timeout)",
      "orders.ts: const response = await fetch(`${this.baseUrl}/orders/${id}`); (timeout/require-http-timeout)",
      "orders.ts: const response = await this.fetchFn(`${this.baseUrl}/orders`, { (timeout/require-http-timeout)",
      "payments.ts: const payments = axios.create({ (timeout/require-http-timeout)",
      "payments.ts: await axios.post(`${process.env[\"PAYMENTS_URL\"]}/refunds`, { chargeId, reason }, { timeout: 0 }); (timeout/require-http-timeout)",
      "prices.ts: clearTimeout(timer); (timeout/no-early-clear-timeout)",
      "prices.ts: const timer = setTimeout(() => controller.abort(new DOMException(\"No answer in time\", \"TimeoutError\")), patience); (timeout/no-leaked-abort-timer)",
      "printers.ts: const socket = connect(9100, printer); (timeout/require-socket-timeout)",
      'release.ts: while ((await state(parcel)) !== "released") await sleep(60_000); (timeout/no-unbounded-polling)',
      "reminders.ts: export function remind(send: () => void, delay = 30 * DAY): NodeJS.Timeout { (timeout/no-invalid-timeout)",
      "reminders.ts: const response = await fetch(`https://bank.example/orders/${order}`, { signal: AbortSignal.timeout(10_000 / 3) }); (timeout/no-invalid-timeout)",
      "reminders.ts: setTimeout(resolve, Infinity); (timeout/no-invalid-timeout)",
      "returns.ts: await post(`${dock}/free`, signal); (timeout/no-abort-signal-in-cleanup)",
      "returns.ts: const response = await fetch(`${docks}/${dock}`, { signal: AbortSignal.timeout(2_000) }); (timeout/no-detached-abort-signal)",
      "scales.ts: const request = https.get(`${scales}/${parcel}/weight`, { timeout: 5_000 }, (response) => { (timeout/no-ineffective-timeout)",
      'shipping.ts: signal.addEventListener("abort", stop, { once: true }); (timeout/no-missed-abort)',
      "shipping.ts: } catch (error) { (timeout/no-swallowed-abort)",
      "shipping.ts: if (signal.aborted) throw signal.reason; (timeout/prefer-throw-if-aborted)",
      'shipping.ts: race.abort("somebody was faster"); (timeout/no-invalid-abort-reason)',
      'sorting.ts: shift.addEventListener("abort", stop, { once: true }); (timeout/no-leaked-abort-listener)',
      "stock.ts: return (await ask(warehouse)) > 0; (timeout/require-wrapper-timeout)",
      "tracking.ts: const controller = new AbortController(); (timeout/no-unused-abort-controller)",
      "tracking.ts: controller.abort(); (timeout/require-await-after-abort)",
      'warehouse.ts: const stock = new pg.Pool({ connectionString: process.env["STOCK_URL"], max: 10 }); (timeout/require-database-timeout)',
      'weighing.ts: setTimeout(() => reject(new Error("the scale does not settle")), ms); (timeout/no-promise-race-timeout)',
      "weighing.ts: const timer = setTimeout(() => controller.abort(), 2_000); (timeout/require-timeout-reason)",
    ]);
  });
});

describe("npm run demo", () => {
  it("prints each report with its code, what --fix changes, and a count by rule", async () => {
    const output = await demo("NO_COLOR");
    expect(output).not.toContain("\u001B");
    for (const { file, messages } of examples) {
      for (const { line, column, message } of messages) {
        expect(output).toContain(`${file}:${line}:${column}`);
        expect(output).toContain(message);
      }
    }
    expect(output).toContain("+      signal,\n");
    const rules = examples.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
    expect(rules).not.toEqual([]);
    for (const rule of rules) expect(output).toMatch(new RegExp(`${rule ?? "broken"} +│ ${rules.filter((each) => each === rule).length} `));
  }, 60_000);

  it("is in colour where colours can be shown", async () => {
    expect(await demo("FORCE_COLOR")).toContain("\u001B[32m+      signal,");
  }, 60_000);
});

describe("the README's picture", () => {
  it("is what `npm run demo -- --image` draws now", async () => {
    expect(await readFile(pictureFile, "utf8")).toBe(picture(examples));
  });
});
