import { check } from "../../../src/compiler/check.ts";
import { memoryHost } from "../../../src/compiler/host.ts";

/** All findings of these codes, as the texts that each marks (its own first) and its message. */
export function told(
  text: string,
  codes: readonly string[],
  files: Readonly<Record<string, string>> = {},
): readonly string[] {
  return check({ path: "t.cemap", text }, memoryHost(files))
    .diagnostics.filter(({ code }) => codes.includes(code))
    .map(({ message, span, labels }) => {
      const marked = [span, ...labels.map((label) => label.span)];
      return `[${marked.map(({ start, end }) => text.slice(start, end)).join("; ")}] ${message}`;
    });
}
