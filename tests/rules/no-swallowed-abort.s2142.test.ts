import rule from "../../rules/no-swallowed-abort.js";
import { everywhere, run } from "../cases.js";
import { fixes, given, handled, silent, suggests } from "./no-swallowed-abort.code.js";

// The cases that Sonar tests for S2142; the verdicts are ours. To interrupt again is to throw, or to ask the signal.
run("no-swallowed-abort: S2142, handlers that swallow", rule, everywhere, {
  valid: [
    silent("a method of the right name on another class may be the right one", handled("job.throwIfAborted(); return null;")),
    silent("another error is thrown", handled('throw new RangeError("No orders");')),
    silent("another error is thrown by its name", handled('const other = new Error("No orders"); throw other;')),
    silent("a function makes what is thrown of nothing", handled("throw failure();")),
    silent("a function makes what is thrown of the error", handled("throw failure(error);")),
    silent("wrapped as the cause", handled('throw new Error("No orders", { cause: error });')),
    silent("the abort's own error is caught by its type, another is thrown", handled('if (error.name === "AbortError") throw new Error("Ended"); throw error;')),
    silent("the signal is asked in a function for later: nobody can tell", handled("const later = () => { signal.throwIfAborted(); }; jobs.push(later); return null;")),
    silent("thrown in a function for later: nobody can tell", handled("const later = () => { throw error; }; jobs.push(later); return null;")),
    silent("thrown by hand, which is no operation", given("try { if (signal.aborted) throw signal.reason; work(); } catch { return null; }")),
    silent("an inner handler that throws another error, an outer one that swallows that", given('try { try { await fetch(url, { signal }); } catch { throw new Error("No orders"); } } catch { return signal.aborted; }')),
  ],
  invalid: [
    fixes("no more than a log", handled("console.error(error);")),
    fixes("two operations, one handler", given("try { await fetch(url, { signal }); await read(signal); } ⟦catch (error)⟧ { console.error(error); }")),
    fixes("errors in general end first", handled("if (error instanceof Error) return null; throw error;")),
    fixes("thrown by the signal itself", given("try { signal.throwIfAborted(); work(); } ⟦catch⟧ { return null; }")),
    fixes("an inner handler that swallows", given("try { try { await fetch(url, { signal }); } ⟦catch⟧ { log(); } work(); } catch (error) { throw error; }")),
    fixes("an inner handler that throws again, an outer one that swallows", given("try { try { await fetch(url, { signal }); } catch (error) { throw error; } } ⟦catch⟧ { return null; }")),
    fixes("an inner handler that takes another type, an outer one that swallows", given("try { try { await fetch(url, { signal }); } catch (error) { if (error instanceof TypeError) return null; throw error; } } ⟦catch⟧ { return null; }")),
    fixes("called inside a throw", given("try { throw await describe(signal); } ⟦catch⟧ { return null; }")),
  ],
});

run("no-swallowed-abort: S2142, handlers that let the abort through", rule, everywhere, {
  valid: [
    silent("the signal throws again", handled("signal.throwIfAborted(); return null;")),
    silent("the signal throws again behind a log", handled("console.error(error); signal.throwIfAborted(); return null;")),
    silent("a controller is aborted with the error", handled("console.error(error); controller.abort(error); return null;")),
    silent("a function of the file asks", `function one(e) { if (e.name === "AbortError") throw e; } ${given("try { await fetch(url, { signal }); } catch (error) { one(error); return null; }")}`),
    silent("a function asks by another", `function one(e) { two(e); } function two(e) { if (e.name === "AbortError") throw e; } ${given("try { await fetch(url, { signal }); } catch (error) { one(error); return null; }")}`),
    silent("a function asks by two others", `function one(e) { two(e); } function two(e) { three(e); } function three(e) { if (e.name === "AbortError") throw e; } ${given("try { await fetch(url, { signal }); } catch (error) { one(error); return null; }")}`),
    silent("deeper than that, the error is handed on", `function one(e) { two(e); } function two(e) { three(e); } function three(e) { four(e); } function four(e) { throw e; } ${given("try { await fetch(url, { signal }); } catch (error) { one(error); return null; }")}`),
    silent("a local function asks the signal by two others", given("const three = () => { signal.throwIfAborted(); }; const two = () => { three(); }; const one = () => { two(); }; try { await fetch(url, { signal }); } catch (error) { one(); return null; }")),
    silent("a flag, and an outer finally that asks", given("let failed = false; try { try { await fetch(url, { signal }); } catch { failed = true; } } finally { if (failed) signal.throwIfAborted(); }")),
    silent("another type", handled("if (error instanceof SyntaxError) return null; throw error;")),
    silent("an operation without a signal", given("try { await work(); } catch { return null; } return signal;")),
    silent("a new abort is thrown", handled('throw new DOMException("Ended", "AbortError");')),
    silent("a new abort is thrown by its name", handled('const ended = new DOMException("Ended", "AbortError"); throw ended;')),
    silent("a function gives the new abort", handled("throw ended(url);")),
    silent("thrown again by its name behind some work", handled("work(); throw error;")),
    silent("either of two types is thrown again", handled('if (error instanceof TypeError || error.name === "AbortError") throw error; return null;')),
    silent("an error that is thrown by hand in the try", given('try { throw new Error("No orders"); } catch { return null; } return fetch(url, { signal });')),
  ],
  invalid: [
    suggests("a function that only logs", `function one(e) { console.error(e); } ${given("try { await fetch(url, { signal }); } ⟦catch (error)⟧ { one(error); return null; }")}`),
    suggests("functions that only log, three deep", `function one(e) { two(e); } function two(e) { console.error(e); } ${given("try { await fetch(url, { signal }); } ⟦catch (error)⟧ { one(error); return null; }")}`),
    suggests("local functions that ask nothing", given("const three = () => { work(); }; const two = () => { three(); }; const one = () => { two(); }; try { await fetch(url, { signal }); } ⟦catch (error)⟧ { one(); return null; }")),
    suggests("a flag, and an outer finally that doesn't", given("let failed = false; try { try { await fetch(url, { signal }); } ⟦catch (error)⟧ { failed = true; } } finally { if (failed) report(); }")),
    suggests("an outer handler of what an inner one took already", given("try { try { await fetch(url, { signal }); } ⟦catch⟧ { log(); } } catch (error) { log(); }")),
  ],
});
