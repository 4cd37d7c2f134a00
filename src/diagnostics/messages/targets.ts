import { entry } from "./entry.ts";

/** What a target cannot express, found by its back end. */
export const targetMessages = {
  "script-target": entry<{ target: string }>({
    severity: "error",
    message: (p) => `Only the platform runs scripts; the target \`${p.target}\` cannot carry this.`,
    help: "Say it with rules, or build with `--to platform`.",
  }),
  "target-left-out": entry<{ target: string; name: string; reason: string }>({
    severity: "warning",
    message: (p) => `Nothing is built of \`${p.name}\` for \`${p.target}\`: ${p.reason}`,
    help: "The other targets are built; with `--to` the targets can be chosen.",
  }),
  "jsonata-name": entry<{ name: string }>({
    severity: "error",
    message: (p) => `JSONata reserves the name \`${p.name}\`: an object with it cannot be built.`,
    help: "Choose another name, or build without the target `jsonata`.",
  }),
  "jsonata-zone": entry<{ zone: string }>({
    severity: "error",
    message: (p) => `JSONata knows no time zones, so \`${p.zone}\` cannot be used.`,
    help: "Use a mask with an offset or UTC, or build without the target `jsonata`.",
  }),
  "jsonata-json-text": entry({
    severity: "error",
    message: () => "JSONata cannot take JSON text apart, so `json` cannot be used.",
    help: "Build without the target `jsonata`.",
  }),
  "payload-rule": entry<{ reason: string }>({
    severity: "error",
    message: (p) => `A platform payload cannot carry this: ${p.reason}.`,
    help: "Change the rule, or build without the target `platform`.",
  }),
  "payload-event": entry<{ event: "create" | "update" }>({
    severity: "info",
    message: (p) =>
      p.event === "update"
        ? "On the platform `on update` never acts: a script there sees no original record."
        : "On the platform `on create` acts in every request: a script there sees no original record.",
    help: "Write the rule without it, or let the vendor decide.",
  }),
} as const;
