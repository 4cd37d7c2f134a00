import type {
  AssignmentExpression,
  Expression,
  Pattern,
  Program,
  Statement,
  SwitchStatement,
} from "acorn";
import { bindingOf, input, memberName, result, taken, termOf } from "./expressions.ts";
import { isName, NotUnderstood } from "./not-understood.ts";
import { attribute, type Binding, holding, merged, type State, start } from "./script-state.ts";
import { parsedScript, shownStatement } from "./script-text.ts";
import { absent, choice, constantTruth, literal, sameTerm, type Term } from "./terms.ts";
import { forEachCondition, runOnFilter } from "./where.ts";

/** The members of `transformedObject` that a script sets, and to what. */
export type Assignments = ReadonlyMap<string, Term>;

/** All that a script does, or the first statement that was not understood. */
export type Understood =
  | { readonly read: Assignments; readonly write: Assignments }
  | { readonly why: string };

/**
 * The assignments of a script that does nothing but set plain members of `transformedObject`, in
 * one direction or both, and end with it.
 */
export function assignmentsOf(body: string, isLegacy: boolean): Understood {
  const program = parsedScript(body);
  if (program === undefined) return { why: unreadable };
  return understood(body, () => ({
    read: ofDirection(program, true, isLegacy),
    write: ofDirection(program, false, isLegacy),
  }));
}

/** For records `isWhere` is false, or undefined where the platform shows no filters. */
function ofDirection(program: Program, isRead: boolean, isLegacy: boolean): Assignments {
  const [one, other] = [literal(false), absent].map((isWhere) => {
    const named = { fromVendor: literal(isRead), isWhere };
    return ended(program, "record", named, isLegacy);
  });
  if (one === undefined || other === undefined || !isSame(one, other)) {
    throw new NotUnderstood(program.body[0] ?? program);
  }
  return one;
}

function isSame(one: Assignments, other: Assignments): boolean {
  return (
    one.size === other.size &&
    [...one].every(([name, term]) => sameTerm(term, other.get(name) ?? { kind: "mapped", name }))
  );
}

/** What a script has set at its end. */
function ended(
  program: Program,
  on: State["on"],
  named: Readonly<Record<string, Term>>,
  isLegacy: boolean,
): Assignments {
  const statements = program.body as Statement[];
  const names = new Map<string, Binding>(
    Object.entries(named).map(([name, term]) => [name, { kind: "term", term }]),
  );
  const end = runAll(statements, { ...start, on, names }, isLegacy);
  if (!end.isDone) throw new NotUnderstood(statements.at(-1) ?? program);
  return end.targets;
}

/**
 * The attribute that a script gives each condition of a filter, made of what was asked for and what
 * the platform put there; or the first statement that was not understood.
 */
export function renameOf(
  body: string,
  isLegacy: boolean,
): { readonly rename: Term } | { readonly why: string } {
  const program = parsedScript(body);
  if (program === undefined) return { why: unreadable };
  return understood(body, () => {
    const named = { fromVendor: literal(false), isWhere: literal(true) };
    const set = ended(program, "filter", named, isLegacy);
    return { rename: set.get(attribute) ?? { kind: "mapped", name: attribute } };
  });
}

const unreadable = "it is no JavaScript that can be read";

function understood<Found>(body: string, find: () => Found): Found | { readonly why: string } {
  try {
    return find();
  } catch (error) {
    if (error instanceof NotUnderstood) return { why: shownStatement(body, error.node) };
    throw error;
  }
}

function runAll(statements: readonly Statement[], state: State, isLegacy: boolean): State {
  return statements.reduce((now, statement) => run(statement, now, isLegacy), state);
}

/** What was not understood is told as the whole statement around it. */
function run(statement: Statement, state: State, isLegacy: boolean): State {
  try {
    return state.hasReturned ? state : runPlain(statement, state, isLegacy);
  } catch (error) {
    if (!(error instanceof NotUnderstood) || error.isStatement) throw error;
    throw new NotUnderstood(statement, true);
  }
}

