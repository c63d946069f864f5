import rule from "../../rules/no-swallowed-abort.js";
import { everywhere, run } from "../cases.js";
import { fixes, generated, given, handled, silent, suggests } from "./no-swallowed-abort.code.js";
import { letThrough, swallowed, wrongName } from "./no-swallowed-abort.errors.js";

run("no-swallowed-abort: loops in a handler", rule, everywhere, {
  valid: [
    silent("a loop that runs once at least", handled("do { throw error; } while (more());")),
    silent("a loop that leaves an outer one, before the throw behind both", handled("outer: for (const one of [1]) { for (const two of [2]) { break outer; } } throw error;")),
    silent("a block with a name that throws", handled("again: { throw error; }")),
    silent("a loop without an end", handled("for (;;) { work(); }")),
    silent("what a loop goes over asks", handled("for (const one of signal.aborted ? [] : list) use(one);")),
    silent("where a loop starts, somebody asks", handled("for (let go = !signal.aborted; go; go = false) use(go);")),
  ],
  invalid: [
    suggests("a loop that runs once at least and throws nothing", handled("do { work(); } while (more());")),
    suggests("a loop over keys that may not be there", handled("for (const key in list) throw error;")),
    suggests("a loop that goes on with an outer one", handled("outer: for (const one of list) { for (const two of one) { continue outer; } } return null;")),
    suggests("a block that is left before the throw in it", handled("outer: { break outer; throw error; }")),
    suggests("a loop whose endless round has a return", handled("for (;;) { if (done()) return null; }")),
  ],
});

run("no-swallowed-abort: switch in a handler", rule, everywhere, {
  valid: [
    silent("over the error's name, with the abort's", handled('switch (error.name) { case "AbortError": throw error; default: return null; }')),
    silent("over the error's name, other errors end", handled('switch (error.name) { case "TypeError": return null; default: throw error; }')),
    silent("over the error's code, with the abort's", handled("switch (error.code) { case 20: return null; default: return null; }")),
    silent("over conditions, one asks", handled("switch (true) { case signal.aborted: throw error; default: return null; }")),
    silent("a case that falls into the next, which throws", handled("switch (kind) { case 1: work(); default: throw error; }")),
    silent("what is switched over rejects with the abort", handled("switch (await next({ signal })) { default: return null; }")),
    silent("what is switched over asks", handled("switch (reason(signal.aborted)) { default: return null; }")),
  ],
  invalid: [
    suggests("over the error's name, without the abort's", handled('switch (error.name) { case "TypeError": throw error; default: return null; }')),
    suggests("over conditions, none asks", handled("switch (true) { case last: return null; default: throw error; }")),
    suggests("a case that falls into the next, which ends", handled("switch (kind) { case 1: work(); default: return null; }")),
    suggests("the default first", handled("switch (kind) { default: return null; case 1: throw error; }")),
    suggests("no case at all", handled("switch (kind) {}")),
  ],
});

run("no-swallowed-abort: logical operators in a handler", rule, everywhere, {
  valid: [
    silent("or, and one side asks", handled('if (error.name === "AbortError" || last) throw error; return null;')),
    silent("not, and the name is asked for", handled('if (error.name !== "AbortError") return null; throw error;')),
    silent("not, and the signal is asked", handled("if (!signal.aborted) return null; throw error;")),
    silent("what is given asks", handled("return signal.aborted ? null : undefined;")),
    silent("a call on a condition that asks", handled("signal.aborted || cleanup();")),
    silent("optional chains, and the name is asked for", handled('if (error?.name === "AbortError") throw error; return null;')),
    silent("an optional call of the error's own, that may ask", handled('if (error?.isTransient()) console.log("again"); return null;')),
    silent("a condition that never holds", handled("if (false) return null; throw error;")),
    silent("an optional call that asks", handled("if (signal?.aborted) throw error; return null;")),
  ],
  invalid: [
    fixes("or, and no side asks", handled('if (error.name === "TypeError" || last) throw error; return null;')),
    fixes("not, and two conditions", handled("if (!(last && ready)) return null; throw error;")),
    suggests("or, and the first alone leads on", handled("if (last || work()) return null; throw error;")),
    fixes("what is given asks for something else", handled("return last ? null : undefined;")),
    suggests("a call on another condition", handled("last && cleanup();")),
    fixes("optional chains, and another name", handled('if (error?.name === "TypeError") throw error; return null;')),
  ],
});

