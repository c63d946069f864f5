import type { RuleTester } from "eslint";
import type { Invalid } from "../cases.js";
import { letThrough, swallowed } from "./no-swallowed-abort.errors.js";

/** An async function that somebody hands a signal, in a form that every parser reads. */
export const given = (body: string): string => `/** @param {AbortSignal} signal */ async function load(signal) { ${body} }`;

/** The same as a generator. */
export const generated = (body: string): string => `/** @param {AbortSignal} signal */ async function* load(signal) { ${body} }`;

/** A handler of a request that the signal may end, marked where it is reported. */
export const handled = (body: string): string => given(`try { await fetch(url, { signal }); } ⟦catch (error)⟧ { ${body} }`);

const statement = "if (signal.aborted) throw error;";

/** The code with the statement at the marked handler's head. */
const mended = (code: string): string =>
  code
    .replace(/⟦catch(?: \(error\))?⟧ \{/, `catch (error) { ${statement}`)
    .replace("⟦catch⟧(() => null)", `catch((error) => { ${statement} return null; })`);

/** Code that is fine, whatever is marked in it. */
export const silent = (name: string, code: string): RuleTester.ValidTestCase => ({ name, code: code.replaceAll(/[⟦⟧]/g, "") });

/** A handler that swallows an abort and has nothing else to do: `--fix` lets the abort through. */
export const fixes = (name: string, code: string): Invalid => ({ name, code, errors: [swallowed("signal")], output: mended(code) });

/** A handler that swallows an abort, but has more to do or an unknown consumer: a suggestion lets it through. */
export const suggests = (name: string, code: string): Invalid => ({ name, code, errors: [swallowed("signal", letThrough(statement, mended(code)))] });
