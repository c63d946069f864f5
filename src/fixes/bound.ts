import type { TSESLint } from "@typescript-eslint/utils";
import type { Bound, Phase } from "../catalogue/client.js";
import { isAnswered } from "../analysis/answered.js";
import type { Consumption } from "../analysis/consumption.js";
import type { ExternalCall } from "../analysis/external-call.js";
import type { File } from "../analysis/file.js";
import type { AnyCall } from "../analysis/reach.js";
import { explicitSignals, type RankedSignal, signalsInScope } from "../analysis/signals.js";
import { roomForOptions } from "../analysis/types/room.js";
import { isExactOptional } from "../analysis/types/services.js";
import { takesOption } from "../analysis/types/signature.js";
import { offers } from "../settings.js";
import { isPlainOptions, nested, withOption } from "./call-option.js";
import { type Duration, durationOf, inSeconds, pointIn, type Policy } from "./deadline.js";
import { type ImportedBinding, importBinding } from "./import.js";
import { appendCall, moveCallback } from "./method.js";
import { areFree } from "./names.js";
import { operatorEdit } from "./operator.js";
import { insertStatement, statementOf } from "./statement.js";

/** One way to bound a call. */
export interface BoundEdit {
  /** What is written, for the suggestion's message: `signal`, `AbortSignal.timeout(10_000)`, `timeout: 10_000`. */
  readonly text: string;
  /** What it bounds: everything, or only connecting and the headers of what may go on for long. */
  readonly bounds: "all" | "headers";
  /** True where it sets a duration, false where it hands on a signal that is in scope. */
  readonly isDeadline: boolean;
  /** True where the edit may be applied unasked: nothing changes while nothing times out, and no policy is guessed. */
  readonly isExact: boolean;
  readonly fix: TSESLint.ReportFixFunction;
}

/** The ways to bound an unbounded call, the best first: the signals in scope, explicit before ambient, then a deadline. */
export function boundEdits(file: File, call: ExternalCall<AnyCall>, consumption: Consumption, policy: Policy): readonly BoundEdit[] {
  const signals = call.reach.call ? signalEdits(file, call) : [];
  const edits = [deadlineEdit(file, call, consumption, policy), observableEdit(file, call, consumption, policy)];
  return [...signals, ...edits.filter((edit) => edit !== undefined)];
}

/** For an observable of a client of which earlier versions have no option: an operator, which all of them have. */
function observableEdit(file: File, call: ExternalCall<AnyCall>, consumption: Consumption, policy: Policy): BoundEdit | undefined {
  const target = wholeBound(call);
  const isLong = consumption === "streamed" || consumption === "transfer";
  if (!call.observable || isLong || !target || hasOption(file, call, target) === true) return undefined;
  const edit = operatorEdit(file, call, policy);
  return edit && { ...edit, bounds: "all", isDeadline: true, isExact: false };
}

/** The option of a client that takes a signal. */
function signalOption({ client }: ExternalCall<AnyCall>): string | undefined {
  if (client.bounds["signal"]?.takes === "signal") return "signal";
  return Object.keys(client.bounds).find((option) => client.bounds[option]!.takes === "signal");
}

function signalEdits(file: File, call: ExternalCall<AnyCall>): readonly BoundEdit[] {
  const option = signalOption(call);
  if (option === undefined) return [];
  const signals = signalsInScope(file, call.node);
  return signals.flatMap((signal) => {
    const isSpread = signal.optional && isExactOptional(file.types);
    const isFiltered = signal.optional && signal.nullable && !isSpread && !takesNull(call);
    const value = isFiltered ? `${signal.text} ?? undefined` : signal.text;
    const text = withOption(file, call, option, value, isSpread ? { condition: signal.text } : {});
    const isOnly = signals.filter(({ rank }) => rank === signal.rank).length === 1;
    const isExact = signal.certain && !signal.ambient && isOnly && isPlainOptions(file, call) && !isAnswered(file, call.node);
    return text === undefined ? [] : [{ text: value, bounds: "all", isDeadline: false, isExact, fix: (fixer) => fixer.replaceText(call.node, text) }];
  });
}

/** Whether the types of a client's signal take null: those of fetch's own options do, others' don't. */
function takesNull({ reach }: ExternalCall<AnyCall>): boolean {
  return reach.roles.includes("request");
}

