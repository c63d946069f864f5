import rule from "../../rules/require-http-timeout.js";
import { everywhere, run } from "../cases.js";
import { bound, boundHeaders, noTimeoutOption, switchedOff, unboundedInstance, unboundedStream } from "./require-http-timeout.errors.js";

const gaxios = 'import { Gaxios, instance, request } from "gaxios"; ';
const google = 'import { google } from "googleapis"; ';
const options = "`timeout` or `signal`";

/** An API without a limit, and the code that a suggestion leaves. */
const noLimit = (callee: string, name: string, ...outputs: string[]) =>
  unboundedInstance(callee, "timeout", "googleapis", name, ...outputs.map((output) => bound("timeout: 10_000", output)));

run("require-http-timeout: gaxios", rule, everywhere, {
  valid: [
    { name: "a limit", code: `${gaxios}await request({ url, timeout: 5_000 });` },
    { name: "a signal", code: `${gaxios}await request({ url, signal: stop });` },
    { name: "options from elsewhere", code: `${gaxios}export const load = (options) => request(options);` },
    { name: "an adapter of its own", code: `${gaxios}await request({ url, adapter });` },
    { name: "an instance with a limit", code: `${gaxios}const api = new Gaxios({ timeout: 5_000 }); await api.request({ url }); await api.fetch(url);` },
    { name: "a limit at each call of an instance, whichever argument has it", code: `${gaxios}const api = new Gaxios(); await api.fetch({ url, timeout: 5_000 }); await api.fetch(url, { signal: stop }); await api.request({ url, timeout: 5_000 });` },
    { name: "a limit that is set later", code: `${gaxios}const api = new Gaxios(); api.defaults.timeout = 5_000; await api.request({ url });` },
    { name: "an interceptor that sets one", code: `${gaxios}const api = new Gaxios(); api.interceptors.request.add({ resolved: withTimeout }); await api.request({ url });` },
    { name: "another module's request", code: 'import { request } from "./request.js"; await request({ url });' },
  ],
  invalid: [
    {
      name: "a request",
      code: `${gaxios}const { data } = await ⟦request⟧({ url });`,
      errors: [noTimeoutOption("request", "gaxios", options)],
      output: `${gaxios}const { data } = await request({ url, timeout: 10_000 });`,
    },
    {
      name: "the module's own instance",
      code: `${gaxios}const { data } = await ⟦instance.request⟧({ url, method: "POST", data: { id: 7 } });`,
      errors: [noTimeoutOption("instance.request", "gaxios", options)],
      output: `${gaxios}const { data } = await instance.request({ url, method: "POST", data: { id: 7 }, timeout: 10_000 });`,
    },
    {
      name: "an instance",
      code: `${gaxios}const api = ⟦new Gaxios({ baseURL })⟧; await api.request({ url });`,
      errors: [unboundedInstance("Gaxios", "timeout", "gaxios", "`api`")],
      output: `${gaxios}const api = new Gaxios({ baseURL, timeout: 10_000 }); await api.request({ url });`,
    },
    {
      name: "an instance whose one call has no limit",
      code: `${gaxios}const api = ⟦new Gaxios()⟧; await api.fetch(url, { signal: stop }); await api.fetch(url);`,
      errors: [unboundedInstance("Gaxios", "timeout", "gaxios", "`api`")],
      output: `${gaxios}const api = new Gaxios({ timeout: 10_000 }); await api.fetch(url, { signal: stop }); await api.fetch(url);`,
    },
    {
      name: "a limit that a call switches off",
      code: `${gaxios}const api = new Gaxios({ timeout: 5_000 }); await api.request({ url, ⟦timeout: 0⟧ });`,
      errors: [switchedOff("api.request", "timeout: 0")],
      output: `${gaxios}const api = new Gaxios({ timeout: 5_000 }); await api.request({ url, timeout: 10_000 });`,
    },
    {
      name: "a stream: a limit for the whole would cut it",
      code: `${gaxios}\nconst { data } = await ⟦request⟧({ url, responseType: "stream" }); data.pipe(out);`,
      errors: [
        unboundedStream(
          boundHeaders(
            "controller.signal",
            [
              gaxios,
              "const controller = new AbortController();",
              'const timer = setTimeout(() => controller.abort(new DOMException("No answer in time", "TimeoutError")), 10_000);',
              'const { data } = await request({ url, responseType: "stream", signal: controller.signal }).finally(() => clearTimeout(timer)); data.pipe(out);',
            ].join("\n"),
          ),
        ),
      ],
    },
  ],
});

