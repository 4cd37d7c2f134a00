import fc from "fast-check";
import { type ChunkMaker, chunk, styled } from "./chunks.ts";

/** One cell: the type of the field, what follows the vendor's name, and defaults of both sides. */
export interface CellKind {
  readonly type: string;
  readonly suffix: string;
  readonly readDefault?: string;
  readonly writeDefault?: string;
  readonly declarations?: readonly string[];
}

const texts = { readDefault: '"n/a"', writeDefault: '"none"' };
const numberTexts = { readDefault: "7", writeDefault: '"7"' };
const numbers = { readDefault: "7", writeDefault: "7" };
const days = { readDefault: '"2001-02-03"' };
const instants = { readDefault: '"2001-02-03T04:05:06.789Z"' };

/** Every conversion of the language, and formats of all kinds. */
const cellKinds: readonly CellKind[] = [
  { type: "string", suffix: "", ...texts },
  { type: "string", suffix: "" },
  { type: "integer", suffix: "", ...numbers },
  { type: "integer", suffix: " as string", ...numberTexts },
  { type: "integer", suffix: " as number", ...numbers },
  { type: "integer", suffix: " as decimal" },
  { type: "integer", suffix: " as boolean" },
  { type: "number", suffix: "", ...numbers },
  { type: "number", suffix: " as string", ...numberTexts },
  { type: "number", suffix: " as integer" },
  { type: "number", suffix: " as decimal" },
  { type: "decimal", suffix: "", ...numbers },
  { type: "decimal", suffix: " as string", ...numberTexts },
  { type: "decimal", suffix: " as number", ...numbers },
  { type: "decimal", suffix: " as integer" },
  { type: "boolean", suffix: "", readDefault: "true", writeDefault: "false" },
  { type: "boolean", suffix: " as string", readDefault: "true", writeDefault: '"false"' },
  { type: "boolean", suffix: " as integer" },
  { type: "string", suffix: " as integer" },
  { type: "string", suffix: " as number" },
  { type: "string", suffix: " as boolean" },
  { type: "string", suffix: " as decimal" },
  { type: "date", suffix: "", ...days },
  { type: "date", suffix: ' as date("MM/dd/yyyy")', ...days, writeDefault: '"12/31/1999"' },
  { type: "date", suffix: ' as date("d.M.yy")' },
  { type: "date", suffix: ' as date("yyyyMMdd")' },
  { type: "date", suffix: ' as date("EEE, d MMM yyyy")' },
  { type: "date", suffix: ' as date("yyyy-DDD")' },
  { type: "date", suffix: " as datetime", ...days },
  { type: "date", suffix: ' as date("yyyy-MM-dd HH:mm")' },
  { type: "date", suffix: ' as datetime("yyyy-MM-dd HH:mm")' },
  { type: "datetime", suffix: "", ...instants },
  { type: "datetime", suffix: " as date" },
  { type: "datetime", suffix: ` as datetime("yyyy-MM-dd'T'HH:mm:ss.SSSXXX")`, ...instants },
  { type: "datetime", suffix: ` as datetime("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")` },
  { type: "datetime", suffix: ' as datetime("yyyyMMddHHmmssSSSZ")' },
  { type: "datetime", suffix: ' as epoch("s")', ...instants, writeDefault: "86400" },
  { type: "datetime", suffix: ' as epoch("ms")', ...instants },
  { type: "datetime", suffix: " as integer" },
  { type: "time", suffix: "", readDefault: '"10:30:00"' },
  { type: "time", suffix: ' as time("HH:mm:ss.SSS")' },
  { type: "time", suffix: ' as time("h:mm a")' },
  { type: '"a" | "b c"', suffix: "", readDefault: '"a"' },
  { type: '"a" | "b c"', suffix: " as string", writeDefault: '"a"' },
  { type: "json", suffix: "", readDefault: "{ x: [1, null] }" },
  { type: "string[]", suffix: "", readDefault: '["d"]' },
  { type: "string[]", suffix: ' as list(";")', ...{ readDefault: '["d"]', writeDefault: '"x;y"' } },
  { type: "integer[]", suffix: ' as list(",")' },
  { type: "date[]", suffix: ' as list("|")' },
  { type: "decimal[]", suffix: "" },
  { type: "datetime[]", suffix: "" },
  { type: "map<integer>", suffix: "" },
  { type: "{ n: decimal, d: datetime, s: string }", suffix: "" },
  { type: "number", suffix: ' as number("#,##0.00")', readDefault: "7" },
  { type: "decimal", suffix: ' as number("0.##", "de")' },
  { type: "integer", suffix: ` as number("#,##0' pcs';(#,##0' pcs')")` },
  { type: "decimal", suffix: " as integer / 100" },
  { type: "number", suffix: " as integer / 100", ...numbers },
  { type: "number", suffix: " * 10 + 32" },
  { type: "integer", suffix: " as string / 10" },
  { type: "decimal", suffix: " as decimal / 100" },
  { type: "number", suffix: " as number * 3" },
  { type: "decimal", suffix: " as number / 8 - 1.5" },
  { type: "boolean", suffix: " via not" },
  { type: "string", suffix: " via lower" },
  { type: "string", suffix: " via trim via upper" },
  { type: "string", suffix: " via base64" },
  { type: "string", suffix: " via gid", declarations: ['codec gid = "gid://x/{value}?y"'] },
  {
    type: "boolean",
    suffix: " via yesNo",
    declarations: ['codec yesNo = { true <-> "Y", false <-> "N" }'],
  },
  { type: "decimal", suffix: " via cents", declarations: ["codec cents = value / 100"] },
  {
    type: "string",
    suffix: " as string from users (id <-> remoteId)",
    declarations: ["table users (id: string, remoteId: string)"],
  },
];

