import type {
  ArrowFunctionExpression,
  Expression,
  ForOfStatement,
  FunctionExpression,
  Statement,
} from "acorn";
import { bindingOf, memberName, result, taken, termOf } from "./expressions.ts";
import { isName, NotUnderstood } from "./not-understood.ts";
import {
  attribute,
  attributeOf,
  type Binding,
  type Side,
  type State,
  sameBinding,
} from "./script-state.ts";
import type { Term } from "./terms.ts";

type Run = (statements: readonly Statement[], state: State) => State;

/**
 * What changes a filter: `transformedObject.where.forEach(…)`, `transformedObject.where = ….map(…)`,
 * and within these `condition.attribute = …`. Undefined for what is none of them.
 */
export function runOnFilter(node: Expression, state: State, run: Run): State | undefined {
  if (node.type === "CallExpression" && state.on === "filter") {
    const { list, callback } = listCall(node, "forEach", state);
    if (callback.value !== undefined) throw new NotUnderstood(node);
    return withAttribute(state, attributeOf("mapped", inEach(callback, list, state, run)));
  }
  if (node.type !== "AssignmentExpression" || node.operator !== "=") return undefined;
  const { left, right } = node;
  if (left.type !== "MemberExpression") return undefined;
  if (memberName(left, result) === "where" && state.on === "filter") {
    // A name for the list that was there would go on meaning that one.
    const isNamed = [...state.names.values()].some(({ kind }) => kind === "conditions");
    if (isNamed) throw new NotUnderstood(node);
    return withAttribute(state, ofList(right, state, run));
  }
  if (state.on !== "condition" || !isName(left.property, attribute) || left.computed) {
    return undefined;
  }
  if (left.object.type === "Super") return undefined;
  const owner = bindingOf(left.object, state);
  // What was asked for is not what is sent.
  if (owner.kind !== "condition" || owner.of !== "mapped") throw new NotUnderstood(node);
  return withAttribute(state, termOf(right, state));
}

/** `for (const condition of transformedObject.where) …` */
export function forEachCondition(node: ForOfStatement, state: State, run: Run): State {
  const { left, right, body } = node;
  const isPlain = left.type === "VariableDeclaration" && !node.await && state.on === "filter";
  const id = isPlain ? left.declarations[0]?.id : undefined;
  const list = bindingOf(right, state);
  if (id?.type !== "Identifier" || list.kind !== "conditions") throw new NotUnderstood(node);
  const callback = { node, names: [id.name], statements: [body], value: undefined };
  return withAttribute(state, attributeOf("mapped", inEach(callback, list.of, state, run)));
}

function withAttribute(state: State, term: Term): State {
  return { ...state, targets: new Map(state.targets).set(attribute, term) };
}

/** The attribute of each condition of a list that is set: the list itself, or what `map` makes of it. */
function ofList(node: Expression, state: State, run: Run): Term {
  if (node.type !== "CallExpression") {
    const list = bindingOf(node, state);
    if (list.kind !== "conditions" || list.of !== "mapped") throw new NotUnderstood(node);
    return attributeOf(list.of, state);
  }
  const { list, callback } = listCall(node, "map", state);
  if (callback.value === undefined) throw new NotUnderstood(node);
  const after = inEach(callback, list, state, run);
  return ofCondition(callback.value, after);
}

/** `condition`, `{ ...condition, attribute: … }`, `Object.assign({}, condition, { attribute: … })` */
function ofCondition(node: Expression, state: State): Term {
  if (node.type === "ObjectExpression") {
    const [spread, more, ...others] = node.properties;
    const isCopy = spread?.type === "SpreadElement" && others.length === 0;
    if (!isCopy || more?.type !== "Property") throw new NotUnderstood(node);
    conditionOf(spread.argument, state);
    return namedAttribute(node, more, state);
  }
  if (node.type !== "CallExpression") {
    if (conditionOf(node, state) !== "mapped") throw new NotUnderstood(node);
    return attributeOf("mapped", state);
  }
  const [empty, copied, changed, ...others] = node.arguments;
  const isAssign =
    node.callee.type === "MemberExpression" &&
    isName(node.callee.object, "Object") &&
    isName(node.callee.property, "assign") &&
    empty?.type === "ObjectExpression" &&
    empty.properties.length === 0 &&
    copied !== undefined &&
    changed?.type === "ObjectExpression" &&
    changed.properties.length === 1 &&
    others.length === 0;
  if (!isAssign || copied.type === "SpreadElement") throw new NotUnderstood(node);
  conditionOf(copied, state);
  return namedAttribute(node, changed.properties[0], state);
}