/** Sets a bound to the deadline: the client's own or its signal, for a stream one of the headers alone. */
export function deadlineEdit(file: File, call: ExternalCall<AnyCall>, consumption: Consumption, policy: Policy): BoundEdit | undefined {
  const streams = consumption === "streamed" || consumption === "transfer";
  const target = streams ? streamBound(call) : wholeBound(call);
  if (!target) return streams ? headersEdit(file, call, policy) : undefined;
  const { option, bound } = target;
  const isThere = hasOption(file, call, target);
  if (isThere === false) return undefined;
  const needs = bound.takes === "signal" ? offers(policy.settings, policy.filename, "AbortSignal.timeout") : true;
  if (needs === false) return undefined;
  const duration = bound.takes === "flag" ? { text: "true", ms: undefined, edits: () => [] } : durationOf(file, call.node, policy);
  if (!duration) return undefined;
  const callers = bound.takes === "signal" ? callersOf(file, call) : [];
  const value = bound.takes === "signal" ? withCallers(callers, `AbortSignal.timeout(${duration.text})`, policy) : asTaken(bound, duration);
  const edit = value === undefined ? undefined : writeBound(file, call, option, value, policy);
  const isSafe = callers.every(({ certain }) => certain) && (callers.length === 0 || !isAnswered(file, call.node));
  return (
    edit && {
      text: edit.text,
      bounds: streams && !covers(bound, "idle") ? "headers" : "all",
      isDeadline: true,
      isExact: (policy.deadline ?? policy.written?.ms) !== undefined && needs === true && isThere === true && consumption === "buffered" && isPlainOptions(file, call) && isSafe,
      fix: (fixer) => [...duration.edits(fixer), edit.fix(fixer)].flat(),
    }
  );
}

/** A duration as a bound takes it that is no signal. */
function asTaken({ takes }: Bound, duration: Pick<Duration, "text" | "ms">): string {
  if (takes === "date") return pointIn(duration.text);
  return takes === "s" ? inSeconds(duration) : duration.text;
}

/** The nearest signals of whoever waits for a call: a deadline must not take their place. */
function callersOf(file: File, { node, reach }: ExternalCall<AnyCall>): readonly RankedSignal[] {
  const inScope = reach.call ? explicitSignals(file, node) : [];
  return inScope.filter(({ rank }) => rank === inScope[0]!.rank);
}

/** A deadline beside callers' signals; undefined where nothing can join them. */
function withCallers(callers: readonly RankedSignal[], deadline: string, { settings, filename }: Policy): string | undefined {
  if (callers.length === 0) return deadline;
  const signals = callers.map(({ text, optional }) => (optional ? `...(${text} ? [${text}] : [])` : text));
  return offers(settings, filename, "AbortSignal.any") === false ? undefined : `AbortSignal.any([${[...signals, deadline].join(", ")}])`;
}

interface Target {
  readonly option: string;
  readonly bound: Bound;
}

/** The bound that an edit sets: the one that was switched off, else the client's own, else its signal. */
function wholeBound({ client, off }: ExternalCall<AnyCall>): Target | undefined {
  const option = off?.option ?? client.edit ?? "signal";
  const bound = client.bounds[option] ?? client.handle?.methods?.[option] ?? client.handle?.properties?.[option];
  return bound && { option, bound };
}

/** Whether the client's version has an option that only later ones have, as types tell; undefined without them. */
function hasOption({ types }: File, { node }: ExternalCall<AnyCall>, { option, bound }: Target): boolean | undefined {
  if (bound.since === undefined || node.type === "TaggedTemplateExpression") return true;
  return types && takesOption(types, node, option);
}

/** A bound that a healthy stream survives: the one that was switched off, else one of the wait for headers alone. */
function streamBound({ client, off }: ExternalCall<AnyCall>): Target | undefined {
  const all = { ...client.bounds, ...client.handle?.methods };
  const fits = (name: string): boolean => all[name]?.takes !== "signal" && all[name]?.ends !== false && !covers(all[name]!, "total");
  const written = off && all[off.option] && fits(off.option) ? off.option : undefined;
  const option = written ?? Object.keys(all).find((name) => fits(name) && covers(all[name]!, "headers") && !covers(all[name]!, "idle"));
  return option === undefined ? undefined : { option, bound: all[option]! };
}

const covers = ({ covers: phases = ["total"] }: Bound, phase: Phase): boolean => phases.includes(phase);

