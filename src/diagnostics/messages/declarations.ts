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

/** Mistakes in declarations: names, modules, types, annotations, vendor schemas. */
export const declarationMessages = {
  // ---------------------------------------------------------------- files
  "use-outside-project": entry<{ path: string; reason: string }>({
    severity: "error",
    message: (p) => `The path \`${p.path}\` cannot be used: ${p.reason}.`,
    help: "Write a path relative to this file, with forward slashes, that stays inside the project.",
  }),
  "use-not-found": entry<{ path: string; suggestion?: string | undefined }>({
    severity: "error",
    message: (p) => `There is no file \`${p.path}\`.`,
    help: orElsePath,
  }),
  "use-cycle": entry<{ path: string }>({
    severity: "error",
    message: (p) => `The files use each other in a circle: this leads back to \`${p.path}\`.`,
    help: "Move what both need into a third file, and use that.",
  }),
  "too-many-files": entry<{ limit: number }>({
    severity: "error",
    message: (p) => `One mapping uses more than ${p.limit} files.`,
    help: "Use fewer files, or put several declarations into one.",
  }),

  // ---------------------------------------------------------------- names
  "reserved-declaration": entry<{ keyword: string }>({
    severity: "error",
    message: (p) => `\`${p.keyword}\` declarations are reserved and do nothing yet.`,
    help: "Take the declaration out; maps, objects and elements work without it.",
  }),
  "duplicate-declaration": entry<{ what: string; name: string }>({
    severity: "error",
    message: (p) => `The ${p.what} \`${p.name}\` is declared twice.`,
    help: "Rename one of the two, or take one out.",
  }),
  "built-in-name": entry<{ what: string; name: string }>({
    severity: "error",
    message: (p) => `\`${p.name}\` is a built-in ${p.what} and cannot be declared again.`,
    help: "Choose another name.",
  }),
  "confusable-names": entry<{ what: string; name: string }>({
    severity: "warning",
    message: (p) =>
      `Two ${p.what} look the same, \`${p.name}\`, but are spelled with different characters.`,
    help: "Use one spelling; Unicode has several for an accented letter.",
  }),
  "unknown-type": entry<UnknownName>({
    severity: "error",
    message: (p) => `There is no type \`${p.name}\`.`,
    help: orElse("Declare an object or an enum of this name, or use a built-in type."),
  }),
  "unknown-object": entry<UnknownName>({
    severity: "error",
    message: (p) => `There is no object \`${p.name}\`.`,
    help: orElse("Declare it with `object`, or `use` the file that does."),
  }),
  "unknown-hub": entry<UnknownName>({
    severity: "error",
    message: (p) => `There is no hub \`${p.name}\`.`,
    help: (p) => `${orElse("")(p)} If not, declare this one too.`.trim(),
  }),
  "unknown-element": entry<UnknownName>({
    severity: "error",
    message: (p) => `There is no element \`${p.name}\`.`,
    help: (p) => `${orElse("")(p)} If not, declare this one too.`.trim(),
  }),
  "unknown-resource": entry<UnknownName & { element: string }>({
    severity: "error",
    message: (p) => `The element \`${p.element}\` has no resource \`${p.name}\`.`,
    help: (p) => `${orElse("")(p)} If not, declare this one too.`.trim(),
  }),
  "unknown-map": entry<{ name: string }>({
    severity: "error",
    message: (p) => `There is no map \`${p.name}\` to override.`,
    help: "Override a map of this file, or `use` the file that has it.",
  }),

  // ---------------------------------------------------------------- types
  "recursive-type": entry<{ name: string }>({
    severity: "error",
    message: (p) => `The object \`${p.name}\` contains itself.`,
    help: "Records have a fixed depth here: hold the key of the other object instead, or use `json`.",
  }),
  "type-limit": entry<{ name: string; limit: string }>({
    severity: "error",
    message: (p) => `The type \`${p.name}\` is too large: it has more than ${p.limit}.`,
    help: "Use `json` for the part that no rule looks into.",
  }),
  "unknown-key-field": entry<UnknownName & { owner: string }>({
    severity: "error",
    message: (p) => `The key names \`${p.name}\`, but ${p.owner} has no such field.`,
    help: didYouMean,
  }),
  "key-type": entry<{ name: string; type: string }>({
    severity: "error",
    message: (p) => `The field \`${p.name}\` cannot be a key: it holds \`${p.type}\`.`,
    help: "A key is a text, a number, a boolean, a date or an enum.",
  }),
  "two-keys": entry<{ first: string; second: string }>({
    severity: "error",
    message: (p) => `Both \`${p.first}\` and \`${p.second}\` are declared to be the key.`,
    help: (p) =>
      `Write \`key (${p.first}, ${p.second})\` as a row of its own if both together are.`,
  }),
  "optional-key": entry<{ name: string }>({
    severity: "warning",
    message: (p) => `The key \`${p.name}\` is optional, so that some objects have no identity.`,
    help: "Write `!` after its type.",
  }),
  "keyed-by-scalar": entry<{ type: string }>({
    severity: "error",
    message: (p) => `\`keyed by\` needs items that are objects, and these are \`${p.type}\`.`,
    help: "Take `keyed by` out: such items are told apart by their value and place.",
  }),

  // ---------------------------------------------------------------- annotations
  "unknown-annotation": entry<UnknownName & { owner: string }>({
    severity: "error",
    message: (p) => `There is no annotation \`@${p.name}\` for ${p.owner}.`,
    help: (p) => didYouMean({ suggestion: p.suggestion && `@${p.suggestion}` }),
  }),
  "annotation-arguments": entry<{ name: string; usage: string }>({
    severity: "error",
    message: (p) => `\`@${p.name}\` does not take these arguments.`,
    help: (p) => `Write ${p.usage}.`,
  }),
  "duplicate-annotation": entry<{ name: string }>({
    severity: "error",
    message: (p) => `\`@${p.name}\` is written twice for the same thing.`,
    help: "Keep one.",
  }),

  // ---------------------------------------------------------------- vendor schemas
  "unknown-resource-field": entry<UnknownName & { resource: string }>({
    severity: "error",
    message: (p) => `The schema of \`${p.resource}\` has no field \`${p.name}\`.`,
    help: didYouMean,
  }),
  "doubtful-resource-field": entry<UnknownName & { resource: string }>({
    severity: "warning",
    message: (p) => `The schema of \`${p.resource}\` does not list the field \`${p.name}\`.`,
    help: didYouMean,
  }),
  "resource-path-kind": entry<{ name: string; resource: string; type: string }>({
    severity: "error",
    message: (p) =>
      `The path \`${p.name}\` leads nowhere in \`${p.resource}\`: it goes through \`${p.type}\`.`,
    help: "Take the step out, or take another path.",
  }),
  "resource-row-place": entry<{ name: string; reason: string }>({
    severity: "error",
    message: (p) => `A row of a resource cannot name \`${p.name}\`: ${p.reason}.`,
    help: "Name a field by its path; in a path `[]` stands for all items of a list.",
  }),
  "schema-not-found": entry<{ path: string; suggestion?: string | undefined }>({
    severity: "error",
    message: (p) => `There is no schema \`${p.path}\`.`,
    help: orElsePath,
  }),
  "schema-invalid": entry<{ path: string; reason: string }>({
    severity: "error",
    message: (p) => `The schema \`${p.path}\` cannot be read: ${p.reason}.`,
    help: "A schema is JSON: a JSON Schema, an OpenAPI document, or the platform's answer to `metadata`.",
  }),
  "schema-unsupported": entry<{ path: string; reason: string }>({
    severity: "warning",
    message: (p) => `A part of the schema \`${p.path}\` is not understood: ${p.reason}.`,
    help: "What lies there is not checked.",
  }),
  "schema-limit": entry<{ path: string; limit: string }>({
    severity: "warning",
    message: (p) => `The schema \`${p.path}\` has more than ${p.limit}.`,
    help: "What lies beyond is not checked.",
  }),
  "schema-recursive": entry<{ path: string; name: string }>({
    severity: "info",
    message: (p) => `In the schema \`${p.path}\`, \`${p.name}\` contains itself.`,
    help: "The inner one is not checked.",
  }),

  // ---------------------------------------------------------------- overrides
  "override-same": entry({
    severity: "warning",
    message: () => "This row says the same as the one that it stands in for.",
    help: "Take it out: what is in force above holds here too.",
  }),
  "remove-nothing": entry<UnknownName & { side: "common" | "vendor" }>({
    severity: "error",
    message: (p) =>
      p.side === "common"
        ? `No rule above has the field \`${p.name}\`, so there is nothing to remove.`
        : `No \`->\` rule above writes \`${p.name}\`, so there is nothing to remove.`,
    help: (p) =>
      didYouMean(p) ??
      (p.side === "common"
        ? "Take the row out."
        : "A rule that also reads goes by its field: `remove field`."),
  }),
  "level-conflict": entry<{ path: string; other: string; side: "common" | "vendor" }>({
    severity: "error",
    message: (p) => {
      const what = p.side === "common" ? "common" : "vendor";
      return p.path === p.other
        ? `A rule above decides the ${what} field \`${p.path}\` as well.`
        : `A rule above decides the ${what} field \`${p.other}\`, which overlaps \`${p.path}\`.`;
    },
    help: "In the override, `remove` the field whose rule is no longer wanted.",
  }),
  "levels-meet": entry<{ account: string }>({
    severity: "info",
    message: (p) => `Account \`${p.account}\` has a rule for this as well.`,
    help: "Where the instance belongs to that account, this row counts and hides the account's.",
  }),

  // ---------------------------------------------------------------- the run as a whole
  "unknown-target": entry<UnknownName>({
    severity: "error",
    message: (p) => `There is no target \`${p.name}\`.`,
    help: didYouMean,
  }),
  "more-findings": entry<{ count: number }>({
    severity: "info",
    message: (p) => `${p.count} more findings are not shown.`,
    help: "Repair those above first.",
  }),
} as const;

function orElsePath(params: { readonly suggestion?: string | undefined }): string {
  return didYouMean(params) ?? "Paths are relative to the file that names them.";
}
