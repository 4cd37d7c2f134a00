import { unreachable } from "../../../diagnostics/invariant.ts";
import type { Assignment, Condition, MemberStep, Path, PathStep } from "../../ir/nodes.ts";
import { type Code, code, commaList } from "../support/code.ts";
import { isPlainName, jsAccess, jsLiteral } from "../support/javascript-text.ts";
import { testFunction } from "./expressions.ts";
import type { Unit } from "./unit.ts";

/** The names of a path of members; undefined where it has other steps. */
export function memberNames(path: Path): readonly string[] | undefined {
  return path.every((step): step is MemberStep => step.kind === "member")
    ? path.map((step) => step.name)
    : undefined;
}

/** A constant that holds the steps for the helpers of the runtime. */
export function stepsOf(unit: Unit, path: Path, rule: string): Code {
  return unit.constant("path", code`[${commaList(path.map((step) => stepOf(unit, step, rule)))}]`);
}

/** A constant with what makes a condition true. */
export function establishOf(unit: Unit, condition: Condition): Code {
  return unit.constant("establish", assignments(condition.establish ?? []));
}

export function assignments(items: readonly Assignment[]): Code {
  return code`[${commaList(items.map(assignment))}]`;
}

/** `o.name`, of own members only, for an object `o`. */
export function ownAccess(unit: Unit, object: Code, name: string): Code {
  return isPlainName(name)
    ? code`${object}${jsAccess(name)}`
    : code`${unit.runtime("ownMember")}(${object}, ${jsLiteral(name)})`;
}

/** A statement that sets a member of an object that is ours. */
export function setOwn(unit: Unit, object: Code, name: string, value: Code): Code {
  return name === "__proto__"
    ? code`${unit.runtime("setMember")}(${object}, ${jsLiteral(name)}, ${value});`
    : code`${object}${jsAccess(name)} = ${value};`;
}

/** Statements of one function body, and the parents that they have already read. */
export class Body {
  readonly statements: Code[] = [];
  readonly #parents: Map<string, Code>;
  /** The record is known to be an object. */
  readonly isObject: boolean;

  constructor(isObject: boolean, parents: ReadonlyMap<string, Code> = new Map()) {
    this.isObject = isObject;
    this.#parents = new Map(parents);
  }

  add(statement: Code): void {
    if (!statement.isEmpty) this.statements.push(statement);
  }

  /** A body for statements below an `if`: it knows what this one knows, not the other way. */
  inner(): Body {
    return new Body(this.isObject, this.#parents);
  }

  parent(key: string): Code | undefined {
    return this.#parents.get(key);
  }

  setParent(key: string, name: Code): void {
    this.#parents.set(key, name);
  }
}

/**
 * An expression for the value at a path of `record`, with implicit nulls as such where `implicit`.
 * Parents are read once for each body. Wrong kinds are error `type` at `at`.
 */
export function readPath(
  unit: Unit,
  body: Body,
  record: Code,
  path: Path,
  at: Code,
  rule: string,
  mode: "null" | "implicit" | "unique" = "null",
): Code {
  const names = memberNames(path);
  if (names === undefined) {
    const steps = stepsOf(unit, path, rule);
    if (mode === "null") return code`${unit.runtime("getPath")}(${steps}, ${record}, ${at})`;
    const unique = mode === "unique" ? code`, true` : code``;
    return code`${unit.runtime("lookup")}(${steps}, ${record}, ${at}${unique})`;
  }
  let value = record;
  let isKnown = body.isObject;
  for (const [index, name] of names.entries()) {
    const access = ownAccess(unit, value, name);
    const member = isKnown
      ? access
      : code`${unit.runtime("isObject")}(${value}) ? ${access} : ${unit.runtime("noMember")}(${value}, ${at})`;
    if (index === names.length - 1) return isKnown ? member : code`(${member})`;
    const key = `${record.text} ${JSON.stringify(names.slice(0, index + 1))}`;
    value = body.parent(key) ?? declareParent(unit, body, key, member);
    isKnown = false;
  }
  return record;
}

function declareParent(unit: Unit, body: Body, key: string, member: Code): Code {
  const name = unit.fresh("p");
  body.add(code`const ${name} = ${member};`);
  body.setParent(key, name);
  return name;
}

function stepOf(unit: Unit, step: PathStep, rule: string): Code {
  switch (step.kind) {
    case "member":
      return jsLiteral(step.name);
    case "index":
      return jsLiteral(step.index);
    case "find": {
      const test = testFunction(unit, step.condition, rule);
      return code`{ test: ${test}, establish: ${assignments(step.condition.establish ?? [])} }`;
    }
    case "each":
      throw new TypeError("a step over all items leads to no place");
    default:
      return unreachable(step);
  }
}

function assignment({ path, value }: Assignment): Code {
  return code`[${jsLiteral(memberNames(path) ?? [])}, ${jsLiteral(value)}]`;
}