run("no-swallowed-abort: what the error is compared with", rule, everywhere, {
  valid: [
    silent("a status that ends: an abort has none", handled("if (error.status === 404) return null; throw error;")),
    silent("any other status ends: an abort throws", handled("if (error.status !== 404) throw error; return null;")),
    silent("a greater status ends: an abort has none", handled("if (error.status >= 500) return null; throw error;")),
    silent("nothing: nobody can tell", handled("if (error.cause === null) throw error; return null;")),
    silent("a template with something in it: nobody can tell", handled("if (error.name === `${kind}Error`) throw error; return null;")),
    silent("a name that is not the error's", handled('if (reason === "CanceledError") throw error; return null;')),
    silent("a question that rejects with the abort", handled('if (await again({ signal })) console.log("again"); return null;')),
    silent("a helper that nobody sees, whatever it says", handled('if (isTransient(error)) console.log("again"); return null;')),
    silent("a status deep in the error", handled("if (error?.response?.status === 404) return null; throw error;")),
    silent("that number, written first", handled("if (20 === error.code) throw error; return null;")),
    silent("the number that an abort has", handled("if (error.code === 20) throw error; return null;")),
    silent("the same by its constant", handled("if (error.code === DOMException.ABORT_ERR) throw error; return null;")),
    silent("Node's code of an abort", handled('if (error.code === "ABORT_ERR") throw error; return null;')),
    silent("axios's code of an abort", handled('if (error.code === "ERR_CANCELED") throw error; return null;')),
    silent("the first letters of the name", handled('if (error.name.startsWith("Abort")) throw error; return null;')),
    silent("a pattern for the message", handled("if (/abort/i.test(error.message)) throw error; return null;")),
    silent("a part of the message", handled('if (error.message.includes("aborted")) throw error; return null;')),
    silent("another part of the message: nobody can tell", handled('if (error.message.includes("reset")) throw error; return null;')),
    silent("a kind of value: nobody can tell", handled('if (typeof error === "string") return null; throw error;')),
    silent("whether there is one: nobody can tell", handled("if (!error) return null; throw error;")),
    silent("a list of names with the abort's", handled('if (["AbortError", "TimeoutError"].includes(error.name)) throw error; return null;')),
    silent("a helper that nobody sees", handled("if (isRetryable(error)) throw error; return null;")),
    silent("a helper by name", handled("if (isAbortError(error)) return null; return undefined;")),
    silent("a helper that gets nothing", handled("if (isIntentionalAbort()) return null; return undefined;")),
    silent("another value that nobody sees", handled("if (error.code === expected) throw error; return null;")),
    silent("a value that nobody sees ends", handled("if (error !== expected) return null; throw error;")),
  ],
  invalid: [
    fixes("a status that throws", handled("if (error.status === 404) throw error; return null;")),
    fixes("any other status ends, an abort too", handled("if (error.status !== 404) return null; throw error;")),
    fixes("the same, compared loosely", handled("if (error.status != 404) return null; throw error;")),
    fixes("a name in a template", handled("if (error.name === `TypeError`) throw error; return null;")),
    fixes("a code that is written first", handled('if ("ECONNRESET" === error.code) throw error; return null;')),
    fixes("a code that is compared loosely", handled('if (error.code == "EPIPE") throw error; return null;')),
    fixes("a code that no abort has", handled('if (error.code === "ECONNRESET") throw error; return null;')),
    fixes("a number that no abort has", handled("if (error.code === 200) throw error; return null;")),
    fixes("that number for something else", handled("if (tries > 20) throw error; return null;")),
    fixes("a value that has nothing to do with it", handled("if (kind === 120) throw error; return null;")),
  ],
});

const asked = (body: string): string => `import OpenAI, { APIError, RateLimitError } from "openai"; const client = new OpenAI(); ${given(`try { await client.responses.create({ model, input }, { signal }); } ⟦catch (error)⟧ { ${body} }`)}`;
const messaged = (body: string): string => `import Anthropic from "@anthropic-ai/sdk"; const client = new Anthropic(); ${given(`try { await client.messages.create({ model, messages }, { signal }); } ⟦catch (error)⟧ { ${body} }`)}`;

