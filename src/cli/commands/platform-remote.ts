import type { Command } from "commander";
import type { ExitCode, Io } from "../io.ts";

interface TargetFlags {
  url?: string;
  envFile?: string;
}

const sourcesText = "files, folders or globs; default: those of cemap.config.json, else all below";

/** The commands of `cemap platform` that speak to a remote platform. */
export function addRemoteCommands(
  platform: Command,
  io: Io,
  finish: (code: ExitCode) => void,
): void {
  addPlan(platform, io, finish);
  addApply(platform, io, finish);
  addRestore(platform, io, finish);
  addDrift(platform, io, finish);
  addPull(platform, io, finish);
}

/** Secrets are no options: they would be seen in the list of processes and in the shell's history. */
function withTarget(command: Command): Command {
  return command
    .option("--url <url>", "of the platform; default: CEMAP_URL")
    .option("--env-file <file>", "CEMAP_URL, CEMAP_USER_SECRET, CEMAP_ORG_SECRET as KEY=VALUE");
}

function addPlan(platform: Command, io: Io, finish: (code: ExitCode) => void): void {
  withTarget(platform.command("plan"))
    .description("show what apply would change; changes nothing")
    .argument("[paths...]", sourcesText)
    .option("-o, --output <file>", "keep the plan, for `apply FILE.json`")
    .option("--detailed-exitcode", "exit 0: nothing to change, 2: something", false)
    .option("--json", "one JSON document on stdout", false)
    .action(
      async (
        names: string[],
        flags: TargetFlags & { output?: string; detailedExitcode: boolean; json: boolean },
      ) => {
        const { platformPlanCommand } = await import("./platform-plan.ts");
        finish(await platformPlanCommand(io, names, flags));
      },
    );
}

function addApply(platform: Command, io: Io, finish: (code: ExitCode) => void): void {
  withTarget(platform.command("apply"))
    .description("make the platform hold what the files declare, or what a saved plan says")
    .argument("[paths...]", `${sourcesText}; or one saved plan (.json)`)
    .option("--rollback", "when it stops before the end, bring back what it changed", false)
    .option("--json", "one JSON document on stdout", false)
    .action(async (names: string[], flags: TargetFlags & { rollback: boolean; json: boolean }) => {
      const { platformApplyCommand } = await import("./platform-apply.ts");
      finish(await platformApplyCommand(io, names, flags));
    });
}

function addRestore(platform: Command, io: Io, finish: (code: ExitCode) => void): void {
  withTarget(platform.command("restore"))
    .description("bring back what an apply changed")
    .argument("[snapshot]", "number or file name of a snapshot; default: the last one")
    .option("--force", "also over what somebody else changed since", false)
    .option("--json", "one JSON document on stdout", false)
    .action(
      async (name: string | undefined, flags: TargetFlags & { force: boolean; json: boolean }) => {
        const { platformRestoreCommand } = await import("./platform-restore.ts");
        finish(await platformRestoreCommand(io, name, flags));
      },
    );
}

function addDrift(platform: Command, io: Io, finish: (code: ExitCode) => void): void {
  withTarget(platform.command("drift"))
    .description(
      "what changed on the platform since the last apply or pull; exit 1 if anything did",
    )
    .option("--json", "one JSON document on stdout", false)
    .action(async (flags: TargetFlags & { json: boolean }) => {
      const { platformDriftCommand } = await import("./platform-drift.ts");
      finish(await platformDriftCommand(io, flags));
    });
}

interface PullFlags extends TargetFlags {
  account: string[];
  instance: string[];
  element: string[];
  output: string;
  force: boolean;
  json: boolean;
}

function addPull(platform: Command, io: Io, finish: (code: ExitCode) => void): void {
  withTarget(platform.command("pull"))
    .description("what the platform holds, as .cemap files")
    .option("--account <id>", "also what this account overrides; repeatable", collect, [])
    .option("--instance <id>", "also what this instance overrides; repeatable", collect, [])
    .option("--element <key>", "look at this element too; repeatable", collect, [])
    .option("-o, --output <folder>", "where the files go", ".")
    .option("--force", "write over files that are there", false)
    .option("--json", "one JSON document on stdout", false)
    .action(async (flags: PullFlags) => {
      const { platformPullCommand } = await import("./platform-pull.ts");
      finish(await platformPullCommand(io, flags));
    });
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}
