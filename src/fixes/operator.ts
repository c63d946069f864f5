import type { TSESLint } from "@typescript-eslint/utils";
import { passing } from "../catalogue/rxjs.js";
import { chainOn } from "../analysis/chain.js";
import type { ExternalCall } from "../analysis/external-call.js";
import type { File } from "../analysis/file.js";
import type { AnyCall } from "../analysis/reach.js";
import { durationOf, type Policy } from "./deadline.js";
import { importBinding } from "./import.js";
import { appendCall } from "./method.js";
import { insertion } from "./text.js";

/** A limit by an operator: what is written, and the edit. */
export interface OperatorEdit {
  readonly text: string;
  readonly fix: TSESLint.ReportFixFunction;
}

/** Pipes the observable that a call gives through RxJS's `timeout`, before all other operators. */
export function operatorEdit(file: File, { node }: ExternalCall<AnyCall>, policy: Policy): OperatorEdit | undefined {
  const { sourceCode } = file;
  const duration = durationOf(file, node, policy);
  const imported = importBinding(sourceCode, node, { import: operatorModule(sourceCode), name: "timeout" });
  if (!duration || !imported) return undefined;
  const operator = `${imported.text}(${duration.text})`;
  const [link] = chainOn(node);
  const first = link?.name === "pipe" ? link.call.arguments[0] : undefined;
  const edit = first ? insertion(first.range[0], `${operator}, `) : appendCall(sourceCode, node, `.pipe(${operator})`);
  return edit && { text: `.pipe(${operator})`, fix: (fixer) => [...imported.edits(fixer), ...duration.edits(fixer), fixer.replaceTextRange([...edit.range], edit.text)] };
}

/** Where a file takes operators from: RxJS 6 has them in `rxjs/operators` alone, RxJS 7 in both. */
function operatorModule({ ast }: Readonly<TSESLint.SourceCode>): string {
  const takesFromRoot = ast.body.some(
    (statement) =>
      statement.type === "ImportDeclaration" &&
      statement.source.value === "rxjs" &&
      statement.specifiers.some((specifier) => specifier.type === "ImportSpecifier" && specifier.imported.type === "Identifier" && passing.includes(specifier.imported.name)),
  );
  return takesFromRoot ? "rxjs" : "rxjs/operators";
}
