import { check } from "../../../src/compiler/check.ts";
import type { DirectionClass, StructureClass } from "../../../src/compiler/classes/model.ts";
import { told } from "../../../src/compiler/classes/told.ts";
import { memoryHost } from "../../../src/compiler/host.ts";

const declarations = `enum Source { Online, List, Event }
codec cents = value / 100
codec gid = "gid://shop/{value}"
table users (id: string, remoteId: string)
`;

/** A map with these rows, of an object that has a field `a` of this type and a string `b`. */
export function mapOf(type: string, rows: string): string {
  return `${declarations}object T { a: ${type}, b: string }\nmap T <-> v.T {\n${rows}\n}\n`;
}

/** What is said of the first map of a text: a line for each rule and shape, and the codes. */
export function lawsOf(text: string, files: Readonly<Record<string, string>> = {}) {
  const { laws, diagnostics } = check({ path: "t.cemap", text }, memoryHost(files));
  const [map] = laws;
  if (map === undefined) throw new Error(diagnostics.map(({ message }) => message).join());
  return {
    rules: map.rules.map(({ rule, write, read }) => ({
      label: rule.label,
      write: lineOf(write, "write"),
      read: lineOf(read, "read"),
    })),
    shapes: map.structures.map(shapeLine),
    codes: diagnostics.map(({ code }) => code).filter((code) => code !== "unmapped-fields"),
  };
}

/** `canonical!; number text; …`: the class, `!` where values are refused, why, and what shows it. */
function lineOf(found: DirectionClass, direction: "write" | "read"): string {
  const { kind, isChecked, normalisations, note, witness } = found;
  const why = [...normalisations, ...(note === undefined ? [] : [note])].join(", ");
  const shown = witness === undefined ? "" : told(witness, direction);
  return [`${kind}${isChecked ? "!" : ""}`, why, shown].filter((one) => one !== "").join("; ");
}

function shapeLine({ side, path, kind, note, example, witness }: StructureClass): string {
  const shown = witness === undefined ? "" : told(witness, "write");
  const lost = example === undefined ? "" : JSON.stringify(example);
  return [`${side} ${path}: ${kind}`, note, lost, shown].filter((one) => one !== "").join("; ");
}
