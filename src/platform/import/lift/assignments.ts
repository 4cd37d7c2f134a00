import type { Expression, ObjectExpression, Program, Statement, VariableDeclaration } from "acorn";
import { parsedScript, shownStatement } from "./script-text.ts";

/** What a script sets a member of its result to. */
export type Value =
  | { readonly kind: "constant"; readonly value: string | number | boolean }
  /** `table[originalObject.source]` */
  | {
      readonly kind: "table";
      readonly source: string;
      readonly rows: ReadonlyMap<string, string>;
    };

export type Assignments = ReadonlyMap<string, Value>;

/** All that a script does, or the first statement that was not understood. */
export type Understood =
  | { readonly read: Assignments; readonly write: Assignments }
  | { readonly why: string };

/** A script that cannot be said by rules; caught in this file. */
class NotUnderstood extends Error {
  readonly node: { readonly start: number };

  constructor(node: { readonly start: number }) {
    super();
    this.node = node;
  }
}

/**
 * The assignments of a script that does nothing but set plain members of `transformedObject`, in
 * one direction or both, and end with it.
 */
export function assignmentsOf(body: string, isLegacy: boolean): Understood {
  const program = parsedScript(body);
  if (program === undefined) return { why: "it is no JavaScript that can be read" };
  try {
    return {
      read: ofDirection(program, true, isLegacy),
      write: ofDirection(program, false, isLegacy),
    };
  } catch (error) {
    if (error instanceof NotUnderstood) return { why: shownStatement(body, error.node) };
    throw error;
  }
}

interface Reading {
  readonly tables: Map<string, ReadonlyMap<string, string>>;
  readonly found: Map<string, Value>;
}

function ofDirection(program: Program, isRead: boolean, isLegacy: boolean): Assignments {
  const reading: Reading = { tables: new Map(), found: new Map() };
  const statements = program.body.filter(({ type }) => type !== "EmptyStatement") as Statement[];
  const last = statements.at(-1);
  if (last === undefined || !isEnd(last, isLegacy)) throw new NotUnderstood(last ?? program);
  readStatements(statements.slice(0, -1), isRead, reading);
  return reading.found;
}

/** `done(transformedObject)`, and in the old engine `return transformedObject`. */
function isEnd(statement: Statement, isLegacy: boolean): boolean {
  if (isLegacy) return statement.type === "ReturnStatement" && isName(statement.argument, result);
  if (statement.type !== "ExpressionStatement") return false;
  const { expression } = statement;
  return (
    expression.type === "CallExpression" &&
    isName(expression.callee, "done") &&
    expression.arguments.length === 1 &&
    isName(expression.arguments[0], result)
  );
}

const result = "transformedObject";
const input = "originalObject";

function isName(node: { readonly type: string } | null | undefined, name: string): boolean {
  return node?.type === "Identifier" && (node as { readonly name?: string }).name === name;
}

function readStatements(statements: readonly Statement[], isRead: boolean, reading: Reading): void {
  for (const statement of statements) readStatement(statement, isRead, reading);
}

function readStatement(statement: Statement, isRead: boolean, reading: Reading): void {
  switch (statement.type) {
    case "EmptyStatement":
      return;
    case "BlockStatement":
      // Names of a block end with it.
      readStatements(statement.body, isRead, { ...reading, tables: new Map(reading.tables) });
      return;
    case "IfStatement": {
      const isTaken = directionTest(statement.test) === isRead;
      if (directionTest(statement.test) === undefined) throw new NotUnderstood(statement);
      // The other branch has to be understood as well, when its direction is read.
      const taken = isTaken ? statement.consequent : statement.alternate;
      if (taken !== null && taken !== undefined) readStatement(taken, isRead, reading);
      return;
    }
    case "VariableDeclaration":
      readTables(statement, reading);
      return;
    case "ExpressionStatement":
      if ("directive" in statement && statement.directive === "use strict") return;
      readAssignment(statement.expression, reading);
      return;
    default:
      throw new NotUnderstood(statement);
  }
}

