import { expect, it } from "vitest";
import { moduleText } from "../../src/compiler/backends/javascript/javascript.ts";
import { check } from "../../src/compiler/check.ts";
import type { DirectionClass } from "../../src/compiler/classes/model.ts";
import { told } from "../../src/compiler/classes/told.ts";
import { memoryHost } from "../../src/compiler/host.ts";
import type { IrMap } from "../../src/compiler/ir/nodes.ts";
import { loadModule } from "../support/run-javascript.ts";

const declarations = `enum Source { Online, List, Event }
codec cents = value / 100
codec gid = "gid://shop/{value}"
table users (id: string, remoteId: string)
`;

/** File names of the goldens, and types. */
const types = Object.entries({
  ...{ string: "string", integer: "integer", number: "number", decimal: "decimal" },
  ...{ boolean: "boolean", date: "date", datetime: "datetime", time: "time", json: "json" },
  ...{ enum: "Source", texts: '"x" | "y"', required: "string!", map: "map<string>" },
  ...{ strings: "string[]", integers: "integer[]", dates: "date[]" },
});

/** What may stand on the vendor side of \`a <-> …\`. */
const cells = [
  "A",
  ...["string", "integer", "number", "decimal", "boolean", "date", "datetime", "time"].map(
    (type) => `A as ${type}`,
  ),
  ...["MM/dd/yyyy", "yy-MM-dd", "yyyy-MM-dd HH:mm", "d.M.yyyy"].map(
    (mask) => `A as date("${mask}")`,
  ),
  ...["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX", "h:mm a, MMM d yyyy"].map(
    (mask) => `A as datetime("${mask}")`,
  ),
  'A as datetime("yyyy-MM-dd HH:mm:ss.SSS", "America/Denver")',
  ...["HH:mm", "HH:mm:ss.SSS"].map((mask) => `A as time("${mask}")`),
  ...['A as epoch("s")', 'A as epoch("ms")', 'A as list(";")', "A as json"],
  ...['A as number("#,##0.00", "de")', 'A as number("0.###")', "A as string / 100"],
  ...["A / 100", "A * 10 + 3", "A * 0", "A via cents", "A via gid"],
  ...["A via not", "A via lower", "A via upper", "A via trim", "A via json", "A via base64"],
  "A from users (id <-> remoteId)",
  ...['"{A}"', '"{A} {B}"', '"{A}-{B}"', '"<{A}>"', "A ?? B", "A[0]", 'A[k = "x"].v', "A[*]"],
  ...['A default <- "x"', 'A default -> "x"', "A else null", "A else drop", "A else keep"],
  ...["A as string else null", "A as integer else null", "A as integer else keep"],
  ...['A { "x" <-> "1", "y" <-> "2" }', 'A { "x" <-> "1", "y" -> "1" }'],
  ...[
    'A { "x" <-> "1", else keep }',
    'A { "x" <-> "1", else -> "9" }',
    'A { "x" <-> "1", "x" <- else }',
  ],
  ...['A { Online <-> "W", List <-> "L", Event <-> "E" }', "A { true <-> 1, false <-> 0 }"],
  ...['A { "x" <-> 1, "y" <-> 2, null <-> 0 }', 'A { "x" <-> "1", missing <- "" }'],
];

const questions = ["a = 'x'", "a = 1", "a != '2024-02-03'", "a > 5", "a LIKE 'x%'", "a IS NULL"];

/**
 * Each type with each cell: what is wrong with it, or what it loses in either direction and which
 * filters go through it. Whoever changes what a row means sees here what else it changes.
 */
it.each(types)("what becomes of cells for %s is as it was", async (name, type) => {
  const rows: string[] = [];
  for (const cell of cells) rows.push(`${cell}\n${(await aboutCell(type, cell)).join("\n")}`);
  await expect(`${rows.join("\n")}\n`).toMatchFileSnapshot(`../golden/matrix/${name}.txt`);
});

async function aboutCell(type: string, cell: string): Promise<readonly string[]> {
  const [place, table] = cell.split(/ (?=\{)/);
  const row = `a <-> ${place} lossy "tried" ${table ?? ""}`;
  const text = `${declarations}object T { a: ${type} }\nmap T <-> v.T {\n  ${row}\n}\n`;
  const { laws, diagnostics } = check({ path: "t.cemap", text }, memoryHost({}));
  const found = diagnostics.filter(({ code }) => code !== "needless-lossy");
  const wrong = found.map(({ code, message }) => `    ${code}: ${message}`);
  const [map] = laws;
  if (map === undefined || found.some(({ severity }) => severity === "error")) return wrong;
  return [
    ...wrong,
    ...map.structures.map((one) => `    ${one.side} ${one.path}: ${one.kind}, ${one.note}`),
    ...map.rules.flatMap(({ write, read }) => [
      `    write ${classText(write)}${witnessText(write, "write")}`,
      `    read ${classText(read)}${witnessText(read, "read")}`,
    ]),
    ...(await filtersOf(map.map)),
  ];
}

function classText({ kind, normalisations, note, isChecked }: DirectionClass): string {
  const why = [...normalisations, ...(note === undefined ? [] : [note])].join("; ");
  return `${kind}${isChecked ? "!" : ""}${why === "" ? "" : `: ${why}`}`;
}

function witnessText({ witness }: DirectionClass, direction: "write" | "read"): string {
  return witness === undefined ? "" : `; ${told(witness, direction)}`;
}

async function filtersOf(map: IrMap): Promise<readonly string[]> {
  const { where } = await loadModule(moduleText(map, { sourceHash: "" }));
  const options = map.tables.length === 0 ? undefined : { tables: { users: [] } };
  return questions.map((question) => {
    try {
      return `    where ${question}: ${where(question, options)}`;
    } catch (problem) {
      return `    where ${question}: ${problem instanceof Error ? problem.message : problem}`;
    }
  });
}
