/** All that rules ask and do, in one module, so that it can be loaded when the first file is linted. */
export { mayReachAny } from "./analysis/callee.js";
export { clientsOfKind } from "./analysis/clients.js";
export { consumptionOfCall, externalCallOf } from "./analysis/external-call.js";
export { fileOf } from "./analysis/file.js";
export { consumptionOfInstance, instanceUseOf, isInstanceFault } from "./analysis/instance.js";
export { droppedBy, swallowOf, wrongNameIn } from "./analysis/swallow.js";
export { explicitSignals, signalsInScope } from "./analysis/signals.js";
export { carriedSignals } from "./analysis/signals/carried.js";
export { whoseSignal } from "./analysis/signals/whose.js";
export { isSameOrigin, urlStart } from "./analysis/url.js";
export { boundEdits, deadlineText } from "./fixes/bound.js";
export { abortTest, letThroughEdit } from "./fixes/let-through.js";
export { deadlineFor, settingsOf } from "./settings.js";
