import type { Command } from "commander";
import type { ExitCode, Io } from "./io.ts";

type Finish = (code: ExitCode) => void;

interface ImportFlags {
  element?: string;
  object?: string;
  account?: string;
  instance?: string;
  output?: string;
  json: boolean;
}

/** `cemap import`: from what an integration platform holds. */
export function addImport(program: Command, io: Io, finish: Finish): void {
  program
    .command("import")
    .description("platform JSON in, .cemap out: definitions, transformations, exports, metadata")
    .argument("<paths...>", "JSON files, or folders of the vendor's tool; `-` reads stdin")
    .option("--element <key>", "the connector, where the payload does not say")
    .option("--object <name>", "the common object, where the payload does not say")
    .option("--account <id>", "the payloads are those of this account")
    .option("--instance <id>", "the payloads are those of this instance")
    .option("-o, --output <path>", "a .cemap file, or a folder with a file for each object")
    .option("--json", "one JSON document on stdout", false)
    .action(async (names: string[], flags: ImportFlags) => {
      const { importCommand } = await import("./commands/import.ts");
      finish(await importCommand(io, names, flags));
    });
}