function conditionOf(node: Expression, state: State): Side {
  const condition = bindingOf(node, state);
  if (condition.kind !== "condition") throw new NotUnderstood(node);
  return condition.of;
}

type ObjectPart = Extract<Expression, { type: "ObjectExpression" }>["properties"][number];

function namedAttribute(node: Expression, part: ObjectPart | undefined, state: State): Term {
  const isPlain = part?.type === "Property" && part.kind === "init" && !part.computed;
  if (!isPlain || part.method || part.shorthand || !isName(part.key, attribute)) {
    throw new NotUnderstood(node);
  }
  return termOf(part.value, state);
}

/** A function of a condition and its place. */
interface Callback {
  readonly node: { readonly start: number };
  readonly names: readonly string[];
  readonly statements: readonly Statement[];
  /** What it gives; absent where it gives nothing. */
  readonly value: Expression | undefined;
}

function listCall(
  node: Extract<Expression, { type: "CallExpression" }>,
  method: "forEach" | "map",
  state: State,
): { readonly list: Side; readonly callback: Callback } {
  const { callee, optional } = node;
  const [callback, ...more] = node.arguments;
  const isCall =
    callee.type === "MemberExpression" && !callee.computed && !callee.optional && !optional;
  if (!isCall || !isName(callee.property, method) || callee.object.type === "Super") {
    throw new NotUnderstood(node);
  }
  const list = bindingOf(callee.object, state);
  if (list.kind !== "conditions" || more.length > 0) throw new NotUnderstood(node);
  const isFunction =
    callback?.type === "ArrowFunctionExpression" || callback?.type === "FunctionExpression";
  if (!isFunction) throw new NotUnderstood(node);
  return { list: list.of, callback: callbackOf(callback, method === "map") };
}

function callbackOf(
  node: ArrowFunctionExpression | FunctionExpression,
  givesValue: boolean,
): Callback {
  if (node.async || node.generator) throw new NotUnderstood(node);
  const names = node.params.map((param) => {
    if (param.type !== "Identifier") throw new NotUnderstood(param);
    return param.name;
  });
  const { body } = node;
  if (body.type !== "BlockStatement") {
    if (givesValue) return { node, names, statements: [], value: body };
    const { start, end } = body;
    const statement = { type: "ExpressionStatement", expression: body, start, end } as const;
    return { node, names, statements: [statement], value: undefined };
  }
  const last = body.body.at(-1);
  const value = last?.type === "ReturnStatement" ? (last.argument ?? undefined) : undefined;
  if (!givesValue || value === undefined) {
    return { node, names, statements: body.body, value: undefined };
  }
  return { node, names, statements: body.body.slice(0, -1), value };
}

/** The state behind what is done with one condition; names around it must be what they were. */
function inEach({ node, names, statements }: Callback, list: Side, state: State, run: Run): State {
  const [condition, place, ...more] = names;
  const isFree = names.every((name) => !taken.has(name) && !state.names.has(name));
  if (condition === undefined || more.length > 0 || !isFree) throw new NotUnderstood(node);
  const inner = new Map<string, Binding>(state.names).set(condition, {
    kind: "condition",
    of: list,
  });
  if (place !== undefined) inner.set(place, { kind: "place" });
  const after = run(statements, { ...state, on: "condition", names: inner });
  const isChanged = [...inner].some(([name, binding]) => {
    const now = after.names.get(name);
    return now === undefined || !sameBinding(binding, now);
  });
  if (isChanged) throw new NotUnderstood(node);
  return after;
}
