import type { CallExpression, Expression, MemberExpression, ObjectExpression } from "acorn";
import { isName, NotUnderstood } from "./not-understood.ts";
import {
  attribute,
  attributeOf,
  type Binding,
  holding,
  type State,
  targetOf,
} from "./script-state.ts";
import { absent, choice, constantTruth, type Literal, literal, type Term } from "./terms.ts";

export const result = "transformedObject";
export const input = "originalObject";

/** Names that mean something to a script. */
export const taken: ReadonlySet<string> = new Set([
  ...[result, input, "fromVendor", "done", "isWhere", "configuration", "undefined", "Map"],
  ...["Object", "Array"],
]);

/** The term of an expression. Throws NotUnderstood. */
export function termOf(node: Expression, state: State): Term {
  const binding = bindingOf(node, state);
  // A filter is there, and has its list of conditions.
  if (binding.kind === "conditions") return literal(true);
  if (binding.kind !== "term") throw new NotUnderstood(node);
  return binding.term;
}

/** What an expression stands for: a value, a table or the parts of a text. Throws NotUnderstood. */
export function bindingOf(node: Expression, state: State): Binding {
  const term = (of: Term): Binding => ({ kind: "term", term: of });
  switch (node.type) {
    case "Literal":
      return term(literalTerm(node));
    case "TemplateLiteral":
      return term(templateTerm(node, state));
    case "Identifier":
      return nameBinding(node.name, node, state);
    case "MemberExpression":
      return state.on === "record" ? term(memberTerm(node, state)) : filterMember(node, state);
    case "UnaryExpression":
      if (node.operator !== "!") throw new NotUnderstood(node);
      return term(negated(termOf(node.argument, state)));
    case "BinaryExpression":
    case "LogicalExpression":
      return term(operatorTerm(node, state));
    case "ConditionalExpression": {
      const test = termOf(node.test, state);
      const known = constantTruth(test);
      if (known !== undefined) {
        return bindingOf(known ? node.consequent : node.alternate, state);
      }
      const yes = termOf(node.consequent, holding(test, state));
      return term(choice(test, yes, termOf(node.alternate, state)));
    }
    case "ObjectExpression":
      return { kind: "table", rows: tableRows(node), isMap: false };
    case "NewExpression":
      return { kind: "table", rows: mapRows(node), isMap: true };
    case "CallExpression":
      return callBinding(node, state);
    default:
      throw new NotUnderstood(node);
  }
}

function literalTerm(node: Extract<Expression, { type: "Literal" }>): Term {
  const value = literalOf(node);
  if (value === undefined) throw new NotUnderstood(node);
  return literal(value);
}

/** A text, number, truth value or null; undefined for any other node. */
function literalOf(node: { readonly type: string }): Literal | undefined {
  if (node.type !== "Literal") return undefined;
  const { value, regex } = node as { readonly value?: unknown; readonly regex?: unknown };
  if (regex !== undefined) return undefined;
  const isScalar =
    value === null || ["string", "boolean"].includes(typeof value) || Number.isFinite(value);
  return isScalar ? (value as Literal) : undefined;
}

function negated(term: Term): Term {
  const known = constantTruth(term);
  return known === undefined ? { kind: "not", of: term } : literal(!known);
}

function nameBinding(name: string, node: Expression, { names }: State): Binding {
  if (name === "undefined") return { kind: "term", term: absent };
  const known = names.get(name);
  if (known === undefined) throw new NotUnderstood(node);
  return known;
}

function templateTerm(node: Extract<Expression, { type: "TemplateLiteral" }>, state: State): Term {
  const parts = node.quasis.flatMap(({ value }, index): Term[] => {
    const text = value.cooked;
    if (typeof text !== "string") throw new NotUnderstood(node);
    const inside = node.expressions[index];
    const found = inside === undefined ? [] : [termOf(inside, state)];
    return [literal(text), ...found];
  });
  return joined(parts);
}

/** Texts as one; an empty one says nothing but that the whole is a text. */
function joined(parts: readonly Term[]): Term {
  const flat = parts.flatMap((part) => (part.kind === "joined" ? part.parts : [part]));
  const texts = flat.filter((part) => !(part.kind === "literal" && part.value === ""));
  if (texts.every(({ kind }) => kind === "literal")) {
    return literal(
      texts.map((part) => (part.kind === "literal" ? String(part.value) : "")).join(""),
    );
  }
  return { kind: "joined", parts: texts };
}

