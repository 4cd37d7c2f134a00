import { Command, InvalidArgumentError, Option } from "commander";
import { recordFormats } from "../bulk/formats.ts";
import type { Who } from "../compiler/levels/types.ts";
import { reportFormats } from "../diagnostics/report.ts";
import { addPlatform } from "./commands/platform.ts";
import { addExport, addImport } from "./exchange.ts";
import { CommandError, type ExitCode, exitCodes, type Io } from "./io.ts";
import { addEffective, withLevels } from "./level-options.ts";
import { tellError } from "./tell-error.ts";
import { version } from "./version.ts";

const engineNames = ["javascript", "jsonata", "platform"];

/** Runs one command line and gives its exit code. Nothing escapes: a defect of ours is exit 5. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.fine;
  const program = commandLine(io, argv, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(argv, { from: "user" });
    return exitCode;
  } catch (error) {
    return tellError(io, error);
  }
}

type Finish = (code: ExitCode) => void;

function commandLine(io: Io, argv: readonly string[], finish: Finish): Command {
  const program = new Command("cemap")
    .description("Maps records between your objects and the systems you integrate, both ways.")
    .version(version)
    .exitOverride()
    .showHelpAfterError("(`cemap help` lists the commands)")
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
    });
  addCheck(program, io, finish);
  addWrites(program, io, finish);
  addBuild(program, io, finish);
  addTransform(program, io, argv, finish, "read");
  addTransform(program, io, argv, finish, "write");
  addExplain(program, io, finish);
  addEffective(program, io, finish);
  addWhere(program, io, finish);
  addTest(program, io, finish);
  addFmt(program, io, finish);
  addPlatform(program, io, finish);
  addImport(program, io, finish);
  addExport(program, io, finish);
  return program;
}

const pathsText = "files, folders or globs; default: those of cemap.config.json, else all below";

function addWrites(program: Command, io: Io, finish: Finish): void {
  program
    .command("writes")
    .description("the vendor places that each map can touch")
    .argument("[paths...]", pathsText)
    .option("--json", "as one JSON document", false)
    .action(async (names: string[], options: { json: boolean }) => {
      const { writesCommand } = await import("./commands/writes.ts");
      finish(await writesCommand(io, names, options));
    });
}

function addCheck(program: Command, io: Io, finish: Finish): void {
  program
    .command("check")
    .description("report all mistakes in .cemap files")
    .argument("[paths...]", pathsText)
    .addOption(
      new Option("--format <format>", "how to report").choices(reportFormats).default("pretty"),
    )
    .option("--json", "the same as --format json", false)
    .option("--laws", "what each rule loses, in either direction (pretty and json)", false)
    .action(
      async (
        names: string[],
        options: { format: (typeof reportFormats)[number]; json: boolean; laws: boolean },
      ) => {
        const { checkCommand } = await import("./commands/check.ts");
        const format = options.json ? "json" : options.format;
        if (options.laws && (format === "sarif" || format === "github")) {
          throw new CommandError(exitCodes.usage, "`--laws` has the formats pretty and json.");
        }
        finish(await checkCommand(io, names, { format, laws: options.laws }));
      },
    );
}

interface BuildFlags {
  to?: string;
  out?: string;
  watch: boolean;
  check: boolean;
  json: boolean;
}

function addBuild(program: Command, io: Io, finish: Finish): void {
  program
    .command("build")
    .description("compile .cemap files to their targets")
    .argument("[paths...]", pathsText)
    .option(
      "--to <targets>",
      "comma-separated: jsonata, javascript, json-schema, platform; default: all but platform",
    )
    .option("--out <folder>", "output folder; default: cemap-out")
    .option("--watch", "build again at each change", false)
    .option("--check", "write nothing; exit 1 if what is on disk is stale", false)
    .option("--json", "one JSON document on stdout", false)
    .action(async (names: string[], flags: BuildFlags) => {
      const { buildCommand } = await import("./commands/build.ts");
      finish(await buildCommand(io, names, flags));
    });
}

interface TransformFlags extends Who {
  element?: string;
  object?: string;
  resource?: string;
  in?: (typeof recordFormats)[number];
  out?: (typeof recordFormats)[number];
  input?: string;
  output?: string;
  original?: string;
  request?: boolean;
  table: string[];
  engine: "javascript" | "jsonata" | "platform";
  rejects?: string;
  maxErrors?: number;
  jobs: number;
  resume?: string;
  validate: boolean;
}

function addTransform(
  program: Command,
  io: Io,
  argv: readonly string[],
  finish: Finish,
  direction: "read" | "write",
): void {
  const command = program
    .command(direction)
    .description(
      direction === "read"
        ? "vendor records in, common objects out"
        : "common objects in, vendor records out",
    )
    .argument("[paths...]", pathsText)
    .option("--element <name>", "the connector, such as sfdc")
    .option("--object <name>", "the common object")
    .option("--resource <name>", "the vendor's resource")
    .addOption(new Option("--in <format>", "format of the input").choices(recordFormats))
    .addOption(new Option("--out <format>", "format of the output").choices(recordFormats))
    .option("-i, --input <file>", "read from a file instead of stdin")
    .option("-o, --output <file>", "write to a file instead of stdout")
    .option("--table <name=file>", "rows of a run-time table; repeatable", collect, [])
    .addOption(
      new Option("--engine <name>", "what runs the map").choices(engineNames).default("javascript"),
    )
    .option("--rejects <file>", "where rejected records go, as NDJSON with line, rule and reason")
    .option("--max-errors <n>", "stop after more than n rejected records", wholeNumber)
    .option("--jobs <n>", "threads that map (NDJSON and CSV); the order is kept", jobCount, 1)
    .option("--resume <file>", "checkpoint: keep it while running, go on from it where it is there")
    .option("--validate", "check both sides against their JSON Schemas", false);
  if (direction === "write") {
    command
      .option("--original <file>", "the vendor records that are being changed")
      .option("--request", "print what would be sent instead of the whole record", false);
  }
  withLevels(command).action(async (names: string[], flags: TransformFlags) => {
    const { transformCommand } = await import("./commands/transform.ts");
    const { loadTables } = await import("./tables.ts");
    const { table, ...rest } = flags;
    finish(
      await transformCommand(io, names, {
        ...rest,
        direction,
        argv,
        tables: await loadTables(io, table),
      }),
    );
  });
}

function addExplain(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command("explain")
    .description("where a common field comes from, step by step, and where it goes")
    .argument("<file>", "a .cemap file")
    .argument("<field>", "a common field, such as address.city or lines.qty")
    .option("--element <name>", "the connector, such as sfdc")
    .option("--object <name>", "the common object")
    .option("--resource <name>", "the vendor's resource")
    .option("--record <file>", "a vendor record (JSON): shows the value after each step")
    .option("--table <name=file>", "rows of a run-time table; repeatable", collect, [])
    .option("--json", "as one JSON document", false);
  withLevels(command).action(
    async (
      file: string,
      field: string,
      flags: { element?: string; record?: string; table: string[]; json: boolean } & Who,
    ) => {
      const { explainCommand } = await import("./commands/explain.ts");
      const { loadTables } = await import("./tables.ts");
      const { table, ...rest } = flags;
      const tables = await loadTables(io, table);
      finish(await explainCommand(io, file, field, { ...rest, tables }));
    },
  );
}

function addWhere(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command("where")
    .description("say a filter over common fields in the vendor's names and values")
    .argument("<file>", "a .cemap file")
    .argument("<filter>", "such as \"source = 'Online' AND amount > 5\"")
    .option("--element <name>", "the connector, such as sfdc")
    .option("--object <name>", "the common object")
    .option("--resource <name>", "the vendor's resource")
    .option("--table <name=file>", "rows of a run-time table; repeatable", collect, [])
    .option("--json", "as one JSON document", false);
  withLevels(command).action(
    async (
      file: string,
      filter: string,
      flags: { element?: string; table: string[]; json: boolean } & Who,
    ) => {
      const { whereCommand } = await import("./commands/where.ts");
      const { loadTables } = await import("./tables.ts");
      const { table, ...rest } = flags;
      const tables = await loadTables(io, table);
      finish(await whereCommand(io, file, filter, { ...rest, tables }));
    },
  );
}

interface TestFlags extends Who {
  mutate: boolean;
  engine: "javascript" | "jsonata" | "platform";
  table: string[];
  json: boolean;
  runs: number;
  seed?: number;
}

function addTest(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command("test")
    .description("run the examples that the files hold, then the laws on generated data")
    .argument("[paths...]", pathsText)
    .addOption(
      new Option("--engine <name>", "what runs the maps")
        .choices(engineNames)
        .default("javascript"),
    )
    .option("--table <name=file>", "rows of a run-time table; repeatable", collect, [])
    .option("--runs <count>", "generated cases of each law; 0: none", wholeNumber, 100)
    .option(
      "--seed <number>",
      "of the generated cases; default: another one each time",
      wholeNumber,
    )
    .option("--mutate", "score the examples: which changes of the rules do they notice?", false)
    .option("--json", "one JSON document on stdout", false);
  withLevels(command).action(async (names: string[], flags: TestFlags) => {
    const { testCommand } = await import("./commands/test.ts");
    const { loadTables } = await import("./tables.ts");
    const tables = await loadTables(io, flags.table);
    const { seed = Date.now() % 1_000_000, table: _table, ...rest } = flags;
    finish(await testCommand(io, names, { ...rest, seed, tables }));
  });
}

function addFmt(program: Command, io: Io, finish: Finish): void {
  program
    .command("fmt")
    .description("rewrite .cemap files in canonical form")
    .argument("[paths...]", `${pathsText}; \`-\` formats stdin to stdout`)
    .option("--check", "write nothing; exit 1 if a file would change", false)
    .option("--json", "one JSON document on stdout", false)
    .action(async (names: string[], flags: { check: boolean; json: boolean }) => {
      const { fmtCommand } = await import("./commands/fmt.ts");
      finish(await fmtCommand(io, names, flags));
    });
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError("Give a whole number, 0 or more.");
  return Number(value);
}

function jobCount(value: string): number {
  if (!/^[1-9]\d?$/.test(value)) throw new InvalidArgumentError("Give a number from 1 to 99.");
  return Number(value);
}
