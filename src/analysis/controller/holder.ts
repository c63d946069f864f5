import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { outer } from "../chain.js";
import { type File, fileOf } from "../file.js";
import { once, onceWithin } from "../once.js";
import { type PrivateField, privateField, privateFieldOf } from "../private-field.js";
import { makesController } from "../signals/made.js";
import { variableOf } from "../value.js";

/** A variable or a private field that holds an `AbortController` or nothing, and all places of the file that name it. */
export interface Holder {
  readonly declaration: TSESTree.VariableDeclarator | TSESTree.PropertyDefinition;
  /** The controllers that it is given. */
  readonly made: readonly TSESTree.Node[];
  /** Where it is named, also by a `const` that stands for it. Its writes are among them. */
  readonly mentions: readonly TSESTree.Node[];
  /** Whether code that no scope shows can name it: it is exported, or stands at the top of a script or of a Vue component. */
  readonly isPublic: boolean;
}

/** The holder that an expression names; undefined where that may hold anything else, or a controller that others hold too. */
export function holderOf(file: File, from: TSESTree.Node): Holder | undefined {
  const node = withoutCasts(from);
  if (node.type === "Identifier") {
    const variable = variableOf(file, node);
    return variable && byVariable(file.sourceCode)(variable);
  }
  const field = node.type === "MemberExpression" ? privateFieldOf(file, node) : undefined;
  return field && byField(file.sourceCode)(field);
}

/** The holder that a new object is given to right where it is made, if it is one. */
export function holderGiven(file: File, made: TSESTree.NewExpression): Holder | undefined {
  const { parent } = outer(made);
  if (parent?.type === "VariableDeclarator") return holderOf(file, parent.id);
  if (parent?.type === "AssignmentExpression") return holderOf(file, parent.left);
  const field = parent?.type === "PropertyDefinition" ? privateField(file, parent) : undefined;
  return field && byField(file.sourceCode)(field);
}

const byVariable = once((sourceCode: TSESLint.SourceCode) => {
  const file = fileOf({ sourceCode });
  return onceWithin((variable: TSESLint.Scope.Variable): Holder | undefined => {
    const [definition, ...others] = variable.defs;
    const declaration = definition?.node;
    if (declaration?.type !== "VariableDeclarator" || declaration.id !== definition?.name || others.length > 0) return undefined;
    const written = variable.references.flatMap((reference) => (reference.isWrite() ? [reference.writeExpr ?? undefined] : []));
    return holder(file, { declaration, isPublic: isPublic(file, variable, declaration), written, mentions: mentionsIn(variable) });
  });
});

const byField = once((sourceCode: TSESLint.SourceCode) => {
  const file = fileOf({ sourceCode });
  return onceWithin(({ definition: declaration, mentions }: PrivateField): Holder | undefined => {
    const assigned = mentions.flatMap((mention) => (isAssigned(mention) ? [mention.parent.right] : []));
    return holder(file, { declaration, isPublic: false, written: [...(declaration.value ? [declaration.value] : []), ...assigned], mentions });
  });
});

/** What is found of a variable or a field, and all that it is ever given; undefined for what no code shows. */
interface Found extends Omit<Holder, "made"> {
  readonly written: readonly (TSESTree.Node | undefined)[];
}

function holder(file: File, { written, mentions, ...found }: Found): Holder | undefined {
  const values = written.map((value) => value && withoutCasts(value));
  const made = values.filter((value) => value?.type === "NewExpression" && makesController(file, value)) as TSESTree.Node[];
  if (made.length === 0 || !values.every((value) => value && (made.includes(value) || isNothing(value)))) return undefined;
  return { ...found, made, mentions: mentions.flatMap((mention) => [mention, ...mentionsOfAlias(file, mention)]) };
}

/** `const controller = this.controller;` */
function mentionsOfAlias(file: File, mention: TSESTree.Node): readonly TSESTree.Node[] {
  const alias = aliasOf(mention);
  const variable = alias && variableOf(file, alias);
  return variable ? mentionsIn(variable).flatMap((each) => [each, ...mentionsOfAlias(file, each)]) : [];
}

/** The `const` that stands for a controller from here on. */
export function aliasOf(mention: TSESTree.Node): TSESTree.Identifier | undefined {
  const node = outer(mention);
  const { parent } = node;
  const isAlias = parent?.type === "VariableDeclarator" && parent.init === node && parent.parent.kind === "const" && !isExported(parent);
  return isAlias && parent.id.type === "Identifier" ? parent.id : undefined;
}

function mentionsIn(variable: TSESLint.Scope.Variable): readonly TSESTree.Node[] {
  return variable.references.filter(({ init }) => !init).map(({ identifier }) => identifier);
}

function isPublic({ sourceCode }: File, { scope }: TSESLint.Scope.Variable, declaration: TSESTree.VariableDeclarator): boolean {
  // A Vue component's template names what stands at the top of its script, and no scope shows it.
  const hasTemplate = scope.type === ("module" as typeof scope.type) && "templateBody" in sourceCode.ast;
  return hasTemplate || scope.type === ("global" as typeof scope.type) || isExported(declaration);
}

function isExported(declarator: TSESTree.VariableDeclarator): boolean {
  return declarator.parent.parent.type === "ExportNamedDeclaration";
}

function isAssigned(mention: TSESTree.Node): mention is TSESTree.Node & { readonly parent: TSESTree.AssignmentExpression } {
  return mention.parent?.type === "AssignmentExpression" && mention.parent.left === mention;
}

/** `undefined` or `null`, written out. */
export function isNothing(node: TSESTree.Node): boolean {
  return (node.type === "Literal" && node.value === null) || (node.type === "Identifier" && node.name === "undefined");
}

/** What a value is without its casts. An assignment stays one: what it gives has two holders. */
function withoutCasts(node: TSESTree.Node): TSESTree.Node {
  switch (node.type) {
    case "TSAsExpression":
    case "TSNonNullExpression":
    case "TSSatisfiesExpression":
    case "TSTypeAssertion":
    case "ChainExpression":
      return withoutCasts(node.expression);
    default:
      return node;
  }
}