function operatorTerm(
  node: Extract<Expression, { type: "BinaryExpression" | "LogicalExpression" }>,
  state: State,
): Term {
  if (node.left.type === "PrivateIdentifier") throw new NotUnderstood(node);
  const left = termOf(node.left, state);
  const right = termOf(node.right, node.operator === "&&" ? holding(left, state) : state);
  switch (node.operator) {
    case "&&":
      return choice(left, right, left);
    case "||":
      return choice(left, left, right);
    case "??":
      return choice({ kind: "equals", left, right: literal(null), isStrict: false }, right, left);
    case "===":
    case "==":
      return { kind: "equals", left, right, isStrict: node.operator === "===" };
    case "!==":
    case "!=": {
      const isStrict = node.operator === "!==";
      return { kind: "not", of: { kind: "equals", left, right, isStrict } };
    }
    case "+":
      if (!isText(left) && !isText(right)) throw new NotUnderstood(node);
      return joined([left, right]);
    default:
      throw new NotUnderstood(node);
  }
}

function isText(term: Term): boolean {
  if (term.kind === "rejoined") return true;
  return term.kind === "joined" || (term.kind === "literal" && typeof term.value === "string");
}

/** `originalObject.a`, `transformedObject["a"]`, `table[key]`, `parts[0]`. */
function memberTerm(node: MemberExpression, state: State): Term {
  const read = memberName(node, input);
  if (read !== undefined) return { kind: "input", name: read };
  const written = memberName(node, result);
  if (written !== undefined) return targetOf(state, written);
  const isCount = !node.computed && isName(node.property, "length");
  if (node.optional || !(node.computed || isCount) || node.object.type === "Super")
    throw new NotUnderstood(node);
  if (isName(node.object, input) || isName(node.object, result)) throw new NotUnderstood(node);
  const owner = bindingOf(node.object, state);
  if (isCount) {
    if (owner.kind !== "parts") throw new NotUnderstood(node);
    return { kind: "count", of: owner.of, separator: owner.separator };
  }
  const key = node.property as Expression;
  if (owner.kind === "table" && !owner.isMap) {
    return { kind: "lookup", rows: owner.rows, key: termOf(key, state) };
  }
  const index = literalOf(key);
  const isPart = typeof index === "number" && Number.isInteger(index) && index >= 0 && index < 10;
  if (owner.kind !== "parts" || owner.isReversed || !isPart) throw new NotUnderstood(node);
  const { of, separator } = owner;
  return index === 0
    ? { kind: "cut", side: "before", of, separator }
    : { kind: "part", index, of, separator };
}

/** `transformedObject.where`, `originalObject.where[index]`, `condition.attribute`, `table[key]`. */
function filterMember(node: MemberExpression, state: State): Binding {
  const name = memberName(node, input) ?? memberName(node, result);
  if (name !== undefined) {
    if (name !== "where") throw new NotUnderstood(node);
    return { kind: "conditions", of: isName(node.object, input) ? "asked" : "mapped" };
  }
  if (node.optional || node.object.type === "Super") throw new NotUnderstood(node);
  if (isName(node.object, input) || isName(node.object, result)) throw new NotUnderstood(node);
  const owner = bindingOf(node.object, state);
  if (owner.kind === "conditions") {
    const isPlace = node.computed && bindingOf(node.property as Expression, state).kind === "place";
    if (!isPlace) throw new NotUnderstood(node);
    return { kind: "condition", of: owner.of };
  }
  if (owner.kind !== "condition") return { kind: "term", term: memberTerm(node, state) };
  if (node.computed || !isName(node.property, attribute)) throw new NotUnderstood(node);
  return { kind: "term", term: attributeOf(owner.of, state) };
}

/** The name in `owner.name` or `owner["name"]`; what leads to a prototype has none. */
export function memberName(node: { readonly type: string }, owner: string): string | undefined {
  if (node.type !== "MemberExpression") return undefined;
  const member = node as MemberExpression;
  if (!isName(member.object, owner) || member.optional) return undefined;
  const computed = member.computed ? literalOf(member.property) : undefined;
  const plain = member.property.type === "Identifier" ? member.property.name : undefined;
  const name = member.computed ? computed : plain;
  return typeof name === "string" && !(name in {}) ? name : undefined;
}

