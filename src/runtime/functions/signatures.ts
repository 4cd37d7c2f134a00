/** What a function takes or gives; `json` is any value, `list` a list of any values. */
export type ParameterType = "string" | "number" | "boolean" | "json" | "list";

export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  /** May be left out; only the last ones. A missing argument counts as left out. */
  readonly optional?: true;
  /** Type of the items of a list; absent: any. Null items are always allowed. */
  readonly item?: ParameterType;
}

/** One function. Without `states`, a missing argument gives missing, else a null one null. */
export interface FunctionSignature {
  readonly params: readonly Parameter[];
  readonly result: ParameterType;
  readonly item?: ParameterType;
  /** The function itself says what missing and null arguments give. */
  readonly states?: true;
  /** The result may be missing although no argument is. */
  readonly partial?: true;
  /** Null items of a list argument are left out; JSONata would refuse or count them. */
  readonly skipsNull?: true;
  /** The result is always a list; JSONata may give its only item, or nothing: write `[$f(x)]`. */
  readonly lone?: true;
  /** One sentence for the reference. */
  readonly doc: string;
}

/**
 * The functions of one-way expressions by their JSONata name without `$`. All are deterministic,
 * without clock, chance, `eval` or functions as arguments, and mean what JSONata 2 means by them;
 * arguments for which JSONata has no sensible result are an error (`format` or `range`). The
 * implementation of `name` is the export `fnName`, called `fnName(at, …arguments)`.
 */
