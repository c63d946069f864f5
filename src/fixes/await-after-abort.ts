import type { TSESLint } from "@typescript-eslint/utils";
import { findVariable } from "../analysis/ast.js";
import type { File } from "../analysis/file.js";
import type { UnawaitedWork } from "../analysis/unawaited-work.js";
import { insertStatement } from "./statement.js";

/** An edit that waits for work behind the abort which ends it. */
export interface AwaitAfterAbort {
  /** What is written: `await Promise.allSettled([work]);` */
  readonly text: string;
  readonly fix: TSESLint.ReportFixFunction;
}

/** The wait for work that was aborted, which takes its failure too; undefined where no exact place exists. */
export function awaitAfterAbort({ sourceCode }: File, { statement, names }: UnawaitedWork): AwaitAfterAbort | undefined {
  const isShadowed = (findVariable(sourceCode.getScope(statement), "Promise")?.defs.length ?? 0) > 0;
  const wait = `await Promise.allSettled([${names.join(", ")}])`;
  const edit = isShadowed ? undefined : insertStatement(sourceCode, statement, wait, "after");
  return edit && { text: `${wait};`, fix: (fixer) => fixer.replaceTextRange([...edit.range], edit.text) };
}
