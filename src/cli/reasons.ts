import type { MappingErrorCode } from "../runtime/errors.ts";

/** What each code of a refused record means, for people; docs/language.md "Errors of records". */
export const reasons: Readonly<Record<MappingErrorCode, string>> = {
  type: "a value, or a parent on its path, is of another kind",
  format: "the text is not in the form that the rule states",
  range: "the value is outside what the other side can hold",
  inexact: "the number has more digits than can be kept",
  "unknown-value": "no row of the table, or no member of the enum, is this value",
  "no-match": "the text lacks the fixed parts of the template",
  "no-case": "no `when` branch fits, or a field belongs to another branch",
  "duplicate-key": "two items have one key",
  "name-taken": "a gathered name belongs to another rule",
  "too-deep": "it is nested deeper than 500 levels",
  limit: "a JSONata text took too long, too much stack or too many items",
  expression: "a JSONata text failed",
  "not-filterable": "the vendor cannot be asked for this field or value",
};