interface Written {
  readonly text: string;
  readonly fix: (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix | readonly TSESLint.RuleFix[];
}

/** Sets a bound where the client reads it: an option, a method of the chain, a property of the object. */
function writeBound(file: File, call: ExternalCall<AnyCall>, option: string, value: string, { written: limit }: Policy): Written | undefined {
  const { sourceCode } = file;
  const { node, client, off, handle } = call;
  const [name, ...phase] = option.split(".");
  const isMethod = client.handle?.methods !== undefined && name! in client.handle.methods;
  // A template takes no options: a method behind it says the same, and leaves its tag as it is.
  if (client.bounds[option] && (!isMethod || node.type !== "TaggedTemplateExpression" || off?.node.type === "Property")) {
    const before = argumentBefore(file, call);
    const text = before && withOption(file, call, option, value, { replaces: limit?.property, before: before.text });
    if (text === undefined) return undefined;
    return { text: option === "" || value.startsWith("AbortSignal") ? value : nested(option.split("."), value), fix: (fixer) => [...before!.edits(fixer), fixer.replaceText(node, text)] };
  }
  if (isMethod) {
    const argument = phase.length > 0 ? `{ ${nested(phase, value)} }` : value;
    if (off?.node.type === "CallExpression") {
      const [written] = off.node.arguments;
      return written && { text: `.${name}(${argument})`, fix: (fixer) => fixer.replaceText(written, argument) };
    }
    const link = `.${name}(${argument})`;
    if (handle?.startedBy && node.type !== "TaggedTemplateExpression") {
      const text = moveCallback(sourceCode, node, handle.startedBy, `${link}.${client.handle.starts}`);
      return text === undefined ? undefined : { text: link, fix: (fixer) => fixer.replaceText(node, text) };
    }
    const edit = appendCall(sourceCode, node, link);
    return edit && { text: link, fix: (fixer) => fixer.replaceTextRange([...edit.range], edit.text) };
  }
  if (off?.node.type === "AssignmentExpression") {
    const { left, right } = off.node;
    return { text: `${sourceCode.getText(left)} = ${value}`, fix: (fixer) => fixer.replaceText(right, value) };
  }
  const statement = handle?.start && statementOf(handle.start);
  const text = `${handle?.name ?? ""}.${option} = ${value}`;
  const edit = statement && insertStatement(sourceCode, statement, text, "before");
  return edit && { text, fix: (fixer) => fixer.replaceTextRange([...edit.range], edit.text) };
}

/** What stands in front of a call's new options: nothing, or `new Metadata()` where its types want it; undefined where they take no options. */
function argumentBefore(file: File, { node, client, reach, args }: ExternalCall<AnyCall>): Partial<ImportedBinding> & Pick<ImportedBinding, "edits"> | undefined {
  const nothing = { edits: () => [] };
  if (!file.types || node.type === "TaggedTemplateExpression" || !reach.roles.includes("metadata") || !args.place || args.options.length > 0) return nothing;
  const [module = ""] = client.modules ?? [];
  const metadata = { package: module, name: "Metadata" };
  // What `call` takes is told by no signature of its own.
  const room = reach.skipped > 0 ? undefined : roomForOptions(file.types, node, args.place.index, metadata);
  if (room !== "behind") return room && nothing;
  const imported = importBinding(file.sourceCode, node, { import: module, name: metadata.name });
  return imported && { ...imported, text: `new ${imported.text}()` };
}

/**
 * For a stream of a client that has only a signal: a timer that is taken off once the headers are there. Always a
 * suggestion: the gap between chunks stays the author's to bound.
 */
function headersEdit(file: File, call: ExternalCall<AnyCall>, policy: Policy): BoundEdit | undefined {
  const option = signalOption(call);
  const statement = statementOf(call.node);
  const isPromise = call.reach.call?.returns === "response" || call.reach.call?.returns === "result";
  const isKnown = offers(policy.settings, policy.filename, "DOMException") !== false;
  if (option === undefined || !isKnown || !isPromise || !statement || !areFree(file, call.node, ["controller", "timer"])) return undefined;
  const duration = durationOf(file, call.node, policy);
  const text = duration && withOption(file, call, option, "controller.signal", { replaces: policy.written?.property });
  if (!duration || text === undefined) return undefined;
  const statements = [
    "const controller = new AbortController()",
    `const timer = setTimeout(() => controller.abort(new DOMException("No answer in time", "TimeoutError")), ${duration.text})`,
  ];
  const inserted = statements.map((each) => insertStatement(file.sourceCode, statement, each, "before"));
  const at = inserted[0]?.range[0];
  if (at === undefined || inserted.some((edit) => edit?.range[0] !== at || edit.range[1] !== at)) return undefined;
  return {
    text: "controller.signal",
    bounds: "headers",
    isDeadline: true,
    isExact: false,
    fix: (fixer) => [
      ...duration.edits(fixer),
      fixer.insertTextBeforeRange([at, at], inserted.map((edit) => edit!.text).join("")),
      fixer.replaceText(call.node, `${text}.finally(() => clearTimeout(timer))`),
    ],
  };
}

/** The text of a call with a signal in the place where its client takes one; undefined where no exact edit exists. */
export function setSignal(file: File, call: ExternalCall<AnyCall>, value: string): string | undefined {
  const option = signalOption(call);
  return option === undefined ? undefined : withOption(file, call, option, value);
}
