import { relative } from "node:path";

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  ENOTDIR: "a part of its path is no folder",
  EISDIR: "it is a folder",
  EACCES: "it is not permitted",
  EPERM: "it is not permitted",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EFBIG: "it would be larger than is permitted",
  EMFILE: "too many files are open",
  EPIPE: "nobody reads it any more",
};

/** An error of the operating system in words, without the end of the sentence; undefined for others. */
export function systemReason(error: unknown): string | undefined {
  return isSystemError(error) ? (reasons[error.code ?? ""] ?? error.message) : undefined;
}

/** The whole sentence, with the file as seen from `folder`; undefined for other errors. */
export function systemMessage(error: unknown, folder: string): string | undefined {
  const reason = systemReason(error);
  if (reason === undefined || !isSystemError(error)) return undefined;
  if (error.path === undefined) return `A file cannot be used: ${reason}.`;
  const path = relative(folder, error.path);
  const name = path === "" || path.startsWith("..") ? error.path : path;
  return `\`${name}\` cannot be used: ${reason}.`;
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error;
}
