import { didYouMean, entry } from "./entry.ts";

/** A name that nothing declares, and the nearest that something does. */
export interface UnknownName {
  readonly name: string;
  readonly suggestion?: string | undefined;
}

/** The near name, else how the name could be made known. */
const orElse =
  (otherwise: string) =>
  (params: UnknownName): string =>
    didYouMean(params) ?? otherwise;

/** Mistakes in the rules of a map: types of both sides, conversions, overlaps, completeness. */
export const mappingMessages = {
  // ---------------------------------------------------------------- names
  "unknown-field": entry<UnknownName & { owner: string }>({
    severity: "error",
    message: (p) => `${p.owner} has no field \`${p.name}\`.`,
    help: orElse("Declare the field in the object, or take the row out."),
  }),
  "unknown-vendor-field": entry<UnknownName & { owner: string }>({
    severity: "error",
    message: (p) => `The vendor schema of ${p.owner} has no field \`${p.name}\`.`,
    help: orElse("Correct the name, or the schema."),
  }),
  "doubtful-vendor-field": entry<UnknownName & { owner: string }>({
    severity: "warning",
    message: (p) => `The vendor schema of ${p.owner} does not list the field \`${p.name}\`.`,
    help: didYouMean,
  }),
  "unknown-member": entry<UnknownName & { type: string }>({
    severity: "error",
    message: (p) => `\`${p.type}\` has no member \`${p.name}\`.`,
    help: didYouMean,
  }),
  "unknown-codec": entry<UnknownName>({
    severity: "error",
    message: (p) => `There is no codec \`${p.name}\`.`,
    help: orElse("Declare it with `codec`, or use one of `not lower upper trim json base64`."),
  }),
  "codec-cycle": entry<{ name: string }>({
    severity: "error",
    message: (p) => `The codec \`${p.name}\` uses itself.`,
    help: "A codec may use others, but never in a circle.",
  }),
  "unknown-table": entry<UnknownName>({
    severity: "error",
    message: (p) => `There is no table \`${p.name}\`.`,
    help: orElse("Declare it with `table`, or name a CSV file in quotes."),
  }),
  "unknown-column": entry<UnknownName & { table: string }>({
    severity: "error",
    message: (p) => `The table \`${p.table}\` has no column \`${p.name}\`.`,
    help: didYouMean,
  }),
  "table-file": entry<{ path: string; reason: string }>({
    severity: "error",
    message: (p) => `The table \`${p.path}\` cannot be read: ${p.reason}.`,
    help: "A table is a CSV file with a header line, named relative to this file.",
  }),
  "table-one-to-one": entry<{ table: string; column: string; value: string }>({
    severity: "error",
    message: (p) =>
      `The column \`${p.column}\` of \`${p.table}\` holds \`${p.value}\` twice, so it can't be looked up.`,
    help: "A table translates one to one: keep one row for each value of both columns.",
  }),
  "unknown-function": entry<UnknownName & { hint?: string | undefined }>({
    severity: "error",
    message: (p) => `There is no function \`$${p.name}\` here.`,
    help: (p) =>
      p.hint ??
      (p.suggestion === undefined
        ? 'The functions are listed in docs/language.md; others need `jsonata("…")`.'
        : `Did you mean \`$${p.suggestion}\`?`),
  }),

  // ---------------------------------------------------------------- shapes
  "not-a-list": entry<{ name: string; type: string }>({
    severity: "error",
    message: (p) => `\`${p.name}\` is no list, it holds \`${p.type}\`.`,
    help: "Take the brackets out.",
  }),
  "not-an-object": entry<{ name: string; type: string; list: boolean }>({
    severity: "error",
    message: (p) => `\`${p.name}\` is no object, it holds \`${p.type}\`.`,
    help: (p) =>
      p.list
        ? `Write \`${p.name}[]\` for each item, \`${p.name}[0]\` for the first, or \`${p.name}[… = …]\` for one.`
        : "Only objects have fields.",
  }),
  "depth-mismatch": entry<{ side: "left" | "right" }>({
    severity: "error",
    message: (p) =>
      `The ${p.side} side goes through a list with \`[]\` that has no partner on the other side.`,
    help: 'Give both sides the same number of `[]`; one item is `[0]` or `[key = "value"]`.',
  }),
  "parallel-lists": entry<{ list: string; other: string }>({
    severity: "error",
    message: (p) => `The items of \`${p.list}\` are already paired with those of \`${p.other}\`.`,
    help: "One list pairs with one list; put all its fields in one block.",
  }),
  "block-place": entry<{ reason: string }>({
    severity: "error",
    message: (p) => `No block of rows can stand here: ${p.reason}.`,
    help: "A block belongs under an object, a list with `[]`, a scalar (as a value table) or `when`.",
  }),
  "row-place": entry<{ what: string; where: string; help: string }>({
    severity: "error",
    message: (p) => `${p.what} can't stand ${p.where}.`,
    help: (p) => p.help,
  }),
  "not-a-place": entry<{ side: "left" | "right"; arrow: string }>({
    severity: "error",
    message: (p) =>
      `A value arrives at the ${p.side} side of \`${p.arrow}\`, so a path must stand there.`,
    help: "Write the name of a field; put values and expressions on the other side.",
  }),
  "one-way-only": entry<{ what: string; instead: string }>({
    severity: "error",
    message: (p) => `${p.what} can't be taken apart again, so the row can't go both ways.`,
    help: (p) => p.instead,
  }),
  "arrow-conflict": entry<{ arrow: string; outer: string }>({
    severity: "error",
    message: (p) => `A \`${p.arrow}\` row does nothing inside a block that is only \`${p.outer}\`.`,
    help: "Turn one of the two arrows, or move the row out of the block.",
  }),
  "one-way-list": entry<Record<string, never>>({
    severity: "error",
    message: () => "A list can't be only written item by item.",
    help: "Use `<->`, or write an expression that gives the whole list.",
  }),
  "rest-place": entry<{ reason: string }>({
    severity: "error",
    message: (p) => `A rest row (\`...\`) can't stand here: ${p.reason}.`,
    help: 'Write `... <-> ...` or `field <-> ... like "…*"`, in the block of a whole record.',
  }),
  "remove-outside-override": entry<Record<string, never>>({
    severity: "error",
    message: () => "`remove` works only in an `override`.",
    help: "Delete the rule itself instead.",
  }),
  "else-without-when": entry<Record<string, never>>({
    severity: "error",
    message: () => "This `else` has no `when` row directly before it.",
    help: "Put it after the last `when` row of its group.",
  }),
  "duplicate-else": entry<Record<string, never>>({
    severity: "error",
    message: () => "There is already an `else` for this direction.",
    help: "Keep one.",
  }),
  "modifier-place": entry<{ modifier: string; reason: string }>({
    severity: "error",
    message: (p) => `\`${p.modifier}\` has no effect here: ${p.reason}.`,
    help: "Take it out, or move it to the row it is meant for.",
  }),

  // ---------------------------------------------------------------- types and conversions
  "no-conversion": entry<{ from: string; to: string }>({
    severity: "error",
    message: (p) => `The vendor holds \`${p.from}\`, and there is no conversion to \`${p.to}\`.`,
    help: "Say what the cell holds with `as`, list the values in a table `{ … <-> … }`, or use a codec.",
  }),
  "enum-partner": entry<{ members: string; type: string }>({
    severity: "error",
    message: (p) => `\`${p.type}\` does not know ${p.members}.`,
    help: "Pair the members in a value table `{ … <-> … }`, or say what becomes of others with `else`.",
  }),
  "table-type": entry<{
    value: string;
    type: string;
    side: "left" | "right";
    suggestion?: string | undefined;
  }>({
    severity: "error",
    message: (p) =>
      `The ${p.side} side of this table holds \`${p.type}\`, and \`${p.value}\` is none.`,
    help: (p) =>
      didYouMean(p) ?? "All values of one side of a table have one type; texts are in quotes.",
  }),
  "default-type": entry<{ value: string; type: string; side: "common" | "vendor" }>({
    severity: "error",
    message: (p) =>
      `The default \`${p.value}\` does not fit the ${p.side} side, which holds \`${p.type}\`.`,
    help: "`default <-` fills the common field, `default ->` the vendor's; write a value of that side.",
  }),
  "type-mismatch": entry<{ found: string; expected: string; what: string }>({
    severity: "error",
    message: (p) => `${p.what} must be \`${p.expected}\`, but this is \`${p.found}\`.`,
    help: "Convert the value, or compare and combine values of one type.",
  }),
  "bad-argument": entry<{ what: string; reason: string }>({
    severity: "error",
    message: (p) => `The arguments of ${p.what} don't fit: ${p.reason}.`,
    help: (p) => `See ${p.what} in docs/language.md.`,
  }),
  "mask-refused": entry<{ mask: string; reason: string }>({
    severity: "error",
    message: (p) => `The mask \`${p.mask}\` can't be used: ${p.reason}.`,
    help: "Masks are the letters of Java's SimpleDateFormat, read strictly in both directions.",
  }),
  "number-format-refused": entry<{ pattern: string; reason: string }>({
    severity: "error",
    message: (p) => `The number format \`${p.pattern}\` can't be used: ${p.reason}.`,
    help: 'Write a pattern of Java\'s DecimalFormat with `,` and `.`, as in `"#,##0.00"`; a language, as in `"de"`, changes the signs.',
  }),
  "number-digits": entry<{ text: string }>({
    severity: "error",
    message: (p) => `The number \`${p.text}\` has more digits than a JSON number keeps.`,
    help: "Write it as text in quotes, or with at most 15 significant digits.",
  }),
  "linear-constant": entry<{ reason: string }>({
    severity: "error",
    message: (p) => `This arithmetic can't be turned round: ${p.reason}.`,
    help: "A two-way row may add, subtract, multiply and divide by constants other than 0, once for one field.",
  }),
  "template-no-separator": entry<{ first: string; second: string }>({
    severity: "error",
    message: (p) =>
      `Nothing separates \`${p.first}\` from \`${p.second}\`, so the text can't be split.`,
    help: "Put a text between the two, or make the row `<-`.",
  }),
  "cannot-establish": entry<{ condition: string; event: "read" | "write" }>({
    severity: "error",
    message: (p) =>
      `A ${p.event} can't make \`${p.condition}\` true, since more than one value would.`,
    help: "Test with `=` and a constant (several with `and`), or make the row one-way.",
  }),
  "empty-jsonata": entry<Record<string, never>>({
    severity: "error",
    message: () => "The text of `jsonata(…)` is empty.",
    help: "Write an expression in it.",
  }),
  "jsonata-syntax": entry<{ reason: string }>({
    severity: "error",
    message: (p) => `The text of \`jsonata(…)\` is no expression of JSONata: ${p.reason}.`,
    help: "Write one complete expression; it sees the record of its side, and no other variables.",
  }),
} as const;
