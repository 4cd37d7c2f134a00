#!/usr/bin/env node
import { exitCodes } from "./io.ts";
import { run } from "./run.ts";

// A reader that has seen enough (`| head`) ends the command quietly.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(exitCodes.fine);
  throw error;
});

process.exitCode = await run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  cwd: process.cwd(),
  env: process.env,
  isErrorTerminal: process.stderr.isTTY === true,
});
