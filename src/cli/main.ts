import { exitCodes } from "./io.ts";
import { run } from "./run.ts";
import { systemReason } from "./system-errors.ts";

// A reader that has seen enough (`| head`) ends the command quietly.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(exitCodes.fine);
  process.stderr.write(`cemap: The output cannot be written: ${systemReason(error)}.\n`);
  process.exit(exitCodes.files);
});
// Nobody listens to the messages: that is no reason to stop writing data.
process.stderr.on("error", () => {});

void run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  cwd: process.cwd(),
  env: process.env,
  isErrorTerminal: process.stderr.isTTY === true,
}).then((code) => {
  process.exitCode = code;
});