function runPlain(statement: Statement, state: State, isLegacy: boolean): State {
  switch (statement.type) {
    case "EmptyStatement":
      return state;
    case "BlockStatement":
      return withNamesOf(runAll(statement.body, state, isLegacy), state);
    case "IfStatement": {
      const { consequent, alternate } = statement;
      const then = (now: State): State => run(consequent, now, isLegacy);
      const otherwise = (now: State): State =>
        alternate === null || alternate === undefined ? now : run(alternate, now, isLegacy);
      return branch(statement, termOf(statement.test, state), state, then, otherwise);
    }
    case "SwitchStatement":
      return runSwitch(statement, state, isLegacy);
    case "VariableDeclaration":
      return statement.declarations.reduce(
        (now, { id, init }) => declare(id, init ?? undefined, now, statement.kind === "const"),
        state,
      );
    case "ReturnStatement":
      return returned(statement, state, isLegacy);
    case "ForOfStatement":
      return forEachCondition(statement, state, (all, now) => runAll(all, now, isLegacy));
    case "ExpressionStatement":
      if ("directive" in statement && statement.directive === "use strict") return state;
      return runExpression(statement.expression, state, isLegacy);
    default:
      throw new NotUnderstood(statement);
  }
}

/** What a block declares ends with it. */
function withNamesOf(after: State, before: State): State {
  const names = [...before.names.keys()].flatMap((name) => {
    const binding = after.names.get(name);
    return binding === undefined ? [] : [[name, binding] as const];
  });
  return { ...after, names: new Map(names), fixed: before.fixed, sure: before.sure };
}

function branch(
  node: { readonly start: number },
  test: Term,
  state: State,
  then: (state: State) => State,
  otherwise: (state: State) => State,
): State {
  const known = constantTruth(test);
  if (known !== undefined) return withNamesOf((known ? then : otherwise)(state), state);
  const both = merged(test, then(holding(test, state)), otherwise(state), state);
  if (both === undefined) throw new NotUnderstood(node);
  return both;
}

/** Cases as a chain of tests; each has to end with `break` or be the last one. */
function runSwitch(
  { discriminant, cases }: SwitchStatement,
  state: State,
  isLegacy: boolean,
): State {
  const subject = termOf(discriminant, state);
  const groups: {
    readonly tests: (Expression | undefined)[];
    readonly body: readonly Statement[];
  }[] = [];
  let tests: (Expression | undefined)[] = [];
  for (const [index, one] of cases.entries()) {
    tests.push(one.test ?? undefined);
    if (one.consequent.length === 0 && index < cases.length - 1) continue;
    groups.push({ tests, body: bodyOf(one.consequent, index === cases.length - 1, one) });
    tests = [];
  }
  const last = groups.find((group) => group.tests.includes(undefined));
  const others = groups.filter((group) => group !== last);
  const chain = others.reduceRight<(now: State) => State>(
    (next, { tests: values, body }) =>
      (now) => {
        const test = values
          .map(
            (value): Term => ({
              kind: "equals",
              left: subject,
              right: value === undefined ? absent : termOf(value, now),
              isStrict: true,
            }),
          )
          .reduceRight((right, left) => choice(left, left, right));
        return branch(discriminant, test, now, (yes) => runAll(body, yes, isLegacy), next);
      },
    (now) => (last === undefined ? now : runAll(last.body, now, isLegacy)),
  );
  return withNamesOf(chain(state), state);
}

function bodyOf(
  statements: readonly Statement[],
  isLast: boolean,
  node: { readonly start: number },
): readonly Statement[] {
  const [only] = statements;
  if (statements.length === 1 && only?.type === "BlockStatement")
    return bodyOf(only.body, isLast, node);
  const last = statements.at(-1);
  const isEnded = last?.type === "BreakStatement" && last.label == null;
  if (!isEnded && !isLast) throw new NotUnderstood(node);
  return isEnded ? statements.slice(0, -1) : statements;
}