run("require-http-timeout: googleapis", rule, everywhere, {
  valid: [
    { name: "an API with a limit", code: `${google}export const drive = google.drive({ version: "v3", auth, timeout: 5_000 });` },
    { name: "options from elsewhere", code: `${google}export const connect = (options) => google.drive(options);` },
    { name: "a limit for all APIs", code: `${google}google.options({ auth, timeout: 5_000 }); export const drive = google.drive("v3");` },
    { name: "a limit at each call", code: `${google}const drive = google.drive({ version: "v3", auth }); await drive.files.list({}, { timeout: 5_000 }); await drive.files.get({ fileId }, { signal: stop });` },
    { name: "a limit at the one call of what nobody keeps", code: `${google}await google.drive({ version: "v3", auth }).files.list({}, { timeout: 5_000 });` },
    { name: "options of a call from elsewhere", code: `${google}const drive = google.drive("v3"); export const list = (options) => drive.files.list({}, options);` },
    { name: "what else googleapis has", code: `${google}const auth = new google.auth.GoogleAuth({ scopes }); export const client = await auth.getClient();` },
    { name: "an API that no entry names: its calls may take long", code: `${google}export const script = google.script({ version: "v1", auth });` },
  ],
  invalid: [
    {
      name: "an API: a limit for the whole may cut what its calls send, so it is a choice",
      code: `${google}const drive = ⟦google.drive⟧({ version: "v3", auth }); const { data } = await drive.files.list({ pageSize: 10 });`,
      errors: [noLimit("google.drive", "`drive`", `${google}const drive = google.drive({ version: "v3", auth, timeout: 10_000 }); const { data } = await drive.files.list({ pageSize: 10 });`)],
    },
    {
      name: "an upload whose answer nobody reads",
      code: `${google}const drive = ⟦google.drive⟧({ version: "v3", auth }); await drive.files.create({ requestBody, media });`,
      errors: [noLimit("google.drive", "`drive`", `${google}const drive = google.drive({ version: "v3", auth, timeout: 10_000 }); await drive.files.create({ requestBody, media });`)],
    },
    {
      name: "an API by its version alone: no edit says where options go",
      code: `${google}const drive = ⟦google.drive⟧("v3"); drive.files.list({}, (error, response) => {});`,
      errors: [noLimit("google.drive", "`drive`")],
    },
    {
      name: "a call with a callback, which hears of its error",
      code: `${google}const drive = ⟦google.drive⟧({ version: "v3", auth }); export const list = () => new Promise((resolve, reject) => { drive.files.list({}, (error, response) => { if (error) reject(error); else resolve(response.data); }); });`,
      errors: [
        noLimit(
          "google.drive",
          "`drive`",
          `${google}const drive = google.drive({ version: "v3", auth, timeout: 10_000 }); export const list = () => new Promise((resolve, reject) => { drive.files.list({}, (error, response) => { if (error) reject(error); else resolve(response.data); }); });`,
        ),
      ],
    },
    {
      name: "an API of what nobody keeps",
      code: `${google}const { data } = await ⟦google.sheets⟧({ version: "v4", auth }).spreadsheets.values.get({ spreadsheetId, range });`,
      errors: [noLimit("google.sheets", "the instance", `${google}const { data } = await google.sheets({ version: "v4", auth, timeout: 10_000 }).spreadsheets.values.get({ spreadsheetId, range });`)],
    },
    {
      name: "where one of two calls has a limit",
      code: `${google}const drive = ⟦google.drive⟧({ version: "v3" }); await drive.files.list({}, { timeout: 5_000 }); await drive.files.list();`,
      errors: [noLimit("google.drive", "`drive`", `${google}const drive = google.drive({ version: "v3", timeout: 10_000 }); await drive.files.list({}, { timeout: 5_000 }); await drive.files.list();`)],
    },
    {
      name: "the package of one API",
      code: 'import { drive } from "@googleapis/drive"; export const files = ⟦drive⟧({ version: "v3", auth });',
      errors: [noLimit("drive", "`files`", 'import { drive } from "@googleapis/drive"; export const files = drive({ version: "v3", auth, timeout: 10_000 });')],
    },
    {
      name: "a limit that a call switches off",
      code: `${google}const drive = google.drive({ version: "v3", timeout: 5_000 }); await drive.files.list({}, { ⟦timeout: 0⟧ });`,
      errors: [switchedOff("drive.files.list", "timeout: 0", bound("timeout: 10_000", `${google}const drive = google.drive({ version: "v3", timeout: 5_000 }); await drive.files.list({}, { timeout: 10_000 });`))],
    },
  ],
});
