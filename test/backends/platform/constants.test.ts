import { expect, it } from "vitest";
import { compile } from "../../../src/compiler/compile.ts";
import { memoryHost } from "../../../src/compiler/host.ts";

/** The lines of the script that set `X` of a new record. */
function linesOf(row: string): readonly string[] {
  const text = `object C { id: string }\nmap C <-> x.C {\n  id <-> Id\n  ${row}\n}\n`;
  const source = { path: "m.cemap", text };
  const { files, diagnostics } = compile(source, memoryHost({}), { targets: ["platform"] });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const payload = JSON.parse(files.get("platform/organization/elements/x/C.json") ?? "{}");
  const lines = (payload.script.body as string).split("\n").map((line) => line.trim());
  return lines.filter((line) => line.includes("r.X ="));
}

it.each([
  ['"API" -> X', 'r.X = "API";'],
  ['"</a>" -> X as string', 'r.X = "<\\/a>";'],
  ["-1.5 -> X", "r.X = -1.5;"],
  ["1 -> X as integer", "r.X = 1;"],
  ["false -> X", "r.X = false;"],
  ["null -> X", "r.X = null;"],
  ['"2024-02-29" -> X as date', "if (x1 !== undefined) r.X = x1;"],
  ['"5" -> X as decimal', "if (x1 !== undefined) r.X = x1;"],
])("a script sets a constant that needs no check as it is: %s", (row, line) => {
  expect(linesOf(row)).toEqual([line]);
});
