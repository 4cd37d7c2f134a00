import { entry } from "./entry.ts";

/** What the checks over whole maps find: overlaps, completeness, tables, rules without effect. */
export const checkMessages = {
  "duplicate-target": entry<{ path: string }>({
    severity: "error",
    message: (p) => `Two rules set \`${p.path}\`.`,
    help: "Keep one of them, or put them into different `when` branches.",
  }),
  "overlapping-target": entry<{ inner: string; outer: string }>({
    severity: "error",
    message: (p) => `Two rules overlap: \`${p.inner}\` lies inside \`${p.outer}\`.`,
    help: "Map the outer one as a whole, or only its parts.",
  }),
  "list-addressed-twice": entry<{ path: string }>({
    severity: "error",
    message: (p) => `\`${p.path}\` may hit an item that another rule addresses in another way.`,
    help: "Address the items of one list by one field, with different constants.",
  }),
  "mixed-shapes": entry<{ path: string }>({
    severity: "error",
    message: (p) => `\`${p.path}\` is an object here and a list in another rule.`,
    help: (p) => `Write \`${p.path}[]\` for each item, or \`${p.path}[0]\` for the first.`,
  }),
  "lossy-write": entry<{ path: string; why: string }>({
    severity: "error",
    message: (p) => `Writing \`${p.path}\` loses something: ${p.why}.`,
    help: 'Map it without the loss, or accept it with `lossy "why"`.',
  }),
  "lossy-list": entry<{ path: string; lost: string }>({
    severity: "error",
    message: (p) => `Writing \`${p.path}\` loses ${p.lost}.`,
    help: 'Add a row for them, or accept it with `lossy "why"` on one of the rows.',
  }),
  "needless-lossy": entry<Record<string, never>>({
    severity: "error",
    message: () => "Nothing is lost here, so there is nothing to accept.",
    help: "Remove `lossy`: it would hide a loss that a later change brings.",
  }),
  "key-mapped": entry<{ path: string; member: string }>({
    severity: "error",
    message: (p) => `\`${p.path}\` maps \`${p.member}\`, by which the item is found.`,
    help: "Map another member; the condition already states this one.",
  }),
  "required-not-read": entry<{ path: string }>({
    severity: "warning",
    message: (p) => `No rule reads the required field \`${p.path}\`.`,
    help: "Add a rule for it, or drop its `!`.",
  }),
  "required-not-written": entry<{ path: string }>({
    severity: "warning",
    message: (p) => `The vendor requires \`${p.path}\`, and no rule writes it.`,
    help: (p) => `Add a rule for it, perhaps a constant: \`"…" -> ${p.path} on create\`.`,
  }),
  "unmapped-fields": entry<{ object: string; fields: readonly string[] }>({
    severity: "info",
    message: (p) => `This map leaves out ${list(p.fields.map(quoted))} of \`${p.object}\`.`,
    help: "Add rows for what the vendor has; the rest stays empty on read and is ignored on write.",
  }),
  "table-misses-common": entry<{ values: readonly string[] }>({
    severity: "error",
    message: (p) => `No row writes ${list(p.values.map(quoted))}.`,
    help: "Add a row for it, or say what becomes of it: `else error | keep | null | drop`.",
  }),
  "table-misses-vendor": entry<{ values: readonly string[] }>({
    severity: "error",
    message: (p) => `No row reads ${list(p.values.map(quoted))}.`,
    help: "Add a row for it, or one for all others: `Unknown <- else`.",
  }),
  "table-repeats": entry<{ value: string }>({
    severity: "error",
    message: (p) => `A row above already stands for \`${p.value}\`; this one is never reached.`,
    help: "Take one of them out, or make this row one-way.",
  }),
  "dead-branch": entry<{ side: "common" | "vendor" }>({
    severity: "error",
    message: (p) => `The ${p.side} condition of this branch stands in a branch above.`,
    help: "Give each branch of a group its own condition.",
  }),
  "dead-default": entry({
    severity: "error",
    message: () => "`default ->` fills new records, and `on update` never meets one.",
    help: "Take one of them out.",
  }),
  "unsafe-name": entry<{ name: string }>({
    severity: "error",
    message: (p) => `Files cannot be named after \`${p.name}\`.`,
    help: "Use letters, digits, `_`, `-` and `/`, at most 80 of them.",
  }),
  "list-without-key": entry<{ members: readonly string[] }>({
    severity: "warning",
    message: (p) =>
      `Items are matched by position, and ${list(p.members.map(quoted))} of the vendor's items may end up with another one.`,
    help: "Say what identifies an item: `keyed by` in the object, and a rule for that field.",
  }),
} as const;

function quoted(name: string): string {
  return `\`${name}\``;
}

function list(items: readonly string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
