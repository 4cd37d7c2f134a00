import { unreachable } from "../../../diagnostics/invariant.ts";
import type { Assignment, Condition, MemberStep, Path, PathStep } from "../../ir/nodes.ts";
import { type Code, code, commaList } from "../support/code.ts";
import { isPlainName, jsAccess, jsLiteral, jsName } from "../support/javascript-text.ts";
import { matchOf, testFunction } from "./expressions.ts";
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
export function ownAccess(unit: Unit, object: Code, name: string, isWide = false): Code {
  if (isPlainName(name)) {
    return isWide && !unit.isCompact
      ? code`${object}[${unit.key(name)}]`
      : code`${object}${jsAccess(name)}`;
  }
  return code`${unit.runtime("ownMember")}(${object}, ${jsLiteral(name)})`;
}

/**
 * A test that an item of a list is an object. Written out: it runs for each item, and what is no
 * JSON at all is refused with the record.
 */
export function isItemObject(value: Code): Code {
  return code`typeof ${value} === "object" && ${value} !== null && !Array.isArray(${value})`;
}

/** A statement that sets a member of an object that is ours. */
export function setOwn(unit: Unit, object: Code, name: string, value: Code, isWide = false): Code {
  if (name === "__proto__") {
    return code`${unit.runtime("setMember")}(${object}, ${jsLiteral(name)}, ${value});`;
  }
  return isWide && !unit.isCompact
    ? code`${object}[${unit.key(name)}] = ${value};`
    : code`${object}${jsAccess(name)} = ${value};`;
}

/** Names of a nested value that was read, and of whether it is an object. */
interface Parent {
  readonly value: Code;
  readonly isObject: Code;
}

/** Statements of one function body, and the parents that they have already read. */
export class Body {
  readonly statements: Code[] = [];
  readonly #parents: Map<string, Parent>;
  /** The record is known to be an object. */
  readonly isObject: boolean;
  /** The record has many members. */
  readonly isWide: boolean;

  constructor(
    isObject: boolean,
    isWide: boolean,
    parents: ReadonlyMap<string, Parent> = new Map(),
  ) {
    this.isObject = isObject;
    this.isWide = isWide;
    this.#parents = new Map(parents);
  }

  add(statement: Code): void {
    if (!statement.isEmpty) this.statements.push(statement);
  }

  /** A body for statements below an `if`: it knows what this one knows, not the other way. */
  inner(): Body {
    return new Body(this.isObject, this.isWide, this.#parents);
  }

  parent(key: string): Parent | undefined {
    return this.#parents.get(key);
  }

  setParent(key: string, parent: Parent): void {
    this.#parents.set(key, parent);
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
    const found = mode === "unique" ? readFound(unit, body, record, path, at, rule) : undefined;
    if (found !== undefined) return found;
    const steps = stepsOf(unit, path, rule);
    if (mode === "null") return code`${unit.runtime("getPath")}(${steps}, ${record}, ${at})`;
    const unique = mode === "unique" ? code`, true` : code``;
    return code`${unit.runtime("lookup")}(${steps}, ${record}, ${at}${unique})`;
  }
  return readMembers(unit, body, record, body.isObject, names, "read", (value) => {
    return code`${unit.runtime("noMember")}(${value}, ${at})`;
  });
}

/**
 * As `readPath`, for a place that may not be readable, which gives `unreadable`. Never throws.
 */
export function peekPlace(
  unit: Unit,
  body: Body,
  record: { readonly name: Code; readonly isObject: boolean },
  path: Path,
  at: Code,
  rule: string,
): Code {
  const names = memberNames(path);
  const { name } = record;
  if (names === undefined) {
    return code`${unit.runtime("peekPath")}(${stepsOf(unit, path, rule)}, ${name}, ${at})`;
  }
  return readMembers(unit, body, name, record.isObject, names, "peek", (value) => {
    const isAbsent = code`${value} === undefined || ${value} === null`;
    return code`${isAbsent} ? ${value} : ${unit.runtime("unreadable")}`;
  });
}

/** The member at the end of `names`; `otherwise` says what stands for members of no object. */
function readMembers(
  unit: Unit,
  body: Body,
  record: Code,
  isRecord: boolean,
  names: readonly string[],
  kind: "read" | "peek",
  otherwise: (value: Code) => Code,
): Code {
  let value = record;
  let isObject = isRecord ? undefined : code`${unit.runtime("isObject")}(${record})`;
  for (const [index, name] of names.entries()) {
    const access = ownAccess(unit, value, name, index === 0 && body.isWide);
    const member =
      isObject === undefined ? access : code`${isObject} ? ${access} : ${otherwise(value)}`;
    if (index === names.length - 1) return isObject === undefined ? member : code`(${member})`;
    const key = `${kind} ${record.text} ${JSON.stringify(names.slice(0, index + 1))}`;
    const parent = body.parent(key) ?? declareParent(unit, body, key, member);
    value = parent.value;
    isObject = parent.isObject;
  }
  return record;
}

/** `list[name = "x"].member` on the common side: a loop of its own instead of the general way. */
function readFound(
  unit: Unit,
  body: Body,
  record: Code,
  path: Path,
  at: Code,
  rule: string,
): Code | undefined {
  const find = path[path.length - 2];
  const last = path[path.length - 1];
  const before = path.slice(0, -2);
  const isMembers = before.length > 0 && memberNames(before) !== undefined;
  if (find?.kind !== "find" || last?.kind !== "member" || !isMembers) return undefined;
  const match = matchOf(unit, find.condition, rule);
  const found = jsName("found");
  const member = ownAccess(unit, found, last.name);
  const search = unit.helper(
    "find",
    code`(list, at) {
      if (list === undefined || list === null) return list;
      ${unit.runtime("checkItems")}(list, at);
      let found;
      for (let index = 0; index < list.length; index += 1) {
        const item = list[index];
        ${match.statements}
        if (${match.test}) {
          if (found !== undefined) ${unit.runtime("refuseSecond")}(at);
          found = item;
        }${match.otherwise}
      }
      if (found === undefined) return ${unit.runtime("implicitNull")};
      const x = ${isItemObject(found)} ? ${member} : ${unit.runtime("noMember")}(found, at);
      return x === undefined ? ${unit.runtime("implicitNull")} : x;
    }`,
  );
  return code`${search}(${readPath(unit, body, record, before, at, rule)}, ${at})`;
}

/** `isObject`, which asks for the prototype; the constructor is found where members are. */
function isParentObject(unit: Unit, value: Code): Code {
  const isObject = code`${unit.runtime("isObject")}(${value})`;
  if (unit.isCompact) return isObject;
  const isPlain = code`${value}.constructor === Object || ${isObject}`;
  return code`typeof ${value} === "object" && ${value} !== null && (${isPlain})`;
}

function declareParent(unit: Unit, body: Body, key: string, member: Code): Parent {
  const parent = { value: unit.fresh("p"), isObject: unit.fresh("i") };
  body.add(code`
    const ${parent.value} = ${member};
    const ${parent.isObject} = ${isParentObject(unit, parent.value)};
  `);
  body.setParent(key, parent);
  return parent;
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
