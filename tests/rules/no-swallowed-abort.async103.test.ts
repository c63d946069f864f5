import rule from "../../rules/no-swallowed-abort.js";
import { everywhere, run } from "../cases.js";
import { fixes, generated, given, handled, silent, suggests } from "./no-swallowed-abort.code.js";
import { swallowed, wrongName } from "./no-swallowed-abort.errors.js";

// The numbers are those of the cases that flake8-async tests for ASYNC103 and ASYNC104; the verdicts are ours.
run("no-swallowed-abort: async103, handlers that swallow", rule, everywhere, {
  valid: [
    silent("3: an abort's name among others is asked for", handled('if (["TypeError", "AbortError"].includes(error.name)) return null; throw error;')),
    silent("4: who asks for the abort may end it", handled('if (error.name === "AbortError") return null; throw error;')),
    silent("8: a condition that always holds has no other way", handled("if (true) throw error;")),
    silent("12: an inner handler that throws again what is thrown to it", handled("try { throw error; } catch (inner) { throw inner; }")),
    silent("25: of two clients, either's name may be meant", `import axios from "axios"; ${given('try { await axios.get(url, { signal }); await fetch(url, { signal }); } catch (error) { if (error.name === "AbortError") throw error; return null; }')}`),
  ],
  invalid: [
    {
      name: "1: an empty handler",
      code: handled(""),
      errors: [swallowed("signal")],
      output: given("try { await fetch(url, { signal }); } catch (error) { if (signal.aborted) throw error;   }"),
    },
    {
      name: "2: a handler that names no error",
      code: given("try { await fetch(url, { signal }); } ⟦catch⟧ { }"),
      errors: [swallowed("signal")],
      output: given("try { await fetch(url, { signal }); } catch (error) { if (signal.aborted) throw error;  }"),
    },
    fixes("7: one of three branches ends normally", handled("if (last) throw error; else if (again) return null; else throw error;")),
    fixes("8: a condition without an alternative", handled("if (last) throw error;")),
    suggests("9: thrown only in a loop that may not run", handled("while (busy()) throw error;")),
    suggests("10: a break past the throw behind a loop", handled("again: { while (busy()) { if (done()) break again; } throw error; }")),
    suggests("11: the same in a loop over a list", handled("again: { for (const one of list) { if (done()) break again; } throw error; }")),
    suggests("13: a loop over a written list that throws nothing", handled("for (const one of [1, 2]) use(one);")),
    suggests("14: a loop over a written list that goes on before the throw", handled("for (const one of [1, 2]) { if (use(one)) continue; throw error; }")),
    suggests("15: a loop over a list that may be empty", handled("for (const one of list) throw error;")),
    suggests("16: a loop that counts to a number that may be 0", handled("for (let i = 0; i < n; i++) throw error;")),
    suggests("17: a loop over an empty list", handled("for (const one of []) throw error;")),
    suggests("17: a loop over an empty object", handled("for (const one in {}) throw error;")),
    suggests("17: a loop over an empty set", handled("for (const one of new Set()) throw error;")),
    suggests("17: a loop over an empty text", handled('for (const one of "") throw error;')),
    suggests("18: an endless loop with a way out before the throw", handled("while (true) { if (busy()) break; throw error; }")),
    suggests("19: what an inner handler does with its own error counts for nothing", handled("try { work(); } catch (error) { throw error; }")),
    fixes("20: a handler that stands in another handler", given("try { work(); } catch { try { await fetch(url, { signal }); } ⟦catch⟧ { return null; } }")),
    suggests("21: of two handlers in a chain only the first gets the abort", given("return fetch(url, { signal }).⟦catch⟧(() => null).catch(() => null);")),
    suggests("22: a switch with one silent case", handled("switch (kind) { case 1: throw error; case 2: break; default: throw error; }")),
    suggests("23: a switch without a default", handled("switch (kind) { case 1: throw error; case 2: throw error; }")),
    suggests("24: a default that throws on a condition", handled("switch (kind) { case 1: throw error; default: if (last) throw error; }")),
    {
      name: "25: the message names the right name for the client",
      code: `import axios from "axios"; ${given('try { await axios.get(url, { signal }); } catch (error) { if (error.name === ⟦"AbortError"⟧) throw error; return null; }')}`,
      errors: [wrongName("axios", "CanceledError", "AbortError")],
      output: `import axios from "axios"; ${given('try { await axios.get(url, { signal }); } catch (error) { if (error.name === "CanceledError") throw error; return null; }')}`,
    },
  ],
});

run("no-swallowed-abort: async103, spellings of an abort's error", rule, everywhere, {
  valid: [
    silent("5: the class by its name", `import axios, { CanceledError } from "axios"; ${given("try { await axios.get(url, { signal }); } catch (error) { if (error instanceof CanceledError) return null; throw error; }")}`),
    silent("5: the class as a member", `import axios from "axios"; ${given("try { await axios.get(url, { signal }); } catch (error) { if (error instanceof axios.CanceledError) return null; throw error; }")}`),
    silent("5: the client's own question", `import * as client from "axios"; ${given("try { await client.get(url, { signal }); } catch (error) { if (client.isCancel(error)) return null; throw error; }")}`),
  ],
  invalid: [],
});

