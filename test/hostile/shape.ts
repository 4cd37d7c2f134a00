import { parse as parseJavascript } from "acorn";
import jsonata from "jsonata";
import ts from "typescript";
import { declarationText } from "../../src/compiler/backends/javascript/javascript.ts";
import type { IrMap } from "../../src/compiler/ir/nodes.ts";
import { textsOf } from "../support/engines.ts";

/** The kinds of the nodes of the generated trees, in order: they must not depend on a text. */
export interface Shape {
  readonly javascript: string;
  readonly declarations: string;
  readonly read: string;
  readonly write: string;
}

/** A name of letters that nothing else has. */
export function plainText(count: number): string {
  return `plain${String(count).replaceAll(/\d/g, (digit) => "abcdefghij".charAt(Number(digit)))}`;
}

export function shapeOf(map: IrMap): Shape {
  const { module, read, write } = textsOf(map);
  return {
    javascript: javascriptShape(module),
    declarations: declarationShape(declarationText(map, { sourceHash: "" })),
    read: jsonataShape(read),
    write: jsonataShape(write),
  };
}

/** A name that needs quotes is a string where a plain one is an identifier: these count as one. */
const nameKinds = new Set(["Identifier", "Literal", "StringLiteral"]);

/** Throws when the text is no module. */
export function javascriptShape(text: string): string {
  const kinds: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const child of node) visit(child);
    else if (typeof node === "object" && node !== null) {
      if ("type" in node && typeof node.type === "string") {
        kinds.push(nameKinds.has(node.type) ? "Name" : node.type);
      }
      for (const child of Object.values(node)) visit(child);
    }
  };
  visit(parseJavascript(text, { ecmaVersion: "latest", sourceType: "module" }));
  return kinds.join(" ");
}

/** Throws when the text is no JSONata. */
export function jsonataShape(text: string): string {
  return treeShape(jsonata(text).ast());
}

/** The kinds of a JSONata tree, nested; names of the form `plainb` are told. */
export function treeShape(node: unknown): string {
  if (Array.isArray(node))
    return node
      .map(treeShape)
      .filter((shape) => shape !== "")
      .join(" ");
  if (typeof node !== "object" || node === null || node instanceof RegExp) return "";
  const kind = "type" in node && typeof node.type === "string" ? node.type : "";
  const value = "value" in node ? String(node.value) : "";
  const told = kind === "name" && /^plain[a-j]+$/.test(value) ? `:${value}` : "";
  const inner = treeShape(Object.values(node));
  return `${kind}${told}${inner === "" ? "" : `(${inner})`}`;
}

/** Throws when the text is no TypeScript. */
export function declarationShape(text: string): string {
  const file = ts.createSourceFile("map.d.ts", text, ts.ScriptTarget.Latest, true);
  const found: unknown = Reflect.get(file, "parseDiagnostics");
  if (!Array.isArray(found) || found.length > 0) {
    throw new Error(`the declarations do not parse:\n${text.slice(0, 500)}`);
  }
  const kinds: string[] = [];
  const visit = (node: ts.Node): void => {
    const kind = ts.SyntaxKind[node.kind] ?? "";
    kinds.push(nameKinds.has(kind) ? "Name" : kind);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return kinds.join(" ");
}
