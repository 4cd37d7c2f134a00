import type { IrMap } from "../../ir/nodes.ts";
import type { Backend, EmitResult } from "../backend.ts";
import { Blocks } from "./blocks.ts";
import { reservedNameDiagnostics } from "./names.ts";
import { neededHelpers } from "./prelude/all.ts";
import type { Helper } from "./prelude/helper.ts";
import { readFunction, readStart } from "./read-block.ts";
import { commentText, indented } from "./text.ts";
import { Unit } from "./unit.ts";
import { writeFunction } from "./write-block.ts";

/**
 * Two JSONata texts a map, one a direction. Input of the first is the vendor record, of the second
 * the common object; `$original` may hold the vendor record that is written into, `$tables` the
 * run-time tables. Missing is undefined; an error is `$error("<code> <path>")`.
 */
export const jsonata: Backend = {
  name: "jsonata",
  summary: "one portable JSONata expression a direction",
  emit: (map, context): EmitResult => {
    const reserved = reservedNameDiagnostics(map);
    if (reserved.length > 0) return { files: new Map(), diagnostics: reserved };
    const read = emitRead(map, context.sourceHash);
    const write = emitWrite(map, context.sourceHash);
    const diagnostics = [...read.diagnostics, ...write.diagnostics];
    const unique = diagnostics.filter(
      (one, index) =>
        diagnostics.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === index,
    );
    const files = new Map([
      [`${map.name}.read.jsonata`, read.text],
      [`${map.name}.write.jsonata`, write.text],
    ]);
    return { files: unique.length > 0 ? new Map() : files, diagnostics: unique };
  },
};

/** The text that reads a vendor record; for a map that the target can express. */
export function readText(map: IrMap): string {
  return emitRead(map, undefined).text;
}

/** The text that writes a common object; for a map that the target can express. */
export function writeText(map: IrMap): string {
  return emitWrite(map, undefined).text;
}

interface Emitted {
  readonly text: string;
  readonly diagnostics: Unit["diagnostics"];
}

function emitRead(map: IrMap, hash: string | undefined): Emitted {
  const unit = new Unit();
  const read = readFunction(new Blocks(unit), map.block, "read", map.object);
  const main = `$must(${read}($$, ${readStart(map.block)}), "")`;
  const heading = `${map.object} <- ${map.element}.${map.resource}`;
  return { text: program(map, heading, hash, unit, main), diagnostics: unit.diagnostics };
}

function emitWrite(map: IrMap, hash: string | undefined): Emitted {
  const unit = new Unit();
  const write = writeFunction(new Blocks(unit), map.block, map.object, "");
  const main = [
    `$exists($original) and $type($original) != "object" ? $error("type ")`,
    `: ${write}($$, $original, "update", {})`,
  ].join("\n");
  const heading = `${map.object} -> ${map.element}.${map.resource}`;
  return { text: program(map, heading, hash, unit, main), diagnostics: unit.diagnostics };
}

/**
 * The record is `$$`. The context `$` is a mere text, since JSONata would map over a list there, and
 * has members of its own in mind for an object.
 */
function program(
  map: IrMap,
  heading: string,
  hash: string | undefined,
  unit: Unit,
  main: string,
): string {
  const rules = unit.definitions.join("\n\n");
  const helpers = neededHelpers(`${rules}\n${main}`).map(helperText);
  const source = hash === undefined ? map.source : `${map.source} ${hash}`;
  const text = `/* ${commentText(`${heading}, from ${source}`)} */
("record").(

  /* ---- what every map uses ---- */

  ${indented(helpers.join("\n"), 2)}

  /* ---- this map ---- */

  ${indented(rules, 2)}

  $type($$) != "object" or $exists($$) = false ? $error("type ")
  : ${indented(main, 2)}

)
`.replace(/[ \t]+$/gm, "");
  return unit.complete(text);
}

function helperText(helper: Helper): string {
  const about = helper.about === "" ? "" : `/* ${helper.about} */\n`;
  return `${about}$${helper.name} := ${helper.text.replaceAll("\n  ", "\n")};`;
}
