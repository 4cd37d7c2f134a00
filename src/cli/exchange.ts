import { type Command, Option } from "commander";
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
    .option("--account <key>", "the account whose payloads these are")
    .option("--instance <key>", "the instance whose payloads these are")
    .option(
      "-o, --output <path>",
      "a .cemap file, or a folder for import.cemap; scripts go beside it",
    )
    .option("--json", "one JSON document on stdout", false)
    .action(async (names: string[], flags: ImportFlags) => {
      const { importCommand } = await import("./commands/import.ts");
      finish(await importCommand(io, names, flags));
    });
}

interface ExportFlags {
  layout: "v1" | "v2";
  output: string;
  level: string;
  json: boolean;
}

/** `cemap export`: into the folders of the vendor's own tool. */
export function addExport(program: Command, io: Io, finish: Finish): void {
  program
    .command("export")
    .description(".cemap in, the folders of the vendor's own tool out")
    .argument("[paths...]", "files, folders or globs of .cemap files; default: as for build")
    .addOption(
      new Option("--layout <version>", "which folders").choices(["v1", "v2"]).default("v2"),
    )
    .option("-o, --output <folder>", "where they go", "cemap-export")
    .option("--level <name>", "organization, account-ID or instance-ID", "organization")
    .option("--json", "one JSON document on stdout", false)
    .action(async (names: string[], flags: ExportFlags) => {
      const { exportCommand } = await import("./commands/export.ts");
      finish(await exportCommand(io, names, flags));
    });
}