/** `done(transformedObject)` with `return` before it or not; in the old engine the object itself. */
function returned(
  statement: Extract<Statement, { type: "ReturnStatement" }>,
  state: State,
  isLegacy: boolean,
): State {
  const { argument } = statement;
  if (state.on === "condition") throw new NotUnderstood(statement);
  if (isLegacy && isName(argument, result)) return { ...state, isDone: true, hasReturned: true };
  if (isLegacy) throw new NotUnderstood(statement);
  if (argument === null || argument === undefined) return { ...state, hasReturned: true };
  if (!isDoneCall(argument) || state.isDone) throw new NotUnderstood(statement);
  return { ...state, isDone: true, hasReturned: true };
}

function isDoneCall(node: Expression): boolean {
  return (
    node.type === "CallExpression" &&
    isName(node.callee, "done") &&
    node.arguments.length === 1 &&
    isName(node.arguments[0], result)
  );
}

function runExpression(expression: Expression, state: State, isLegacy: boolean): State {
  // What is set after the end may or may not be seen.
  if (state.isDone) throw new NotUnderstood(expression);
  if (!isLegacy && state.on !== "condition" && isDoneCall(expression)) {
    return { ...state, isDone: true };
  }
  if (state.on !== "record") {
    const onFilter = runOnFilter(expression, state, (all, now) => runAll(all, now, isLegacy));
    if (onFilter !== undefined) return onFilter;
  }
  if (expression.type === "UnaryExpression" && expression.operator === "delete") {
    const name = memberName(expression.argument, result);
    if (name !== undefined && state.on === "record") return withTarget(state, name, absent);
  }
  if (expression.type === "AssignmentExpression") return assign(expression, state);
  throw new NotUnderstood(expression);
}

/** `transformedObject.name = …`, or a name that was declared before. */
function assign(node: AssignmentExpression, state: State): State {
  if (node.operator !== "=") throw new NotUnderstood(node);
  const { left } = node;
  const isFree = left.type === "Identifier" && !taken.has(left.name) && !state.fixed.has(left.name);
  if (isFree && state.names.has(left.name)) {
    const names = new Map(state.names).set(left.name, bindingOf(node.right, state));
    return { ...state, names };
  }
  const name = memberName(left, result);
  if (name === undefined || state.on !== "record") throw new NotUnderstood(node);
  return withTarget(state, name, termOf(node.right, state));
}

function withTarget(state: State, name: string, term: Term): State {
  return { ...state, targets: new Map(state.targets).set(name, term) };
}

/** `const name = …`, `const { a, b } = originalObject` */
function declare(
  id: Pattern,
  init: Expression | undefined,
  state: State,
  isConstant: boolean,
): State {
  const fixed = new Set(state.fixed);
  // A name within a block may be another one than the same name around it.
  const checked = (name: string): string => {
    if (taken.has(name) || state.names.has(name)) throw new NotUnderstood(id);
    if (isConstant) fixed.add(name);
    return name;
  };
  if (id.type === "Identifier") {
    const binding = init === undefined ? noValue : bindingOf(init, state);
    return { ...state, fixed, names: new Map(state.names).set(checked(id.name), binding) };
  }
  const isInput = isName(init, input) && state.on === "record";
  if (id.type !== "ObjectPattern" || !isInput) throw new NotUnderstood(id);
  const names = new Map(state.names);
  for (const property of id.properties) {
    const isPlain =
      property.type === "Property" &&
      !property.computed &&
      property.key.type === "Identifier" &&
      property.value.type === "Identifier";
    if (!isPlain) throw new NotUnderstood(property);
    const { name } = property.key as { readonly name: string };
    const { name: own } = property.value as { readonly name: string };
    if (name in {}) throw new NotUnderstood(property);
    names.set(checked(own), { kind: "term", term: { kind: "input", name } });
  }
  return { ...state, fixed, names };
}

const noValue: Binding = { kind: "term", term: absent };
