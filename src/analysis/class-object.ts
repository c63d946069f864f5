import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Client } from "../catalogue/client.js";
import { annotationOf, partsOf } from "./annotation.js";
import type { Clients } from "./clients.js";
import { type File, fileOf } from "./file.js";
import { once } from "./once.js";
import { isPackageClass, isPackageRead } from "./types/class.js";
import { leadsToMention } from "./types/modules.js";
import { originsOf, variableOf } from "./value.js";

/** An export of a module. */
interface Export {
  readonly module: string;
  readonly name: string;
}

/**
 * The clients whose class an object has that no file shows to be made: by `inject(HttpClient)`, by its annotation, with types
 * by its type.
 */
export function clientsOfClass(file: File, clients: Clients, object: TSESTree.Node): readonly Client[] {
  if (!mayHold(clients)(file.sourceCode)) return [];
  const { types } = file;
  const written = injectedClass(file, object) ?? annotatedClass(file, object);
  return clients.withClasses.filter(({ modules = [], classes = [] }) => {
    if (written && modules.includes(written.module) && classes.includes(written.name)) return true;
    return types !== undefined && modules.some((module) => classes.some((name) => isPackageClass(types, object, { package: packageOf(module), name })));
  });
}

/** Whether a file may hold such an object: it names the class's module, or with types it imports from a file that does. */
const mayHold = once(({ classIn, withClasses }: Clients) =>
  once((sourceCode: TSESLint.SourceCode): boolean => {
    const { types } = fileOf({ sourceCode });
    if (classIn(sourceCode.text)) return true;
    const isRead = types && withClasses.some(({ modules = [] }) => modules.some((module) => isPackageRead(types, packageOf(module))));
    return isRead === true && sourceCode.ast.body.some((statement) => statement.type === "ImportDeclaration" && leadsToMention(types, statement.source, classIn));
  }),
);

/** The class that Angular's `inject` is asked for an object of. */
function injectedClass(file: File, object: TSESTree.Node): Export | undefined {
  const [origin, ...others] = originsOf(file, object);
  const call = origin?.made.by === "expression" && others.length === 0 ? origin.made.node : undefined;
  if (call?.type !== "CallExpression" || call.callee.type !== "Identifier") return undefined;
  const callee = importOf(file, call.callee);
  const [wanted] = call.arguments;
  return callee?.module === "@angular/core" && callee.name === "inject" && wanted?.type === "Identifier" ? importOf(file, wanted) : undefined;
}

/** The imported class by which an object is annotated; `undefined` and `null` beside it tell nothing. */
function annotatedClass(file: File, object: TSESTree.Node): Export | undefined {
  const annotation = annotationOf(file, object);
  const [type, ...others] = annotation ? partsOf(annotation).filter((part) => part.type !== "TSUndefinedKeyword" && part.type !== "TSNullKeyword") : [];
  if (type?.type !== "TSTypeReference" || others.length > 0 || type.typeName.type !== "Identifier") return undefined;
  return importOf(file, type.typeName);
}

/** What an identifier imports by its name, as a type or as a value. */
function importOf(file: File, identifier: TSESTree.Identifier): Export | undefined {
  const [definition, ...others] = variableOf(file, identifier)?.defs ?? [];
  const specifier = definition?.node;
  if (specifier?.type !== "ImportSpecifier" || others.length > 0 || specifier.parent.type !== "ImportDeclaration") return undefined;
  return { module: specifier.parent.source.value, name: specifier.imported.type === "Identifier" ? specifier.imported.name : specifier.imported.value };
}

/** `"@angular/common"` for `"@angular/common/http"` */
function packageOf(module: string): string {
  return module.split("/").slice(0, module.startsWith("@") ? 2 : 1).join("/");
}