/** `fromVendor` or `!fromVendor`; undefined for any other test. */
function directionTest(test: Expression): boolean | undefined {
  if (isName(test, "fromVendor")) return true;
  const isNegated = test.type === "UnaryExpression" && test.operator === "!";
  return isNegated && isName(test.argument, "fromVendor") ? false : undefined;
}

/** `let picks = { Web: "Online" }` */
function readTables(declaration: VariableDeclaration, reading: Reading): void {
  for (const { id, init } of declaration.declarations) {
    const isPlain = id.type === "Identifier" && init?.type === "ObjectExpression";
    if (!isPlain || shadowed.has(id.name)) throw new NotUnderstood(declaration);
    reading.tables.set(id.name, tableRows(init));
  }
}

const shadowed: ReadonlySet<string> = new Set([result, input, "fromVendor", "done", "isWhere"]);

function tableRows(table: ObjectExpression): ReadonlyMap<string, string> {
  const rows = new Map<string, string>();
  for (const property of table.properties) {
    const isPlain = property.type === "Property" && property.kind === "init" && !property.computed;
    if (!isPlain || property.method || property.shorthand) throw new NotUnderstood(property);
    const key = property.key.type === "Identifier" ? property.key.name : literalOf(property.key);
    const value = literalOf(property.value);
    if (typeof key !== "string" || !isPlainKey(key) || typeof value !== "string" || value === "") {
      throw new NotUnderstood(property);
    }
    rows.set(key, value);
  }
  return rows;
}

/**
 * A look-up makes text of its key: `table[5]` finds `"5"`, `table[null]` finds `"null"`. Keys that
 * something else than their own text finds would make a table say too little.
 */
function isPlainKey(key: string): boolean {
  return (
    key !== "" &&
    key !== "__proto__" &&
    !/^(-?[\d.]+(e[+-]?\d+)?|-?Infinity|NaN|true|false|null|undefined|\[object .*)$/i.test(key)
  );
}

function literalOf(node: { readonly type: string }): string | number | boolean | undefined {
  if (node.type !== "Literal") return undefined;
  const { value } = node as { readonly value?: unknown };
  const isScalar = ["string", "boolean"].includes(typeof value) || Number.isFinite(value);
  return isScalar ? (value as string | number | boolean) : undefined;
}

/** `transformedObject.name = …` */
function readAssignment(expression: Expression, reading: Reading): void {
  if (expression.type !== "AssignmentExpression" || expression.operator !== "=") {
    throw new NotUnderstood(expression);
  }
  const target = memberName(expression.left, result);
  const value = target === undefined ? undefined : assignedValue(expression.right, reading);
  // Setting `__proto__` sets no member.
  if (target === undefined || value === undefined || target === "__proto__") {
    throw new NotUnderstood(expression);
  }
  reading.found.set(target, value);
}

/** `owner.name` or `owner["name"]` */
function memberName(node: { readonly type: string }, owner: string): string | undefined {
  if (node.type !== "MemberExpression") return undefined;
  const member = node as Extract<Expression, { type: "MemberExpression" }>;
  if (!isName(member.object, owner) || member.optional) return undefined;
  if (member.computed) {
    const name = literalOf(member.property);
    return typeof name === "string" ? name : undefined;
  }
  return member.property.type === "Identifier" ? member.property.name : undefined;
}

function assignedValue(node: Expression, { tables }: Reading): Value | undefined {
  const value = literalOf(node);
  if (value !== undefined) return { kind: "constant", value };
  if (node.type !== "MemberExpression" || !node.computed || node.optional) return undefined;
  const rows = node.object.type === "Identifier" ? tables.get(node.object.name) : undefined;
  const source = memberName(node.property, input);
  if (rows === undefined || source === undefined || source === "__proto__") return undefined;
  return { kind: "table", source, rows };
}
