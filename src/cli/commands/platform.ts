import type { Command } from "commander";
import type { ExitCode, Io } from "../io.ts";
import { addRemoteCommands } from "./platform-remote.ts";

/** Told how a command ended. */
export type Finish = (code: ExitCode) => void;

/** One sub-command of `cemap platform`: describes itself, and loads what it needs when it runs. */
export type PlatformSubcommand = (group: Command, io: Io, finish: Finish) => void;

/** Sub-commands in the order of the help. */
const subcommands: readonly PlatformSubcommand[] = [addServe, addRemoteCommands];

/** `cemap platform`: an integration platform, local or remote. */
export function addPlatform(program: Command, io: Io, finish: Finish): void {
  const group = program
    .command("platform")
    .description("run a local integration platform, and deploy to a remote one");
  for (const add of subcommands) add(group, io, finish);
}

function addServe(group: Command, io: Io, finish: Finish): void {
  group
    .command("serve")
    .description("a local platform that holds and runs payloads")
    .argument("[paths...]", "files, folders or globs whose payloads it starts with; default: none")
    .option("--port <number>", "0: any free one", "8585")
    .option(
      "--host <address>",
      "address to listen on; others than this machine's are your choice",
      "127.0.0.1",
    )
    .option("--data <folder>", "keep what it holds; default: in memory")
    .action(async (names: string[], flags: { port: string; host: string; data?: string }) => {
      const { platformServeCommand } = await import("./platform-serve.ts");
      finish(await platformServeCommand(io, names, flags));
    });
}
