import type { Batch } from "./attempt.ts";
import { entriesOf, type MapUnit, type Unit } from "./fitting.ts";
import { memberOf } from "./json.ts";
import { nameOf, quoted } from "./text.ts";

/** Values of a field that every map of its object looks up in a table, and nothing else. */
export type Picklists = ReadonlyMap<string, readonly string[]>;

/** The fields of an object that hold one of a few texts, whatever a record holds. */
export function picklistsOf(unit: Unit, maps: readonly MapUnit[]): Picklists {
  const own = maps.filter(({ input, isOff }) => input.name === unit.name && !isOff);
  const names = new Set(own.flatMap(({ script }) => [...(script?.lifted?.picks.keys() ?? [])]));
  const found = [...names].flatMap((name) => {
    const lists = own
      .filter((map) => usesField(map, name))
      .map(({ script }) => script?.lifted?.picks.get(name));
    const known = lists.filter((list) => list !== undefined);
    return known.length < lists.length ? [] : [[name, [...new Set(known.flat())]] as const];
  });
  return new Map(found);
}

/** Whether a map has to do with a field of this name. */
function usesField({ wanted, script }: MapUnit, name: string): boolean {
  const isMapped = entriesOf(wanted).some((entry) => {
    const path = memberOf(entry, "path");
    return typeof path === "string" && /^[^.[]*/.exec(path)?.[0] === name;
  });
  return isMapped || script?.lifted === undefined || script.lifted.names.has(name);
}

export interface Enums {
  /** `enum Stage { open, won }`, one after the other. */
  readonly declarations: readonly string[];
  /** The type of each such field, by the index of its unit. */
  readonly types: readonly ReadonlyMap<string, string>[];
  /** Whether the values of a field are members of a declared enum, which need no quotes. */
  readonly isNamed: (object: string, field: string) => boolean;
}

/** More values than that are no inline union, nor are those that several fields share. */
const maxInline = 3;

/** Enums for the picklists of all objects: equal lists share one, named after the first field. */
export function enumsOf({ units }: Batch): Enums {
  const uses = units.flatMap(({ name, picklists }) =>
    [...picklists].map(([field, values]) => ({ object: name, field, values })),
  );
  const keyOf = (values: readonly string[]): string => JSON.stringify([...values].sort());
  const taken = new Set(units.map(({ name }) => name));
  const named = new Map<string, string>();
  const declarations: string[] = [];
  for (const { field, values } of uses) {
    const key = keyOf(values);
    const count = uses.filter((other) => keyOf(other.values) === key).length;
    if (named.has(key) || (count < 2 && values.length <= maxInline)) continue;
    const plain = field.replaceAll(/[^\p{L}\p{N}]+(.)?/gu, (_, next: string = "") =>
      next.toUpperCase(),
    );
    const stem = `${plain.charAt(0).toUpperCase()}${plain.slice(1)}` || "Values";
    let name = stem;
    for (let number = 2; taken.has(name); number++) name = `${stem}${number}`;
    taken.add(name);
    named.set(key, name);
    declarations.push(`enum ${nameOf(name)} { ${values.map(memberText).join(", ")} }`);
  }
  const typeOf = (values: readonly string[]): string =>
    nameIn(named.get(keyOf(values))) ?? values.map(quoted).join(" | ");
  return {
    declarations,
    types: units.map(
      ({ picklists }) => new Map([...picklists].map(([name, values]) => [name, typeOf(values)])),
    ),
    isNamed: (object, field) =>
      uses.some(
        (use) => use.object === object && use.field === field && named.has(keyOf(use.values)),
      ),
  };
}

function nameIn(name: string | undefined): string | undefined {
  return name === undefined ? undefined : nameOf(name);
}

/** A member of an enum as it is written: bare where it is a name that means nothing else. */
export function memberText(value: string): string {
  const name = nameOf(value);
  return name === value && value !== "else" ? value : quoted(value);
}