run("no-swallowed-abort: classes of errors", rule, everywhere, {
  valid: [
    silent("the language's own, ended", handled("if (error instanceof RangeError) return null; throw error;")),
    silent("an own class, ended", handled("class HttpError extends Error {} if (error instanceof HttpError) return null; throw error;")),
    silent("of a function that nobody knows, a class that nobody knows, thrown", given("try { await run(url, { signal }); } catch (error) { if (error instanceof HttpError) throw error; return null; }")),
    silent("of a function that nobody knows, a class that nobody knows, ended", given("try { await run(url, { signal }); } catch (error) { if (error instanceof HttpError) return null; throw error; }")),
    silent("a base class of all errors of a client that gives aborts no name of their own, thrown", asked("if (error instanceof APIError) throw error; return null;")),
    silent("any class of that client, ended: nobody knows which an abort's error is of", asked("if (error instanceof RateLimitError) return null; throw error;")),
    silent("the name that an abort's error has in one version of a client", messaged('if (error.name === "APIUserAbortError") throw error; return null;')),
    silent("a class that is a member of something", handled("if (error instanceof errors.HttpError) throw error; return null;")),
    silent("an abort's own class", handled("if (error instanceof AbortError) throw error; return null;")),
    silent("the class of the platform's errors, ended: it was asked for", handled("if (error instanceof DOMException) return null; throw error;")),
    silent("the class of the platform's errors, everything else ended", handled("if (!(error instanceof DOMException)) return null; throw error;")),
    silent("the class of the platform's errors, only logged", handled('if (error instanceof DOMException) console.log("Ended"); return null;')),
    silent("errors in general, thrown", handled("if (error instanceof Error) throw error; return null;")),
    silent("errors in general with the abort's name", handled('if (error instanceof Error && error.name === "AbortError") throw error; return null;')),
    silent("objects in general, thrown: nobody can tell", handled("if (error instanceof Object) throw error; return null;")),
    silent("objects in general: nobody can tell", handled("if (error instanceof Object) return null; throw error;")),
  ],
  invalid: [
    fixes("no class at all", asked("return null;")),
    fixes("a name that nothing of that client has", messaged('if (error.name === "RateLimitError") throw error; return null;')),
    fixes("the language's own, thrown", handled("if (error instanceof TypeError) throw error; return null;")),
    suggests("an own class, thrown", handled("class HttpError extends Error {} if (error instanceof HttpError) throw error; return null;")),
    fixes("of a function that nobody knows, the language's own class", given("try { await run(url, { signal }); } ⟦catch (error)⟧ { if (error instanceof TypeError) throw error; return null; }")),
    fixes("errors in general, ended: an abort's is one", handled("if (error instanceof Error) return null; throw error;")),
    fixes("everything that is no error is thrown", handled("if (!(error instanceof Error)) throw error; return null;")),
    fixes("errors in general with another name", handled('if (error instanceof Error && error.name === "TypeError") throw error; return null;')),
  ],
});

run("no-swallowed-abort: flags of a deliberate end", rule, everywhere, {
  valid: [
    silent("a flag that says so, ended", handled("if (this.closed) return null; throw error;")),
    silent("a flag that says so, thrown", handled("if (this.closing) throw error; return null;")),
    silent("a variable that says so", handled("if (stopped) return null; console.error(error);")),
  ],
  invalid: [
    fixes("a flag that says something else", handled("if (this.busy) return null; throw error;")),
  ],
});

run("no-swallowed-abort: inner handlers", rule, everywhere, {
  valid: [
    silent("the same, and thrown in its finally", handled("try { await cleanup(); } catch { log(); } finally { throw error; }")),
    silent("thrown to an inner handler that asks", handled('try { throw error; } catch (again) { if (again.name === "AbortError") throw again; }')),
    silent("returned with a finally round it that asks", handled("try { return null; } finally { signal.throwIfAborted(); }")),
    silent("returned with a finally round it that throws", handled("try { if (last) return null; } finally { throw error; }")),
    silent("reported before anything fails", handled("try { await report(error); } catch { return null; }")),
    silent("thrown by an inner handler, whatever fails", handled("try { await cleanup(signal); } catch { throw error; } return null;")),
  ],
  invalid: [
    suggests("an inner handler that ends the failure of cleanup", handled("try { await cleanup(); } catch { log(); }")),
    suggests("thrown to an inner handler that ends it", handled("try { throw error; } catch { return null; }")),
    suggests("thrown to an inner handler that only logs", handled("try { throw error; } catch { log(); }")),
    suggests("returned with a finally round it", handled("try { return null; } finally { done(); }")),
  ],
});

