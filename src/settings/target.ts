import { isAtLeast, lowestVersions, type NodeVersion, nodeVersion } from "./node.js";
import { nearestPackage } from "./package.js";
import type { Settings } from "./types.js";

/** What an edit may want to write and an old runtime may lack. */
export type Api = "AbortSignal.timeout" | "AbortSignal.any" | "throwIfAborted" | "DOMException";

/** When Node got each: on its old line, and for good. Source: https://nodejs.org/api/globals.html */
const since: Readonly<Record<Api, { readonly old: NodeVersion; readonly current: NodeVersion }>> = {
  "AbortSignal.timeout": { old: { major: 16, minor: 14 }, current: { major: 17, minor: 3 } },
  "AbortSignal.any": { old: { major: 18, minor: 17 }, current: { major: 20, minor: 3 } },
  throwIfAborted: { old: { major: 16, minor: 17 }, current: { major: 17, minor: 3 } },
  DOMException: { old: { major: 17, minor: 0 }, current: { major: 17, minor: 0 } },
};

/**
 * Whether the code's runtime has the API: by `target`, else by the nearest package.json. React Native and Expo have none
 * of them; of `engines.node`, the lowest version of each alternative must have it. Undefined where nothing says.
 */
export function offers(settings: Settings, filename: string, api: Api): boolean | undefined {
  const { target } = settings;
  if (target === "modern") return true;
  if (target === "react-native") return false;
  if (target !== undefined) return has(nodeVersion(target), api);
  const facts = nearestPackage(filename);
  if (facts === undefined) return undefined;
  if (facts.reactNative) return false;
  return facts.node === undefined ? undefined : lowestVersions(facts.node)?.every((version) => has(version, api));
}

function has(version: NodeVersion, api: Api): boolean {
  const { old, current } = since[api];
  return isAtLeast(version, current) || (version.major === old.major && isAtLeast(version, old));
}
