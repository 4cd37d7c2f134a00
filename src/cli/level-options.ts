import type { Command } from "commander";
import type { Who } from "../compiler/levels/types.ts";
import type { ExitCode, Io } from "./io.ts";
import type { MapChoice } from "./pick-map.ts";

/** Adds the options that say for whom a map is to be run. */
export function withLevels(command: Command): Command {
  return command
    .option("--account <id>", "with the overrides for this account")
    .option("--instance <id>", "with the overrides for this instance");
}

/** Adds `cemap effective`. */
export function addEffective(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  const command = program
    .command("effective")
    .description("the rules really in force for an account or instance, and what they hide")
    .argument("[paths...]", "files, folders or globs")
    .option("--element <name>", "the connector, such as sfdc")
    .option("--object <name>", "the common object")
    .option("--resource <name>", "the vendor's resource")
    .option("--json", "as one JSON document", false);
  withLevels(command).action(
    async (names: string[], flags: MapChoice & Who & { json: boolean }) => {
      const { effectiveCommand } = await import("./commands/effective.ts");
      finish(await effectiveCommand(io, names, flags));
    },
  );
}