run("no-swallowed-abort: functions that never return", rule, everywhere, {
  valid: [
    silent("the process ends", handled("process.exit(1);")),
    silent("the process ends in a branch that is sure", handled("if (error) { process.exit(1); } throw error;")),
    silent("the process crashes", handled("process.abort();")),
    silent("a function of the file that ends the process", `const fail = () => { process.exit(1); }; ${given("try { await fetch(url, { signal }); } catch (error) { fail(); }")}`),
    silent("a function of the file that throws", `const fail = (e) => { console.error(e); throw e; }; ${given("try { await fetch(url, { signal }); } catch (error) { fail(error); }")}`),
  ],
  invalid: [
    suggests("the process ends in a branch that is not", handled("if (last) process.exit(1); return null;")),
    suggests("the process goes on", handled("process.exitCode = 1;")),
    suggests("a namesake of the process", handled("const process = { exit() {} }; process.exit(1);")),
    suggests("a function of the file that does neither", `const fail = () => { console.error("No orders"); }; ${given("try { await fetch(url, { signal }); } ⟦catch (error)⟧ { fail(); }")}`),
  ],
});

run("no-swallowed-abort: the error is handed on", rule, everywhere, {
  valid: [
    silent("to an executor's reject", handled("reject(error);")),
    silent("to a callback", handled("callback(error);")),
    silent("to the next one", handled("next(error);")),
    silent("to a stream", handled("stream.destroy(error);")),
    silent("to an emitter", handled('emitter.emit("error", error);')),
    silent("to a state", handled("setState({ error });")),
    silent("its message, to a state", handled("setError(error.message);")),
    silent("to a store", handled('dispatch({ type: "failed", error });')),
    silent("to a controller of a stream", handled("controller.error(error);")),
    silent("to a field", handled("this.error = error;")),
    silent("as a text, to a field", handled("state.error = String(error);")),
    silent("to a list", handled("errors.push(error);")),
    silent("to a place in a list", handled("results[index] = { error };")),
    silent("as a result", handled("return error;")),
    silent("in a result", handled("return { ok: false, message: error.message };")),
    silent("in a list that is a result", handled("return [null, error];")),
    silent("as a text that is a result", handled("return `Failed: ${error}`;")),
    silent("as a result that a function makes", handled("return failure(error);")),
    silent("as a rejection", handled("return Promise.reject(error);")),
    silent("to a function that is waited for", handled("await notify(error);")),
    silent("to a function that is not", handled("void notify(error);")),
    silent("by another name", handled("const failure = error; errors.push(failure);")),
    silent("a part of it", handled("const { message } = error; show(message);")),
    silent("a part of a part of it", handled("const { cause: { code } } = error; show(code);")),
    silent("what is left of it", handled("const { stack, ...rest } = error; show(rest);")),
    silent("the first of a list of it", handled("const [first = null] = [error]; show(first);")),
    silent("to a class", handled("new Notice(error);")),
    silent("in a new object, to a map", handled("failed.set(id, new Failure(error));")),
    silent("to a tag", handled("tell`${error}`;")),
    silent("to a microtask that throws it", handled("queueMicrotask(() => { throw error; });")),
    silent("to a timer that throws it", handled("setTimeout(() => { throw error; });")),
    silent("to a function that is given back and throws it", handled("return () => { throw error; };")),
    silent("to a function that is given away", handled("jobs.push(() => retry(error));")),
    silent("to a person", handled("alert(error);")),
    silent("to a person, its message", handled("toast.error(error.message);")),
    silent("to whoever sent a request", handled("res.status(500).json({ error: error.message });")),
    silent("to an assertion", handled("assert.fail(error);")),
    silent("to a variable outside", handled("failure = error;")),
    silent("to a variable outside, thrown later", given("let failure; try { await fetch(url, { signal }); } catch (error) { failure = error; } if (failure) throw failure;")),
    silent("to a variable outside, if there was none", given("let failure; try { await fetch(url, { signal }); } catch (error) { failure ??= error; } return failure;")),
    silent("to something that only looks like a log", handled("response.error(error);")),
    silent("to something that may well do more than log", handled("track(error);")),
    silent("to whoever takes the values", generated("try { await fetch(url, { signal }); } catch (error) { yield { error }; }")),
  ],
  invalid: [],
});

