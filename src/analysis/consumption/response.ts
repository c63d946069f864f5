import type { TSESTree } from "@typescript-eslint/utils";
import { callOf, moved, type Outcome, type Place, type Step } from "./place.js";

/** Methods of a response, of an undici body and of ky's promise that read it whole. */
export const readers: ReadonlySet<string> = new Set(["json", "text", "formData", "textConverted"]);

/** Methods that read bytes: files of any size, which a total deadline may cut although they are coming. */
const downloads = new Set(["arrayBuffer", "blob", "bytes", "buffer"]);

/** What a response, undici's answer or Node's message tells without its body. */
const metadata = new Set([
  ...["ok", "status", "statusText", "headers", "url", "type", "redirected", "bodyUsed"],
  ...["statusCode", "trailers", "opaque", "context"],
]);

/** Methods of a body that end it without handing on what it holds. */
const discarding = new Set(["cancel", "destroy", "dump"]);

/** What the member of a response does with it. */
export function responseMember(place: Place, member: TSESTree.MemberExpression, name: string | null): Step {
  const call = callOf(member);
  if (name === "body") return moved(place, member, { is: "body" });
  if (name === "clone" && call) return moved(place, call);
  return read(name, call) ?? (isMetadata(name) ? "untouched" : "unknown");
}

/** What the member of a response's body does with it: whatever is not known to read it whole takes it as a stream. */
export function bodyMember(member: TSESTree.MemberExpression, name: string | null): Outcome {
  const call = callOf(member);
  if (name === "locked" || (name !== null && discarding.has(name) && call)) return "untouched";
  return read(name, call) ?? "streamed";
}

/** Whether a name is one of a response's facts that are known before its body. */
export function isMetadata(name: string | null): boolean {
  return name !== null && metadata.has(name);
}

/** What a call of a reading method does; undefined for another name, or where the method is not called. */
export function read(name: string | null, call: TSESTree.CallExpression | undefined): Outcome | undefined {
  if (!call || name === null) return undefined;
  if (downloads.has(name)) return "transfer";
  return readers.has(name) ? "buffered" : undefined;
}
