import type { Readable, Writable } from "node:stream";

/** What a command may touch of its process; tests give their own. */
export interface Io {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isErrorTerminal: boolean;
}

/** Promised exit codes. */
export const exitCodes = {
  fine: 0,
  findings: 1,
  usage: 2,
  files: 3,
  platform: 4,
  defect: 5,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Ends a command with a message for the user and an exit code; never shown with a stack. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Writes a text and waits until the stream takes more; a stream that is closed takes nothing. */
export async function print(stream: Writable, text: string): Promise<void> {
  if (text !== "") await printBytes(stream, text);
}

/** The same for bytes. */
export async function printBytes(stream: Writable, bytes: Uint8Array | string): Promise<void> {
  if (stream.errored) throw stream.errored;
  if (bytes.length === 0 || stream.destroyed || stream.write(bytes)) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      stream.off("drain", done);
      stream.off("close", done);
      resolve();
    };
    stream.on("drain", done);
    stream.on("close", done);
  });
  if (stream.errored) throw stream.errored;
}