run("no-swallowed-abort: the error is handed to nobody", rule, everywhere, {
  valid: [],
  invalid: [
    suggests("evaluated and dropped", handled("void error;")),
    suggests("mentioned", handled("error;")),
    fixes("its message is kept and never used", handled("const message = error.message;")),
    fixes("its message is kept and logged", handled("const message = error.message; console.log(message);")),
    fixes("its text is kept and never used", handled("const text = `${error}`; return null;")),
    suggests("its text is kept, and another used", handled('let text = String(error); text = "none"; console.log(text);')),
    suggests("it is given something", handled('error.message = "No orders"; return null;')),
    suggests("something else is put in its place", handled("error = null;")),
    suggests("something is taken from it", handled("delete error.stack;")),
    suggests("somebody looks whether it has a message", handled("if (error.message) work(); return null;")),
    suggests("a callback gets none", handled("callback(null, []);")),
    suggests("an executor rejects without it", handled("reject();")),
    suggests("a state knows only that there was one", handled("setState({ failed: true });")),
    suggests("the next one gets nothing", handled("next();")),
    suggests("an executor resolves", handled("resolve(null);")),
  ],
});

run("no-swallowed-abort: the error is logged", rule, everywhere, {
  valid: [],
  invalid: [
    fixes("to the console", handled('console.error("failed", error); return null;')),
    fixes("as a text", handled("console.log(`failed: ${error.message}`);")),
    fixes("to a field's logger", handled('this.logger.warn({ err: error }, "failed");')),
    fixes("to a request's log", handled("req.log.error(error);")),
    fixes("to a log", handled("log.info(error);")),
    fixes("to a child of a logger", handled("logger.child({ id }).error(error);")),
    fixes("to debug", handled('debug("failed %o", error);')),
    fixes("to Sentry", handled("Sentry.captureException(error);")),
    fixes("to a span", handled("span.recordException(error);")),
    suggests("to a logger that may be missing", handled("logger?.error?.(error);")),
    fixes("to the standard error output", handled("process.stderr.write(String(error));")),
    fixes("by a function whose name says so", handled("logError(error);")),
    fixes("its message, if it is an error", handled("console.error(error instanceof Error ? error.message : error);")),
    fixes("what a function makes of it", handled("console.error(describe(error));")),
    fixes("a copy", handled("console.error({ ...error });")),
    suggests("to a logger that is waited for", handled("await logger.error(error);")),
    suggests("to a logger that is not", handled("void logger.error(error);")),
  ],
});

run("no-swallowed-abort: what is made of the error", rule, everywhere, {
  valid: [
    silent("is thrown", handled('const message = error instanceof Error ? error.message : "unknown"; throw new Error(message);')),
    silent("is given back", handled('const message = error instanceof Error ? error.message : "unknown"; return message;')),
    silent("tells the abort by its name", handled('const { name } = error; if (name === "AbortError") throw error; return null;')),
    silent("tells whether it is an abort", handled('const isOurs = error.name === "AbortError"; if (isOurs) throw error; return null;')),
    silent("the signal told it before cleanup", handled("const ended = signal.aborted; cleanup(); if (ended) throw error; return null;")),
    silent("tells a code that no abort has, ended", handled('const { code } = error; if (code === "ECONNRESET") return null; throw error;')),
    silent("the error's own parts are bound, and the name is asked for", given('try { await fetch(url, { signal }); } catch ({ name, message }) { if (name === "AbortError") throw new Error(message); return null; }')),
  ],
  invalid: [
    fixes("is logged", handled('const message = error instanceof Error ? error.message : "unknown"; console.error(message); return null;')),
    fixes("tells a code that no abort has, thrown", handled('const { code } = error; if (code === "ECONNRESET") throw error; return null;')),
    {
      name: "the error's own parts are bound and logged",
      code: given("try { await fetch(url, { signal }); } ⟦catch ({ message })⟧ { console.error(message); }"),
      errors: [swallowed("signal")],
    },
  ],
});

