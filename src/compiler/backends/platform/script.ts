import type { Block, IrMap, Rule } from "../../ir/nodes.ts";
import { readFunction } from "../javascript/reads.ts";
import type { Scope } from "../javascript/unit.ts";
import { createFunction } from "../javascript/writes.ts";
import { type Code, code, lines } from "../support/code.ts";
import { jsComment, jsLiteral } from "../support/javascript-text.ts";
import { filterNamesOf } from "./filter-names.ts";
import type { Plan } from "./plan.ts";
import { ScriptUnit } from "./script-unit.ts";

/**
 * The body of the script that does what the fields of a map cannot say; undefined where nothing is
 * left. It is the inside of `(originalObject, transformedObject, fromVendor, done)`, in strict ES6.
 * A value that is refused is an error, after which the platform goes on with the mapped object:
 * that has nothing of the fields that the script decides.
 * Source: docs/platform.md "The script".
 */
export function scriptBody(map: IrMap, plan: Plan): string | undefined {
  const { read, write } = plan.script;
  const { names } = filterNamesOf(map);
  if (read.length === 0 && write.length === 0 && names.size === 0) return undefined;
  const unit = new ScriptUnit(map);
  const scope: Scope = {
    vendorPath: "",
    commonPath: "",
    isObject: true,
    isWide: false,
  };
  const reader = read.length === 0 ? undefined : readFunction(unit, blockOf(map, read), scope);
  const writer = write.length === 0 ? undefined : createFunction(unit, blockOf(map, write), scope);
  const main = mainFunction(unit, { reader, writer, hasFilters: names.size > 0 });
  const { functions, constants, later } = sorted(used(unit.definitions, main));
  const sections = [
    code`"use strict";`,
    lines([
      jsComment(`Made by cemap: what the fields of ${map.element}.${map.resource} cannot say.`),
      jsComment("Change the rules and build again; what is changed here is lost."),
    ]),
    main,
    ...(names.size > 0 ? [filterFunction(names)] : []),
    lines(constants),
    ...functions,
    jsComment("What the rules call."),
    ...unit.helpers,
    lines(later),
    code`done(run());`,
  ].filter((section) => !section.isEmpty);
  const text = sections.map((section) => section.text).join("\n\n");
  return `${text.replaceAll(/\n[ \t]+(?=\n)/g, "").replaceAll(/\n{3,}/g, "\n\n")}\n`;
}

/** The block of some rules of a map. */
function blockOf(map: IrMap, rules: readonly Rule[]): Block {
  return { ...map.block, rules };
}

/** `isWhere` is there only where the platform shows filters to scripts. */
function mainFunction(unit: ScriptUnit, { reader, writer, hasFilters }: Acts): Code {
  const filters = hasFilters
    ? code`if (typeof isWhere !== "undefined" && isWhere) return filtered();`
    : code`
        // Filters are mapped already.
        if (typeof isWhere !== "undefined" && isWhere) return transformedObject;
      `;
  if (reader === undefined && writer === undefined) {
    return code`
      function run() {
        ${filters}
        return transformedObject;
      }
    `;
  }
  const merged = unit.runtime("merged");
  const result = (act: Code | undefined): Code =>
    act === undefined
      ? code`transformedObject`
      : code`${merged}(transformedObject, ${act}(originalObject))`;
  const ways =
    reader !== undefined && writer !== undefined
      ? code`
          if (fromVendor) return ${result(reader)};
          return ${result(writer)};
        `
      : code`
          if (${reader === undefined ? code`fromVendor` : code`!fromVendor`}) return transformedObject;
          return ${result(reader ?? writer)};
        `;
  return code`
    function run() {
      ${filters}
      ${ways}
    }
  `;
}

interface Acts {
  readonly reader: Code | undefined;
  readonly writer: Code | undefined;
  readonly hasFilters: boolean;
}

/** Attributes are mapped already; some have other names in the vendor's filters. */
function filterFunction(names: ReadonlyMap<string, string>): Code {
  const pairs = [...names].map(([path, name]) => code`[${jsLiteral(path)}, ${jsLiteral(name)}],`);
  return code`
    // What fields are called in filters.
    const filterNames = new Map([
      ${lines(pairs)}
    ]);

    function filtered() {
      const conditions = transformedObject.where;
      if (!Array.isArray(conditions) || !Array.isArray(originalObject.where)) return transformedObject;
      conditions.forEach((condition, index) => {
        const asked = originalObject.where[index];
        const name = asked ? filterNames.get(asked.attribute) : undefined;
        if (name !== undefined && condition) condition.attribute = name;
      });
      return transformedObject;
    }
  `;
}

/** Definitions that the main function comes to; some are made before it shows what is needed. */
function used(definitions: readonly Code[], main: Code): readonly Code[] {
  const named = new Map(definitions.map((one) => [nameOf(one), one]));
  const found = new Set<Code>();
  const open = [main];
  for (const { text } of open) {
    for (const word of text.match(/\w+/g) ?? []) {
      const definition = named.get(word);
      if (definition === undefined || found.has(definition)) continue;
      found.add(definition);
      open.push(definition);
    }
  }
  return definitions.filter((one) => found.has(one));
}

function nameOf({ text }: Code): string {
  return /^(?:const|function) (\w+)/.exec(text)?.[1] ?? "";
}

interface Definitions {
  /** The callers before what they call. */
  readonly functions: readonly Code[];
  /** Plain data. */
  readonly constants: readonly Code[];
  /** What is made by calls when the script starts. */
  readonly later: readonly Code[];
}

function sorted(definitions: readonly Code[]): Definitions {
  const functions: Code[] = [];
  const constants: Code[] = [];
  const later: Code[] = [];
  const lateNames = new Set<string>();
  for (const definition of definitions) {
    if (definition.text.startsWith("function ")) {
      functions.unshift(definition);
      continue;
    }
    const bare = definition.text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');
    const words = bare.match(/\w+/g) ?? [];
    const isLate = bare.includes("(") || words.some((word) => lateNames.has(word));
    if (isLate) lateNames.add(nameOf(definition));
    (isLate ? later : constants).push(definition);
  }
  return { functions, constants, later };
}
