import { check } from "../../../src/compiler/check.ts";
import { memoryHost } from "../../../src/compiler/host.ts";

/** A finding: its message, and the texts that it marks, its own first. */
export interface Told {
  readonly message: string;
  readonly marked: readonly string[];
}

/** All findings of these codes. */
export function findingsOf(
  text: string,
  codes: readonly string[],
  files: Readonly<Record<string, string>> = {},
): readonly Told[] {
  return check({ path: "t.cemap", text }, memoryHost(files))
    .diagnostics.filter(({ code }) => codes.includes(code))
    .map(({ message, span, labels }) => {
      const spans = [span, ...labels.map((label) => label.span)];
      return { message, marked: spans.map(({ start, end }) => text.slice(start, end)) };
    });
}

/** The same as `[marked; marked] message`. */
export function told(...given: Parameters<typeof findingsOf>): readonly string[] {
  return findingsOf(...given).map(({ message, marked }) => `[${marked.join("; ")}] ${message}`);
}