run("no-swallowed-abort: functions of the file", rule, everywhere, {
  valid: [
    silent("one that stores", `const fail = (e) => { store(e); }; ${given("try { await fetch(url, { signal }); } catch (error) { fail(error); }")}`),
    silent("one whose result is given back", `const wrap = (e) => ({ e }); ${given("try { await fetch(url, { signal }); } catch (error) { return wrap(error); }")}`),
    silent("one that makes a text to be given back", `const text = (e) => e.message; ${given("try { await fetch(url, { signal }); } catch (error) { return text(error); }")}`),
    silent("one that asks for the name", `const wasEnded = (e) => e.name === "AbortError"; ${given("try { await fetch(url, { signal }); } catch (error) { if (wasEnded(error)) throw error; return null; }")}`),
    silent("a handler that throws", `function onError(e) { console.error(e); throw e; } ${given("return fetch(url, { signal }).catch(onError);")}`),
    silent("a handler that nobody sees", given("return fetch(url, { signal }).catch(unknown);")),
    silent("a handler of the platform", given("return fetch(url, { signal }).catch(console.error);")),
    silent("one that calls itself", `const fail = (e) => { fail(e); }; ${given("try { await fetch(url, { signal }); } catch (error) { fail(error); }")}`),
  ],
  invalid: [
    suggests("one that only logs", `const fail = (e) => { console.error(e); }; ${given("try { await fetch(url, { signal }); } ⟦catch (error)⟧ { fail(error); }")}`),
    fixes("one that makes a text to be logged", `const text = (e) => e.message; ${given("try { await fetch(url, { signal }); } ⟦catch (error)⟧ { console.error(text(error)); }")}`),
    {
      name: "a handler that only logs",
      code: `function onError(e) { console.error(e); return null; } ${given("return fetch(url, { signal }).⟦catch⟧(onError);")}`,
      errors: [swallowed("signal")],
    },
    suggests("one that is given a callback with nothing of the error", `const later = (f) => { f; }; ${given("try { await fetch(url, { signal }); } ⟦catch (error)⟧ { later(() => null); }")}`),
  ],
});

