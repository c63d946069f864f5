import type { TSESTree } from "@typescript-eslint/utils";
import type { Bound, Client } from "../catalogue/client.js";
import { argumentsOf } from "./arguments.js";
import { getPropertyName, getStaticValue } from "./ast.js";
import { statusOf } from "./bound.js";
import { reachesOf } from "./callee.js";
import type { Clients } from "./clients.js";
import type { File } from "./file.js";
import type { CallNode } from "./reach.js";
import { slotsOf } from "./slot.js";
import { serverModule } from "./types/http-server.js";
import { originsOf } from "./value.js";

/** A limit that holds by default, and that code switches off. */
export interface DisabledLimit {
  readonly client: Client;
  readonly option: string;
  readonly bound: Bound;
  /** What switches it off: the property of an options object, or the assignment to a property of the server. */
  readonly written: TSESTree.Property | TSESTree.AssignmentExpression;
  /** The limit in ms that it has by default, beside the other limits of this call; undefined where nobody can tell which would do. */
  readonly standard: number | undefined;
}

/** The limits that the options of a call switch off. */
export function disabledByCall(file: File, clients: Clients, call: CallNode): readonly DisabledLimit[] {
  return reachesOf(file, clients, call)
    .flat()
    .flatMap((reach) => {
      const { options: [options], visible } = argumentsOf(file, reach);
      if (!options || !visible) return [];
      const { client } = reach;
      return Object.entries(client.bounds).flatMap(([option, bound]) => {
        const [slot, ...others] = slotsOf(file, options, option);
        const isOff = slot?.is === "value" && others.length === 0 && statusOf(file, bound, slot) === "off";
        if (!isOff || !slot.written || bound.default === undefined || isSetLater(file, option)) return [];
        return [{ client, option, bound, written: slot.written, standard: standardBeside(file, client, options, option, bound) }];
      });
    });
}

/** The limit that an assignment to a server's property switches off: `server.requestTimeout = 0`, `app.server.headersTimeout = 0`. */
export function disabledByAssignment(file: File, clients: Clients, written: TSESTree.AssignmentExpression): DisabledLimit | undefined {
  const { left, right, operator } = written;
  const name = left.type === "MemberExpression" && operator === "=" ? getPropertyName(left) : null;
  if (left.type !== "MemberExpression" || name === null || !clients.properties.has(name) || isSetLater(file, name, 1)) return undefined;
  return serversAt(file, clients, left.object)
    .map(({ client, path }) => {
      const option = [...path, name].join(".");
      const bound = client.handle?.properties?.[option];
      const isOff = bound?.default !== undefined && statusOf(file, bound, { is: "value", node: right }) === "off";
      return isOff ? { client, option, bound, written, standard: bound.default } : undefined;
    })
    .find((limit) => limit !== undefined);
}

/** What may have made an expression, and the path to it from there. */
interface Server {
  readonly client: Client;
  readonly path: readonly string[];
}

/** The servers that an expression may be: by what made it, else by its type. */
function serversAt(file: File, clients: Clients, server: TSESTree.Node): readonly Server[] {
  const made = originsOf(file, server).flatMap(({ made, path }) =>
    made.by === "expression" && (made.node.type === "CallExpression" || made.node.type === "NewExpression")
      ? reachesOf(file, clients, made.node).flat().map(({ client }) => ({ client, path }))
      : [],
  );
  if (made.length > 0) return made;
  const module = file.types && serverModule(file.types, server);
  return module === undefined ? [] : clients.byModule(module).map((client) => ({ client, path: [] }));
}

/** Whether this file writes to a property of that name more often than is told: nobody can tell then which value holds. */
function isSetLater({ sourceCode }: File, option: string, told = 0): boolean {
  const name = option.slice(option.lastIndexOf(".") + 1);
  return [...sourceCode.text.matchAll(new RegExp(`\\.${name}\\s*=(?!=)`, "g"))].length > told;
}

/** A limit's default, made to fit what the same options say of those that must not be shorter, or longer. */
function standardBeside(file: File, client: Client, options: TSESTree.Node, option: string, { within, default: standard }: Bound): number | undefined {
  const outer = within === undefined ? [] : [within];
  const inner = Object.keys(client.bounds).filter((name) => client.bounds[name]!.within === option);
  const beside = [...outer, ...inner].flatMap((name) => slotsOf(file, options, name).map((slot) => ({ isOuter: outer.includes(name), slot })));
  return beside.reduce<number | undefined>((limit, { isOuter, slot }) => {
    if (slot.is === "absent" || limit === undefined) return limit;
    const value = slot.is === "value" ? getStaticValue(slot.node, file.sourceCode.getScope(slot.node))?.value : undefined;
    if (typeof value !== "number") return undefined;
    return value > 0 ? Math[isOuter ? "min" : "max"](limit, value) : limit;
  }, standard);
}
