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
} as const;
