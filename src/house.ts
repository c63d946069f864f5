/** All that rules ask and do, in one module, so that it can be loaded when the first file is linted. */
export { abortCheckOf } from "./analysis/abort-check.js";
export { abortListenerOf } from "./analysis/abort-listener.js";
export { isNoticed } from "./analysis/aborted.js";
export { mayReachAny } from "./analysis/callee.js";
export { clientsOfKind } from "./analysis/clients.js";
export { aborterOf, isAborter } from "./analysis/controller.js";
export { consumptionOfCall, externalCallOf } from "./analysis/external-call.js";
export { fileOf } from "./analysis/file.js";
export { consumptionOfInstance, instanceUseOf, isInstanceFault } from "./analysis/instance.js";
export { nonErrorKinds } from "./analysis/reason.js";
export { droppedBy, swallowOf, wrongNameIn } from "./analysis/swallow.js";
export { isSameOrigin, urlStart } from "./analysis/url.js";
export { abortCheck } from "./fixes/abort-check.js";
export { boundEdits, deadlineText } from "./fixes/bound.js";
export { abortTest, letThroughEdit } from "./fixes/let-through.js";
export { reasonEdit } from "./fixes/reason.js";
export { replaceStatement } from "./fixes/statement.js";
export { deadlineFor, offers, settingsOf } from "./settings.js";