/** What JSONata cannot express; rare, so that most maps run on all engines. */
const otherKinds: readonly CellKind[] = [
  { type: "datetime", suffix: ' as datetime("MM/dd/yyyy h:mm a", "America/Denver")' },
  { type: "json", suffix: " as json" },
  { type: "json", suffix: " via base64 via json" },
];

const anyKind: fc.Arbitrary<CellKind> = fc.oneof(
  { weight: 60, arbitrary: fc.constantFrom(...cellKinds) },
  { weight: 1, arbitrary: fc.constantFrom(...otherKinds) },
);

interface Modifiers {
  readonly hasReadDefault: boolean;
  readonly hasWriteDefault: boolean;
  readonly on: "" | " on create" | " on update";
  readonly otherwise: "" | " else keep" | " else null" | " else drop";
}

const modifiers: fc.Arbitrary<Modifiers> = fc.record({
  hasReadDefault: fc.boolean(),
  hasWriteDefault: fc.boolean(),
  on: fc.constantFrom("", "", "", "", "", "", " on create", " on update"),
  otherwise: fc.constantFrom("", "", "", "", "", " else keep", " else null", " else drop"),
});

/** `field <-> Cell suffix modifiers`, of any kind. */
export const cellChunk: fc.Arbitrary<ChunkMaker> = styled(
  fc.tuple(anyKind, modifiers),
  ([kind, use], { left, right }) =>
    chunk(
      [`${left("f")}: ${kind.type}`],
      [`${left("f")} <-> ${right("F")}${tail(kind, use)}`],
      kind.declarations,
    ),
);

/** Suffix and modifiers of a cell. */
function tail(kind: CellKind, use: Modifiers): string {
  const readDefault =
    use.hasReadDefault && kind.readDefault !== undefined ? ` default <- ${kind.readDefault}` : "";
  // What fires on update only never meets a new record.
  const isFilled = use.hasWriteDefault && use.on !== " on update";
  const writeDefault =
    isFilled && kind.writeDefault !== undefined ? ` default -> ${kind.writeDefault}` : "";
  return `${kind.suffix}${use.otherwise}${readDefault}${writeDefault}${use.on}`;
}

/** A kind of cell that may stand below odd paths; without modifiers. */
export const plainKind: fc.Arbitrary<CellKind> = anyKind;