run("no-swallowed-abort: async103, handlers that let the abort through", rule, everywhere, {
  valid: [
    silent("26: errors of another type end here, an abort goes on", handled("if (error instanceof TypeError) return null; throw error;")),
    silent("28: the error is thrown again", handled("throw error;")),
    silent("29: every branch throws", handled("if (last) throw error; else if (again) throw error; else throw error;")),
    silent("30: a loop without a way out past the throw behind it", handled("while (busy()) { work(); } throw error;")),
    silent("30: the same in a loop over a list", handled("for (const one of list) { work(); } throw error;")),
    silent("31: thrown first, whatever stands behind", handled("throw error; return null;")),
    silent("32: thrown in an inner finally", handled("try { cleanup(); } finally { throw error; }")),
    silent("33: an inner handler takes the failure of something else", handled("try { cleanup(); } catch { log(); } throw error;")),
    silent("34: an inner handler throws its own error, the outer the outer", handled("try { await fetch(undo, { signal }); } catch (inner) { throw inner; } throw error;")),
    silent("35: a loop over a written list", handled("for (const one of [1]) throw error;")),
    silent("35: a list with something beside what is spread", handled("for (const one of [...list, 1]) throw error;")),
    silent("35: a written object", handled("for (const one in { a: 1 }) throw error;")),
    silent("35: an object with something beside what is spread", handled("for (const one in { ...list, a: 1 }) throw error;")),
    silent("35: a written set", handled("for (const one of new Set([1])) throw error;")),
    silent("35: a written text", handled('for (const one of "text") throw error;')),
    silent("36: a loop that counts to a number", handled("for (let i = 0; i < 3; i++) throw error;")),
    silent("36: a loop that counts to a huge number, and includes it", handled("for (let i = 1; i <= 1e9; i++) throw error;")),
    silent("36: a loop that counts to its first number, and includes it", handled("for (let i = 3; i <= 3; i++) throw error;")),
    silent("37: an endless loop", handled("while (true) throw error;")),
    silent("37: an endless loop that goes on before the throw", handled("while (true) { if (busy()) continue; throw error; }")),
    silent("37: a loop without a condition", handled("for (;;) { if (busy()) continue; throw error; }")),
    silent("38: every case of a switch throws", handled("switch (kind) { case 1: throw error; case 2: throw error; default: throw error; }")),
  ],
  invalid: [
    suggests("35: a list of nothing but what is spread", handled("for (const one of [...list]) throw error;")),
    suggests("35: an object of nothing but what is spread", handled("for (const one in { ...list }) throw error;")),
    suggests("35: a written text, and nothing thrown", handled('for (const one of "text") use(one);')),
    suggests("36: a loop that counts to its first number", handled("for (let i = 3; i < 3; i++) throw error;")),
    suggests("36: a loop that counts to less than its first number, and includes it", handled("for (let i = 4; i <= 3; i++) throw error;")),
    suggests("36: a loop that counts down to more than its first number", handled("for (let i = 3; i > 5; i--) throw error;")),
    suggests("36: a loop that counts down", handled("for (let i = 3; i > 0; i--) throw error;")),
    suggests("39: what an inner handler swallowed comes to no outer one", given("try { try { await fetch(url, { signal }); } ⟦catch⟧ { log(); } } catch { return null; }")),
  ],
});

run("no-swallowed-abort: async104, ways to leave without the error", rule, everywhere, {
  valid: [
    silent("40: another error is thrown", handled('throw new Error("No orders");')),
    silent("41: another error is thrown from it", handled('throw new Error("No orders", { cause: error });')),
    silent("42: a general error is thrown from it", handled('throw Object.assign(new Error("No orders"), { cause: error });')),
    silent("44: no return where nothing in the inner try can fail", handled("try { count = 1; } catch { return null; } throw error;")),
    silent("47: a value is given, then the error is thrown", generated("try { await fetch(url, { signal }); } catch (error) { yield null; throw error; }")),
    silent("47: the error is what is given", generated("try { await fetch(url, { signal }); } catch (error) { yield error; }")),
    silent("49: an inner handler of an abort throws the outer error", given("try { work(); } catch (error) { try { await fetch(url, { signal }); } catch (inner) { throw error; } }")),
    silent("50: an inner handler throws an error of its own", handled("try { work(); } catch (inner) { throw inner; } throw error;")),
    silent("52: a break and a continue of loops inside the handler", handled("for (const one of list) { if (one) break; else continue; } throw error;")),
    silent("53: a return once the abort has gone", handled("if (signal.aborted) throw error; return null;")),
    silent("55: an inner handler throws the abort of its own operation", handled("try { await fetch(undo, { signal }); } catch (inner) { throw inner; } return signal.aborted;")),
  ],
  invalid: [
    fixes("43: a return", handled("return null;")),
    suggests("44: a return in an inner try", handled("try { work(); return null; } catch { throw error; }")),
    suggests("44: a return in an inner handler", handled("try { work(); } catch { return null; } throw error;")),
    suggests("44: a return in an inner finally", handled("try { throw error; } finally { return null; }")),
    fixes("45: the loop round the handler goes on", given("for (const one of list) { try { await fetch(one, { signal }); } ⟦catch (error)⟧ { continue; } }")),
    fixes("46: the loop round the handler ends", given("for (const one of list) { try { await fetch(one, { signal }); } ⟦catch (error)⟧ { break; } }")),
    suggests("47: a value is given and nothing thrown", generated("try { await fetch(url, { signal }); } ⟦catch (error)⟧ { yield null; }")),
    suggests("48: a value is given in an inner try", generated("try { await fetch(url, { signal }); } ⟦catch (error)⟧ { try { yield null; } finally { done(); } }")),
    suggests("48: a value is given in an inner handler", generated("try { await fetch(url, { signal }); } ⟦catch (error)⟧ { try { work(); } catch { yield null; } }")),
    suggests("48: a value is given in an inner finally", generated("try { await fetch(url, { signal }); } ⟦catch (error)⟧ { try { work(); } finally { yield null; } }")),
    suggests("51: a return in a case", handled("switch (kind) { case 1: return null; default: throw error; }")),
  ],
});