run("no-swallowed-abort: names of an abort", rule, everywhere, {
  valid: [
    silent("axios's own question", `import axios from "axios"; ${given("try { await axios.get(url, { signal }); } catch (error) { if (axios.isCancel(error)) throw error; return null; }")}`),
    silent("axios's own code", `import axios from "axios"; ${given('try { await axios.get(url, { signal }); } catch (error) { if (error.code === "ERR_CANCELED") throw error; return null; }')}`),
    silent("another client's name for axios, everything else thrown", `import axios from "axios"; ${given('try { await axios.get(url, { signal }); } catch (error) { if (error.name !== "AbortError") throw error; return null; }')}`),
    silent("both names", `import axios from "axios"; ${given('try { await axios.get(url, { signal }); } catch (error) { if (error.name === "AbortError" || error.name === "CanceledError") throw error; return null; }')}`),
    silent("of two clients, either's", `import axios from "axios"; ${given('try { await axios.get(url, { signal }); await fetch(url, { signal }); } catch (error) { if (error.name === "AbortError") throw error; return null; }')}`),
    silent("of a client and a function that nobody knows, any", `import axios from "axios"; ${given('try { await axios.get(url, { signal }); await read(signal); } catch (error) { if (error.name === "AbortError") throw error; return null; }')}`),
    silent("of a function that nobody knows, any", given('try { await run(url, { signal }); } catch (error) { if (error.name === "CanceledError") throw error; return null; }')),
    silent("the old got's name for got: nobody knows the version", `import got from "got"; ${given('try { await got(url, { signal }); } catch (error) { if (error.name === "CancelError") throw error; return null; }')}`),
    silent("got's name", `import got from "got"; ${given('try { await got(url, { signal }); } catch (error) { if (error.name === "AbortError") throw error; return null; }')}`),
    silent("ky's name", `import ky from "ky"; ${given('try { await ky(url, { signal }); } catch (error) { if (error.name === "AbortError") throw error; return null; }')}`),
    silent("node-fetch's name", `import fetch from "node-fetch"; ${given('try { await fetch(url, { signal }); } catch (error) { if (error.name === "AbortError") throw error; return null; }')}`),
    silent("node-fetch's class", `import fetch, { AbortError } from "node-fetch"; ${given("try { await fetch(url, { signal }); } catch (error) { if (error instanceof AbortError) throw error; return null; }")}`),
    silent("node-fetch's type", `import fetch from "node-fetch"; ${given('try { await fetch(url, { signal }); } catch (error) { if (error.type === "aborted") throw error; return null; }')}`),
    silent("a timeout's name: an abort may be one", given('try { await fetch(url, { signal }); } catch (error) { if (error.name === "TimeoutError") throw error; return signal.aborted; }')),
  ],
  invalid: [
    {
      name: "another client's name for axios, thrown",
      code: `import axios from "axios"; ${given('try { await axios.get(url, { signal }); } catch (error) { if (error.name === ⟦"AbortError"⟧) throw error; return null; }')}`,
      errors: [wrongName("axios", "CanceledError", "AbortError")],
      output: `import axios from "axios"; ${given('try { await axios.get(url, { signal }); } catch (error) { if (error.name === "CanceledError") throw error; return null; }')}`,
    },
    {
      name: "another client's name for axios, ended",
      code: `import axios from "axios"; ${given('try { await axios.get(url, { signal }); } catch (error) { if (error.name === ⟦"AbortError"⟧) return null; console.error(error); return null; }')}`,
      errors: [wrongName("axios", "CanceledError", "AbortError")],
      output: `import axios from "axios"; ${given('try { await axios.get(url, { signal }); } catch (error) { if (error.name === "CanceledError") return null; console.error(error); return null; }')}`,
    },
    {
      name: "another client's name for axios, everything else ended",
      code: `import axios from "axios"; ${given('try { await axios.get(url, { signal }); } catch (error) { if (error.name !== ⟦"AbortError"⟧) return null; throw error; }')}`,
      errors: [wrongName("axios", "CanceledError", "AbortError")],
      output: `import axios from "axios"; ${given('try { await axios.get(url, { signal }); } catch (error) { if (error.name !== "CanceledError") return null; throw error; }')}`,
    },
    {
      name: "of two clients, none's",
      code: `import axios from "axios"; ${given('try { await axios.get(url, { signal }); await fetch(url, { signal }); } catch (error) { if (error.name === ⟦"CancelError"⟧) throw error; return null; }')}`,
      errors: [wrongName("axios or fetch", "CanceledError` or `AbortError", "CancelError", letThrough("if (signal.aborted) throw error;", `import axios from "axios"; ${given('try { await axios.get(url, { signal }); await fetch(url, { signal }); } catch (error) { if (signal.aborted) throw error; if (error.name === "CancelError") throw error; return null; }')}`))],
    },
    {
      name: "of two calls of one client, another's",
      code: `import axios from "axios"; ${given('try { await axios.get(url, { signal }); await axios.get(other, { signal }); } catch (error) { if (error.name === ⟦"AbortError"⟧) throw error; return null; }')}`,
      errors: [wrongName("axios", "CanceledError", "AbortError")],
      output: `import axios from "axios"; ${given('try { await axios.get(url, { signal }); await axios.get(other, { signal }); } catch (error) { if (error.name === "CanceledError") throw error; return null; }')}`,
    },
    {
      name: "axios's name for fetch",
      code: given('try { await fetch(url, { signal }); } catch (error) { if (error.name === ⟦"CanceledError"⟧) throw error; return null; }'),
      errors: [wrongName("fetch", "AbortError", "CanceledError")],
      output: given('try { await fetch(url, { signal }); } catch (error) { if (error.name === "AbortError") throw error; return null; }'),
    },
    {
      name: "axios's name for fetch, everything else ended",
      code: given('try { await fetch(url, { signal }); } catch (error) { if (error.name != ⟦"CanceledError"⟧) return null; throw error; }'),
      errors: [wrongName("fetch", "AbortError", "CanceledError")],
      output: given('try { await fetch(url, { signal }); } catch (error) { if (error.name != "AbortError") return null; throw error; }'),
    },
    {
      name: "the old got's name for fetch, written first",
      code: given('try { await fetch(url, { signal }); } catch (error) { if (⟦"CancelError"⟧ === error.name) throw error; return null; }'),
      errors: [wrongName("fetch", "AbortError", "CancelError")],
      output: given('try { await fetch(url, { signal }); } catch (error) { if ("AbortError" === error.name) throw error; return null; }'),
    },
    {
      name: "axios's name for got",
      code: `import got from "got"; ${given('try { await got(url, { signal }); } catch (error) { if (error.name === ⟦"CanceledError"⟧) throw error; return null; }')}`,
      errors: [wrongName("got", "CancelError` or `AbortError", "CanceledError", letThrough("if (signal.aborted) throw error;", `import got from "got"; ${given('try { await got(url, { signal }); } catch (error) { if (signal.aborted) throw error; if (error.name === "CanceledError") throw error; return null; }')}`))],
    },
    {
      name: "axios's name for ky",
      code: `import ky from "ky"; ${given('try { await ky(url, { signal }); } catch (error) { if (error.name === ⟦"CanceledError"⟧) throw error; return null; }')}`,
      errors: [wrongName("ky", "AbortError", "CanceledError")],
      output: `import ky from "ky"; ${given('try { await ky(url, { signal }); } catch (error) { if (error.name === "AbortError") throw error; return null; }')}`,
    },
    {
      name: "axios's name for node-fetch",
      code: `import fetch from "node-fetch"; ${given('try { await fetch(url, { signal }); } catch (error) { if (error.name === ⟦"CanceledError"⟧) throw error; return null; }')}`,
      errors: [wrongName("node-fetch", "AbortError", "CanceledError")],
      output: `import fetch from "node-fetch"; ${given('try { await fetch(url, { signal }); } catch (error) { if (error.name === "AbortError") throw error; return null; }')}`,
    },
    fixes("a timeout's name, and nobody asks for the abort's", handled('if (error.name === "TimeoutError") throw error; return null;')),
  ],
});

