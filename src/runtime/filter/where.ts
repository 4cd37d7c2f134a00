import { sameJson } from "../equality.ts";
import { MappingError, type Site } from "../errors.ts";
import { matchesPattern } from "../record-rest.ts";
import type { FilterField, FilterFields, FilterTable, Names, Writing } from "./fields.ts";
import {
  type Comparison,
  type Filter,
  filterText,
  isPlainName,
  joined,
  type Literal,
  parseFilter,
} from "./syntax.ts";

/**
 * A filter over common fields as one over vendor fields that selects the same records: those whose
 * common side the given filter selects, of all that can be read. Throws MappingError: `format` for
 * what is no filter, `not-filterable` for a field or value that the vendor cannot be asked for.
 */
export function whereOf(fields: FilterFields, filter: string): string {
  return filterText(translate(fields, parseFilter(filter)));
}

function translate(fields: FilterFields, filter: Filter): Filter {
  switch (filter.kind) {
    case "and":
    case "or":
      return joined(
        filter.kind,
        filter.parts.map((part) => translate(fields, part)),
      );
    case "null": {
      const field = fieldOf(fields, filter.field);
      if (field.hasNull === undefined) {
        refuse(field, "`IS NULL` means something else there: null and missing are told apart");
      }
      return { ...filter, field: field.path };
    }
    case "in":
      return equality(fieldOf(fields, filter.field), filter.values, false);
    case "compare":
      return compared(fieldOf(fields, filter.field), filter.op, filter.value);
  }
}

function compared(field: Field, op: Comparison, value: Literal): Filter {
  if (op === "=" || op === "!=") return equality(field, [value], op === "!=");
  const { path } = field;
  if (op === "LIKE") {
    if (field.isText === undefined) refuse(field, "`LIKE` needs text that is copied as it is");
    if (value.kind !== "text") refuse(field, `${value.text} is no pattern: put it in quotes`);
    return { kind: "compare", field: path, op, value };
  }
  if (field.order === undefined) refuse(field, "its values have another order at the vendor");
  const built = vendorLiteral(field, value);
  return {
    kind: "compare",
    field: path,
    op: field.order === 1 ? op : turned[op],
    value: built,
  };
}

const turned = { "<": ">", ">": "<", "<=": ">=", ">=": "<=" } as const;

/** One of the values, or none of them and not null. */
function equality(field: Field, literals: readonly Literal[], isNot: boolean): Filter {
  if (field.table !== undefined) {
    const values = literals.map((literal) => commonValue(field, literal));
    return tableEquality(field, field.table, values, isNot);
  }
  if (isNot && field.isEqualOnly) refuse(field, "a value that cannot be read becomes null");
  const vendor = literals.map((literal) => vendorLiteral(field, literal));
  return isNot ? noneOf(field, vendor) : oneOf(field, vendor);
}

function tableEquality(
  field: Field,
  table: FilterTable,
  values: readonly unknown[],
  isNot: boolean,
): Filter {
  const { rows, otherwise } = table;
  const isWanted = (common: unknown): boolean => values.some((value) => sameJson(value, common));
  const isElse = typeof otherwise === "object";
  const isElseWanted = isElse && isWanted(otherwise.value);
  const kept = values.filter(
    (value) => otherwise === "keep" && !rows.some(([vendor]) => sameJson(vendor, value)),
  );
  for (const value of values) {
    const isRead =
      rows.some(([, common]) => sameJson(common, value)) ||
      (isElse && sameJson(otherwise.value, value)) ||
      kept.some((one) => sameJson(one, value));
    if (!isRead) refuse(field, `no value of ${field.path} reads as ${JSON.stringify(value)}`);
  }
  const written = (side: readonly unknown[]): readonly Literal[] =>
    side.map((value) => literalOf(field, field.gives, value));
  const inside = written([
    ...rows.filter(([, common]) => isWanted(common)).map(([vendor]) => vendor),
    ...kept,
  ]);
  const outside = written(rows.filter(([, common]) => !isWanted(common)).map(([vendor]) => vendor));
  // Values without a row are named by saying which they are not.
  const isByName = isNot ? otherwise === "null" || isElseWanted : !isElseWanted;
  if (isByName) return oneOf(field, isNot ? outside : inside);
  return noneOf(field, isNot ? inside : outside);
}

