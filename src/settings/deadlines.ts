import nodePath, { type PlatformPath } from "node:path";
import { matchesGlob } from "./globs.js";
import type { Deadline, DeadlineOverride, Settings } from "./types.js";

/** What `settings.timeout.deadlines` may ask of a call. */
export interface CallSite {
  /** ESLint's name of the file, absolute or not. */
  readonly filename: string;
  /** The folder ESLint runs in. */
  readonly cwd: string;
  /** The client's catalogue name. */
  readonly client: string;
  /** The callee as it is written: `api.get`. */
  readonly callee: string;
  /** The constant start of the URL, as far as it is known: `https://api.example.com/users/` of a template. */
  readonly url: string | undefined;
}

/**
 * The team's deadline for this call: the first entry of `deadlines` that matches, else `deadline`. "none" says that the
 * call may wait for ever and is not to be reported; undefined that the team has no policy here.
 */
export function deadlineFor(settings: Settings, call: CallSite): Deadline | "none" | undefined {
  return (settings.deadlines.find((entry) => applies(entry, call)) ?? settings).deadline;
}

/** Whether the team's deadline for this call was set for its client or its callee, and not for external calls at large. */
export function isDeadlineNamed({ deadlines }: Settings, call: CallSite): boolean {
  const { client, callee } = deadlines.find((entry) => applies(entry, call)) ?? {};
  return client !== undefined || callee !== undefined;
}

function applies({ client, callee, url, files }: DeadlineOverride, call: CallSite): boolean {
  return (
    (client === undefined || client === call.client) &&
    (callee === undefined || callee === call.callee) &&
    (url === undefined || (call.url !== undefined && matchesStart(url, call.url))) &&
    (files === undefined || matchesFile(files, call))
  );
}

/** What follows the constant start is not known, and may be nothing: `users/*` matches the start `users/` too. */
function matchesStart(pattern: string, start: string): boolean {
  return matchesGlob(pattern, start) || matchesGlob(pattern, `${start}_`);
}

function matchesFile(patterns: readonly string[], { cwd, filename }: CallSite): boolean {
  const path = pathFrom(cwd, filename);
  return patterns.some((pattern) => matchesGlob(pattern, path));
}

/** The file's path from `cwd` with forward slashes; a name that is no absolute path (`<input>`) stays as it is. */
export function pathFrom(cwd: string, filename: string, path: PlatformPath = nodePath): string {
  const relative = path.isAbsolute(filename) ? path.relative(cwd, filename) : filename;
  return relative.replaceAll(path.sep, "/");
}
