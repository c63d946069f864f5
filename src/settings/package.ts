import { readFileSync, statSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { isObject } from "./check.js";

/** What a package.json says of where its code runs. */
export interface PackageFacts {
  readonly reactNative: boolean;
  /** `engines.node`. */
  readonly node: string | undefined;
}

interface Reading {
  readonly mtimeMs: number;
  readonly size: number;
  readonly facts: PackageFacts | undefined;
}

const readings = new Map<string, Reading>();

/**
 * The facts of the nearest package.json upwards from the file; undefined if there is none, if it can't be read, or if
 * the name is no path (`<input>`). Each file is read once, and again when it has changed, since an editor lives long.
 */
export function nearestPackage(filename: string): PackageFacts | undefined {
  if (!isAbsolute(filename)) return undefined;
  for (let folder = dirname(filename); ; folder = dirname(folder)) {
    const path = join(folder, "package.json");
    const reading = read(path);
    if (reading !== undefined) return reading.facts;
    if (folder === dirname(folder)) return undefined;
  }
}

/** Undefined where no file stands at `path`. */
function read(path: string): Reading | undefined {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat?.isFile() !== true) return undefined;
    const { mtimeMs, size } = stat;
    const known = readings.get(path);
    if (known?.mtimeMs === mtimeMs && known.size === size) return known;
    const reading = { mtimeMs, size, facts: factsIn(path) };
    readings.set(path, reading);
    return reading;
  } catch {
    // A virtual file's parents may be no folders (`README.md/0.js`), and any folder may be closed to us.
    return undefined;
  }
}

function factsIn(path: string): PackageFacts | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(path, "utf8").replace(/^\uFEFF/, ""));
    if (!isObject(manifest)) return undefined;
    const { engines, dependencies, devDependencies, peerDependencies } = manifest;
    const node = isObject(engines) ? engines["node"] : undefined;
    return {
      reactNative: [dependencies, devDependencies, peerDependencies].some(
        (list) => isObject(list) && (Object.hasOwn(list, "react-native") || Object.hasOwn(list, "expo")),
      ),
      node: typeof node === "string" ? node : undefined,
    };
  } catch {
    return undefined;
  }
}