function oneOf(field: Field, values: readonly Literal[]): Filter {
  const [value, second] = values;
  if (value === undefined) refuse(field, "no value of the vendor reads so");
  if (second !== undefined) return { kind: "in", field: field.path, values };
  return { kind: "compare", field: field.path, op: "=", value };
}

function noneOf(field: Field, values: readonly Literal[]): Filter {
  if (values.length === 0) return { kind: "null", field: field.path, isNull: false };
  return joined(
    "and",
    values.map((value): Filter => ({ kind: "compare", field: field.path, op: "!=", value })),
  );
}

/** The value that a literal stands for in a common object. */
function commonValue(field: Field, { kind, text }: Literal): unknown {
  if (field.takes === "none") refuse(field, "its values are objects or lists");
  if (field.takes !== "any" && field.takes !== kind) {
    const wanted =
      field.takes === "text" ? "text in single quotes" : `a ${field.takes} without quotes`;
    refuse(field, `${kind === "text" ? `'${text}'` : text} is not ${wanted}`);
  }
  if (kind === "text") return text;
  if (kind === "boolean") return text === "true";
  if (!Number.isFinite(Number(text))) refuse(field, `${text} is larger than any number`);
  return field.isDecimal === true ? text : Number(text);
}

/** What is built of a value, if that very value reads back. */
function vendorLiteral(field: Field, literal: Literal): Literal {
  const value = commonValue(field, literal);
  const site = siteOf(field);
  const { build, get } = field;
  const vendor = build === undefined ? value : attempted(field, () => build(value, site));
  const back = get === undefined ? value : attempted(field, () => get(vendor, site));
  if (!(field.same ?? sameJson)(back, value)) {
    refuse(field, `no value of ${field.path} reads as ${JSON.stringify(value)}`);
  }
  // A value that is copied keeps all its digits.
  return vendor === value && get === undefined ? literal : literalOf(field, field.gives, vendor);
}

function attempted(field: Field, run: () => unknown): unknown {
  try {
    return run();
  } catch (problem) {
    if (problem instanceof MappingError) return refuse(field, problem.message);
    throw problem;
  }
}

function literalOf(field: Field, gives: Writing, value: unknown): Literal {
  switch (typeof value) {
    case "string":
      // A decimal may be text in records; to the vendor it is a number.
      return { kind: gives === "number" ? "number" : "text", text: value };
    case "number":
      return { kind: "number", text: String(value) };
    case "boolean":
      return { kind: "boolean", text: String(value) };
    default:
      return refuse(field, "the vendor's value is an object or a list");
  }
}

/** A field as the rest of the translation uses it: with the vendor's name as text. */
type Field = Omit<FilterField, "name" | "path"> & { readonly name: string; readonly path: string };

function fieldOf(known: FilterFields, name: string): Field {
  const names = name.split(".");
  const isBelow = (above: Names): boolean => above.every((part, at) => names[at] === part);
  const above = known.fields.find((one) => isBelow(one.name));
  const field = known.fields.find((one) => isBelow(one.name) && one.name.length === names.length);
  if (field !== undefined) return named(field, name, field.path);
  const refused = known.refused.find((one) => isBelow(one.name));
  if (refused !== undefined) refuse({ name, rule: refused.rule }, refused.why);
  for (const { common, vendor, like, taken } of known.rest) {
    const [inner = "", ...more] = names.slice(common.length);
    const isFree = isBelow(common) && more.length === 0 && inner !== "" && !taken.includes(inner);
    if (!isFree || !matchesPattern(like, inner)) continue;
    const rule = `... <-> ${[...vendor, inner].join(".")}`;
    const passing = { takes: "any", gives: "any", order: 1, isText: true, hasNull: true } as const;
    return named({ rule, ...passing }, name, [...vendor, inner]);
  }
  if (above !== undefined) refuse({ name, rule: above.rule }, "it is not mapped by itself");
  return refuse({ name, rule: "no rule" }, "no rule maps a field of this name");
}

function named(field: Omit<Field, "name" | "path">, name: string, path: Names): Field {
  const odd = path.find((part) => !isPlainName(part));
  if (odd !== undefined) {
    refuse({ name, rule: field.rule }, `the vendor's name \`${odd}\` cannot stand in a filter`);
  }
  return { ...field, name, path: path.join(".") };
}

function siteOf({ name, rule }: Pick<Field, "name" | "rule">): Site {
  return { path: name, rule };
}

function refuse(field: Pick<Field, "name" | "rule">, why: string): never {
  throw new MappingError("not-filterable", siteOf(field), why);
}
