import { nodeAbortCode, nodeAbortName, nodeAborts } from "../../catalogue/node-aborts.js";
import { argumentsOf } from "../arguments.js";
import { reachesOf } from "../callee.js";
import type { Clients } from "../clients.js";
import type { File } from "../file.js";
import { noAborts, type OwnAborts, ownAborts, together } from "../own-abort.js";
import type { CallNode, Reach } from "../reach.js";
import { type Origin, originsOf } from "../value.js";

/** How a call of a client, or of a function of Node's own, may be ended by an abort or a timeout. */
export interface Ending {
  readonly node: CallNode;
  /** The client's name, or the module's. */
  readonly client: string;
  /** Whether it is the platform's own, whose errors are `DOMException`s. */
  readonly isPlatform: boolean;
  /** Whether a signal ends it when a time is over. */
  readonly isTimed: boolean;
  /** Whether nobody but this code ends it by that signal. */
  readonly isOurs: boolean;
  /** The names that the error has if its signal ends it. */
  readonly bySignal: readonly string[];
  /** The names that the error has if a limit of the client's own ends it; empty where it has none. */
  readonly byLimit: readonly string[];
  /** The codes of Node's that the error may have; undefined where that is not known. */
  readonly codes: readonly string[] | undefined;
}

/**
 * How a call may be ended; undefined for a call of a function that is not known, "unknown" where nobody can tell: somebody
 * else's signal may end it, or it may be another client's.
 */
export function endingOf(file: File, clients: Clients, node: CallNode): Ending | "unknown" | undefined {
  const reaches = reachesOf(file, clients, node);
  const [first] = reaches.flat();
  if (!first) return ofNode(file, node);
  const entries = reaches.flat();
  const isSure = originsOf(file, node.callee).length === reaches.length;
  const aborts = isSure ? together(entries.map((reach) => abortsOf(file, reach))) : undefined;
  const names = aborts && entries.map(({ client }) => namesOf(client, aborts));
  if (!aborts || !names?.every((each) => each !== undefined)) return "unknown";
  const { isTimed, isOurs } = aborts;
  const isPlatform = entries.every(({ client }) => client.globals !== undefined);
  const [bySignal, byLimit] = [unique(names.flatMap((each) => each.bySignal)), unique(names.flatMap((each) => each.byLimit))];
  // The code of a `DOMException` is a number.
  return { node, client: first.client.name, isPlatform, isTimed, isOurs, bySignal, byLimit, codes: isPlatform ? [] : undefined };
}

/** The aborts that a call's own signals may bring, and those of the instance that it is made on. */
function abortsOf(file: File, reach: Reach): OwnAborts | undefined {
  const { node, roles, instance } = reach;
  if (instance === "elsewhere") return undefined;
  const { options, visible } = argumentsOf(file, reach);
  const takesNone = visible && options.length === 0 && !roles.includes("request");
  return together([takesNone ? noAborts : ownAborts(file, node), ...(instance ?? []).map((maker) => abortsOf(file, maker))]);
}

function namesOf({ rejects, bounds, handle }: Reach["client"], { reasons }: OwnAborts): Pick<Ending, "bySignal" | "byLimit"> | undefined {
  if (!rejects) return undefined;
  const limits = Object.values({ ...bounds, ...handle?.methods, ...handle?.properties }).filter(({ takes, ends }) => takes !== "signal" && ends !== false);
  return {
    bySignal: reasons.flatMap((reason) => (reason === "TimeoutError" ? (rejects.signal ?? rejects.timeout) : rejects.abort)),
    byLimit: limits.length > 0 ? rejects.timeout : [],
  };
}

/** Calls of Node's functions that take a signal. */
function ofNode(file: File, node: CallNode): Ending | "unknown" | undefined {
  const origins = originsOf(file, node.callee);
  const [client] = origins.map(moduleOf);
  if (client === undefined || origins.some((origin) => moduleOf(origin) !== client)) return undefined;
  const aborts = ownAborts(file, node);
  if (!aborts) return "unknown";
  const { reasons, isTimed, isOurs } = aborts;
  return { node, client, isPlatform: false, isTimed, isOurs, bySignal: reasons.map(() => nodeAbortName), byLimit: [], codes: [nodeAbortCode] };
}

/** The module of a function that the list holds. */
function moduleOf({ made, path }: Origin): string | undefined {
  if (made.by !== "import") return undefined;
  const name = made.module.replace(/^node:/, "");
  const functions = Object.hasOwn(nodeAborts, name) ? nodeAborts[name] : undefined;
  return functions?.includes((path[0] === "default" ? path.slice(1) : path).join(".")) ? `node:${name}` : undefined;
}

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];
