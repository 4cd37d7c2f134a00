import { type Code, code, commaList, joinCode, lines, nothing } from "../support/code.ts";
import { isPlainName, jsKey, jsName } from "../support/javascript-text.ts";
import { setOwn } from "./paths.ts";
import type { Unit } from "./unit.ts";

/** A value, or missing, and the names of the members that lead to its place. */
export interface FieldValue {
  readonly names: readonly string[];
  /** A name. */
  readonly value: Code;
}

/** An object literal of fields that share the first `depth` names, in the order they come. */
export function literalOf(fields: readonly FieldValue[], depth: number): Code {
  const members = groupsOf(fields, depth).map(({ name, group, leaf }) => {
    return code`${jsKey(name)}: ${leaf ?? literalOf(group, depth + 1)}`;
  });
  return code`{ ${commaList(members)} }`;
}

/** A literal of a scalar. */
export function isScalar(value: Code): boolean {
  return /^(?:"(?:[^"\\]|\\.)*"|-?\d[\d.e+-]*|true|false|null)$/.test(value.text);
}

/** Statements that declare `target`: an object of the fields that have a value. */
export function objectOf(unit: Unit, target: Code, fields: readonly FieldValue[]): Code {
  const { statements, values } = partsOf(unit, fields, 0);
  return lines([...statements, code`let ${madeOf(unit, target, fields, 0, values)}`]);
}

interface Parts {
  readonly statements: readonly Code[];
  /** By the name of a member: the name of its value. */
  readonly values: ReadonlyMap<string, Code>;
}

/** Statements for the nested objects of several fields, each of which is missing where they are. */
function partsOf(unit: Unit, fields: readonly FieldValue[], depth: number): Parts {
  const values = new Map<string, Code>();
  const statements: Code[] = [];
  for (const { name, group, leaf } of groupsOf(fields, depth)) {
    if (leaf !== undefined) values.set(name, leaf);
    else if (group.length > 1) {
      const part = unit.fresh("n");
      values.set(name, part);
      const inner = partsOf(unit, group, depth + 1);
      statements.push(...inner.statements);
      statements.push(code`
        let ${part};
        if (${someThere(group)}) {
          ${madeOf(unit, part, group, depth + 1, inner.values)}
        }
      `);
    }
  }
  return { statements, values };
}

/** Statements that set `target` to an object of the members that are there. */
function madeOf(
  unit: Unit,
  target: Code,
  fields: readonly FieldValue[],
  depth: number,
  values: ReadonlyMap<string, Code>,
): Code {
  const members = groupsOf(fields, depth).map(({ name, group }) => {
    const value = values.get(name);
    if (value !== undefined) return { name, test: value, value };
    // One field below: the literal around it is made with it.
    return { name, test: group[0]?.value ?? nothing, value: literalOf(group, depth + 1) };
  });
  if (!unit.isCompact && members.every(({ name }) => isPlainName(name))) {
    const given = members.map(({ test, value }) =>
      test === value || isScalar(test) ? value : code`${test} === undefined ? undefined : ${value}`,
    );
    const names = members.map(({ name }) => name);
    return code`${target} = ${makerOf(unit, names)}(${commaList(given)});`;
  }
  return code`
    ${target} = {};
    ${members.map(({ name, test, value }) => {
      const set = setOwn(unit, target, name, value);
      return isScalar(test) ? set : code`if (${test} !== undefined) ${set}`;
    })}
  `;
}

/** With more members there are too many objects that lack one of them. */
const mostMembersButOne = 16;

/**
 * A function that makes an object of those of these members that are not missing. An object that
 * is made at once has a known shape, so there is a literal of all members and, where they are few,
 * one for each member that alone is missing; other objects are made step by step.
 */
function makerOf(unit: Unit, names: readonly string[]): Code {
  const params = names.map((_, index) => jsName("x", index));
  const step = code`return new ${shapeOf(unit, names, params)}(${commaList(params)});`;
  const incomplete =
    names.length > mostMembersButOne
      ? code`if (!(${everyThere(params)})) ${step}`
      : lines(names.map((_, index) => withoutOne(names, params, index, step)));
  return unit.helper(
    "make",
    code`(${commaList(params)}) {
      ${incomplete}
      return ${literalWithout(names, params)};
    }`,
  );
}

/** What is made where a member is the first one that is missing: a literal, if it is the only one. */
function withoutOne(
  names: readonly string[],
  params: readonly Code[],
  index: number,
  step: Code,
): Code {
  const later = params.slice(index + 1);
  const literal = code`return ${literalWithout(names, params, index)};`;
  return code`
    if (${params[index] ?? nothing} === undefined) {
      ${later.length === 0 ? literal : [code`if (${everyThere(later)}) ${literal}`, step]}
    }
  `;
}

function literalWithout(names: readonly string[], params: readonly Code[], without?: number): Code {
  const members = names.flatMap((name, index) =>
    index === without ? [] : [code`${jsKey(name)}: ${params[index] ?? nothing}`],
  );
  return members.length === 0 ? code`{}` : code`{ ${commaList(members)} }`;
}

/** A constructor of plain objects with room for all of these members. */
function shapeOf(unit: Unit, names: readonly string[], params: readonly Code[]): Code {
  const sets = names.map((name, index) => {
    const param = params[index] ?? nothing;
    return code`if (${param} !== undefined) ${setOwn(unit, jsName("this"), name, param)}`;
  });
  return unit.plainClass(
    code`(${commaList(params)}) {
      ${sets}
    }`,
  );
}

function everyThere(values: readonly Code[]): Code {
  return joinCode(
    values.map((value) => code`${value} !== undefined`),
    code` && `,
  );
}

function someThere(fields: readonly FieldValue[]): Code {
  return joinCode(
    fields.map(({ value }) => code`${value} !== undefined`),
    code` || `,
  );
}

interface Group {
  readonly name: string;
  readonly group: readonly FieldValue[];
  /** The value, where the name leads to one field and ends there. */
  readonly leaf: Code | undefined;
}

function groupsOf(fields: readonly FieldValue[], depth: number): readonly Group[] {
  const groups = new Map<string, FieldValue[]>();
  for (const field of fields) {
    const name = field.names[depth] ?? "";
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [field]);
    else group.push(field);
  }
  return [...groups].map(([name, group]) => {
    const [only] = group;
    const isLeaf = group.length === 1 && only !== undefined && only.names.length === depth + 1;
    return { name, group, leaf: isLeaf ? only.value : undefined };
  });
}