export const functionSignatures: ReadonlyMap<string, FunctionSignature> = new Map(
  Object.entries<FunctionSignature>({
    uppercase: { params: [text("text")], result: "string", doc: "The text in upper case." },
    lowercase: { params: [text("text")], result: "string", doc: "The text in lower case." },
    trim: {
      params: [text("text")],
      result: "string",
      doc: "The text without white space at its ends, and with one space for each run inside.",
    },
    length: { params: [text("text")], result: "number", doc: "The number of code points." },
    substring: {
      params: [text("text"), number("start"), number("length", true)],
      result: "string",
      doc: "The part from code point `start` (from 0; negative: from the end) on.",
    },
    substringBefore: {
      params: [text("text"), text("mark")],
      result: "string",
      doc: "What stands before the first `mark`; all of the text where there is none.",
    },
    substringAfter: {
      params: [text("text"), text("mark")],
      result: "string",
      doc: "What stands after the first `mark`; all of the text where there is none.",
    },
    contains: {
      params: [text("text"), text("part")],
      result: "boolean",
      doc: "Whether `part` occurs in the text.",
    },
    split: {
      params: [text("text"), text("separator"), number("limit", true)],
      result: "list",
      item: "string",
      doc: "The parts between separators, at most `limit` of them.",
    },
    join: {
      params: [list("texts", "string"), text("separator", true)],
      result: "string",
      skipsNull: true,
      doc: "The texts one after the other, with `separator` between them.",
    },
    replace: {
      params: [text("text"), text("part"), text("by"), number("limit", true)],
      result: "string",
      doc: "The text with each `part` (the first `limit` of them) replaced.",
    },
    pad: {
      params: [text("text"), number("width"), text("filler", true)],
      result: "string",
      doc: "Filled up to `width` code points at the end, or, for a negative width, at the front.",
    },
    base64encode: {
      params: [text("text")],
      result: "string",
      doc: "Base64 of characters up to U+00FF, one byte each; `via base64` does UTF-8.",
    },
    base64decode: {
      params: [text("text")],
      result: "string",
      doc: "Text of one character for each byte of the base64 text.",
    },
    encodeUrl: { params: [text("text")], result: "string", doc: "A whole URL, percent-encoded." },
    decodeUrl: { params: [text("text")], result: "string", doc: "The inverse of `encodeUrl`." },
    encodeUrlComponent: {
      params: [text("text")],
      result: "string",
      doc: "A part of a URL, percent-encoded.",
    },
    decodeUrlComponent: {
      params: [text("text")],
      result: "string",
      doc: "The inverse of `encodeUrlComponent`.",
    },
    abs: { params: [number("value")], result: "number", doc: "The size of a number." },
    floor: { params: [number("value")], result: "number", doc: "The next whole number below." },
    ceil: { params: [number("value")], result: "number", doc: "The next whole number above." },
    round: {
      params: [number("value"), number("places", true)],
      result: "number",
      doc: "Rounded to `places` decimals (0 when left out), halves to the even neighbour.",
    },
    power: {
      params: [number("base"), number("exponent")],
      result: "number",
      doc: "The base raised to the exponent.",
    },
    sqrt: { params: [number("value")], result: "number", doc: "The square root." },
    formatBase: {
      params: [number("value"), number("base", true)],
      result: "string",
      doc: "The rounded number written in base 2 to 36 (10 when left out).",
    },
    number: {
      params: [any("value")],
      result: "number",
      doc: "Number text, a boolean (1 or 0) or a number as a number.",
    },
    string: {
      params: [any("value")],
      result: "string",
      doc: "Text as it is, anything else as JSON text; numbers with up to 15 digits.",
    },
    boolean: {
      params: [any("value")],
      result: "boolean",
      states: true,
      partial: true,
      doc: 'False for `false`, `0`, `""`, null, `{}` and lists of only such; missing stays missing.',
    },
    not: {
      params: [any("value")],
      result: "boolean",
      states: true,
      partial: true,
      doc: "The opposite of `boolean`; missing stays missing.",
    },
    exists: {
      params: [any("value")],
      result: "boolean",
      states: true,
      doc: "Whether the value is there; null is.",
    },
    type: {
      params: [any("value")],
      result: "string",
      states: true,
      partial: true,
      doc: '`"null"`, `"number"`, `"string"`, `"boolean"`, `"array"` or `"object"`.',
    },
    sum: {
      params: [list("numbers", "number")],
      result: "number",
      skipsNull: true,
      doc: "The sum; 0 for an empty list.",
    },
    max: {
      params: [list("numbers", "number")],
      result: "number",
      partial: true,
      skipsNull: true,
      doc: "The greatest number; missing for an empty list.",
    },
    min: {
      params: [list("numbers", "number")],
      result: "number",
      partial: true,
      skipsNull: true,
      doc: "The least number; missing for an empty list.",
    },
    average: {
      params: [list("numbers", "number")],
      result: "number",
      partial: true,
      skipsNull: true,
      doc: "The mean; missing for an empty list.",
    },
    count: {
      params: [list("items")],
      result: "number",
      states: true,
      doc: "The number of items, null ones too; 0 for a missing list, null for null.",
    },
    append: {
      params: [any("first"), any("second")],
      result: "list",
      states: true,
      lone: true,
      doc: "Both as one list; what is no list is one item, what is missing none.",
    },
    reverse: { params: [list("items")], result: "list", doc: "The items from last to first." },
    distinct: {
      params: [list("items")],
      result: "list",
      doc: "The items without those that equal an earlier one.",
    },
    sort: {
      params: [list("items")],
      result: "list",
      doc: "Numbers, or texts by UTF-16 code unit, in ascending order.",
    },
    keys: {
      params: [any("value")],
      result: "list",
      item: "string",
      lone: true,
      doc: "The names of an object's members, or of all objects of a list, each once.",
    },
    lookup: {
      params: [any("value"), text("name")],
      result: "json",
      partial: true,
      doc: "The member of that name; of a list, those of its objects, one alone not as a list.",
    },
    merge: {
      params: [list("objects")],
      result: "json",
      skipsNull: true,
      doc: "One object with the members of all; later ones win.",
    },
    fromMillis: {
      params: [number("milliseconds")],
      result: "string",
      doc: "The datetime so many milliseconds after 1970, as `YYYY-MM-DDTHH:mm:ss.SSSZ`.",
    },
    toMillis: {
      params: [text("datetime")],
      result: "number",
      doc: "Milliseconds since 1970 of a date or a datetime with seconds and offset.",
    },
  }),
);

function text(name: string, optional?: true): Parameter {
  return parameter(name, "string", optional);
}

function number(name: string, optional?: true): Parameter {
  return parameter(name, "number", optional);
}

function any(name: string): Parameter {
  return { name, type: "json" };
}

function list(name: string, item?: ParameterType): Parameter {
  return item === undefined ? { name, type: "list" } : { name, type: "list", item };
}

function parameter(name: string, type: ParameterType, optional?: true): Parameter {
  return optional === true ? { name, type, optional } : { name, type };
}