/** A handler that calls a function of a declared type. */
const calling = (type: string, body: string): string =>
  `declare function fail(): ${type}; declare const last: boolean; async function load(signal: AbortSignal) { try { await fetch(url, { signal }); } ⟦catch (error)⟧ { ${body} } }`;

run("no-swallowed-abort: functions of type never", rule, ["typed"], {
  valid: [
    silent("as a statement", calling("never", "fail();")),
    silent("as a result", calling("never", "return fail();")),
    silent("awaited", calling("Promise<never>", "await fail();")),
    silent("awaited as a result", calling("Promise<never>", "return await fail();")),
  ],
  invalid: [
    suggests("of another type", calling("void", "fail();")),
    suggests("on a condition", calling("never", "if (last) fail();")),
    suggests("beside something that decides", calling("never", "last && fail();")),
    suggests("a promise of never that nobody waits for", calling("Promise<never>", "fail();")),
  ],
});

run("no-swallowed-abort: functions of type never, without types", rule, ["ts"], {
  valid: [],
  invalid: [suggests("nobody can know", calling("never", "fail();"))],
});

const settings = {
  timeout: { clients: [{ name: "house", kind: "http", modules: ["@house/http"], calls: { get: { args: ["url", "options"], returns: "result" } }, bounds: { signal: { takes: "signal" } } }] },
};

run("no-swallowed-abort: a client whose names nobody gave", rule, everywhere, {
  valid: [
    { ...silent("any name may be right", `import house from "@house/http"; ${given('try { await house.get(url, { signal }); } catch (error) { if (error.name === "CanceledError") throw error; return null; }')}`), settings },
    { ...silent("any class may be right", `import house from "@house/http"; ${given("try { await house.get(url, { signal }); } catch (error) { if (error instanceof Failure) throw error; return null; }")}`), settings },
  ],
  invalid: [{ ...fixes("nobody asks", `import house from "@house/http"; ${given("try { await house.get(url, { signal }); } ⟦catch (error)⟧ { return null; }")}`), settings }],
});