function callBinding(node: CallExpression, state: State): Binding {
  const { callee } = node;
  const args = node.arguments.map((one) => {
    if (one.type === "SpreadElement") throw new NotUnderstood(one);
    return one;
  });
  if (node.optional || callee.type !== "MemberExpression" || callee.computed || callee.optional) {
    throw new NotUnderstood(node);
  }
  const method = callee.property.type === "Identifier" ? callee.property.name : "";
  const rest = restOfParts(callee, method, args, state);
  if (rest !== undefined) return { kind: "term", term: rest };
  if (callee.object.type === "Super") throw new NotUnderstood(node);
  const [first, ...more] = args;
  if (isName(callee.object, "Array")) {
    const isList = method === "isArray" && first && bindingOf(first, state).kind === "conditions";
    if (!isList) throw new NotUnderstood(node);
    return { kind: "term", term: literal(true) };
  }
  const owner = bindingOf(callee.object, state);
  if (owner.kind === "table" && owner.isMap && method === "get" && first && more.length === 0) {
    return { kind: "term", term: { kind: "lookup", rows: owner.rows, key: termOf(first, state) } };
  }
  if (owner.kind === "parts") return partsCall(node, method, owner, args);
  if (owner.kind !== "term") throw new NotUnderstood(node);
  const of = owner.term;
  // Anything else may have no such method, and a script that fails sets nothing.
  if (of.kind !== "input" || !state.sure.has(of.name)) throw new NotUnderstood(node);
  if (first === undefined && (method === "toUpperCase" || method === "toLowerCase")) {
    const to = method === "toUpperCase" ? "uppercase" : "lowercase";
    return { kind: "term", term: { kind: "spelled", to, of } };
  }
  const separator = first === undefined ? undefined : literalOf(first);
  const isSplit = method === "split" && more.length === 0 && typeof separator === "string";
  if (!isSplit || separator === "") throw new NotUnderstood(node);
  return { kind: "parts", of, separator, isReversed: false };
}

/** `text.split("-").reverse()`, `parts.slice()`, `parts.join("/")` */
function partsCall(
  { callee, start }: CallExpression,
  method: string,
  parts: Extract<Binding, { kind: "parts" }>,
  args: readonly Expression[],
): Binding {
  const [first, ...more] = args;
  if (method === "slice" && first === undefined) return parts;
  // A list that has a name would be turned round for all who know it.
  const isFresh = callee.type === "MemberExpression" && callee.object.type === "CallExpression";
  if (method === "reverse" && first === undefined && isFresh) {
    return { ...parts, isReversed: !parts.isReversed };
  }
  const by = first === undefined ? undefined : literalOf(first);
  if (method !== "join" || typeof by !== "string" || more.length > 0) {
    throw new NotUnderstood({ start });
  }
  const { of, separator, isReversed } = parts;
  return { kind: "term", term: { kind: "rejoined", of, separator, isReversed, by } };
}

/** `parts.slice(1).join(separator)`: all that is behind the first separator. */
function restOfParts(
  { object }: MemberExpression,
  method: string,
  args: readonly Expression[],
  state: State,
): Term | undefined {
  const isSlice =
    method === "join" &&
    object.type === "CallExpression" &&
    object.callee.type === "MemberExpression" &&
    isName(object.callee.property, "slice") &&
    object.arguments.length === 1 &&
    literalOf(object.arguments[0] as Expression) === 1;
  if (!isSlice || object.callee.type !== "MemberExpression") return undefined;
  const owner = bindingOf(object.callee.object as Expression, state);
  const [separator] = args;
  const isPlain = owner.kind === "parts" && !owner.isReversed;
  if (!isPlain || args.length !== 1 || separator === undefined) return undefined;
  if (literalOf(separator) !== owner.separator) return undefined;
  return { kind: "cut", side: "after", of: owner.of, separator: owner.separator };
}

function tableRows(table: ObjectExpression): ReadonlyMap<string, Literal> {
  const rows = new Map<string, Literal>();
  for (const property of table.properties) {
    const isPlain = property.type === "Property" && property.kind === "init" && !property.computed;
    if (!isPlain || property.method || property.shorthand) throw new NotUnderstood(property);
    const key = property.key.type === "Identifier" ? property.key.name : literalOf(property.key);
    const value = literalOf(property.value);
    if (typeof key !== "string" || !isPlainKey(key) || value === undefined) {
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

/** `new Map([["Web", "Online"]])` */
function mapRows(
  node: Extract<Expression, { type: "NewExpression" }>,
): ReadonlyMap<string, Literal> {
  const [list, ...more] = node.arguments;
  if (!isName(node.callee, "Map") || list?.type !== "ArrayExpression" || more.length > 0) {
    throw new NotUnderstood(node);
  }
  const rows = new Map<string, Literal>();
  for (const pair of list.elements) {
    if (pair?.type !== "ArrayExpression" || pair.elements.length !== 2)
      throw new NotUnderstood(node);
    const [key, value] = pair.elements.map((one) => (one === null ? undefined : literalOf(one)));
    if (typeof key !== "string" || value === undefined) throw new NotUnderstood(pair);
    rows.set(key, value);
  }
  return rows;
}
