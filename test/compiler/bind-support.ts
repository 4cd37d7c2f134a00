import { bind } from "../../src/compiler/bind.ts";
import { memoryHost } from "../../src/compiler/host.ts";

/** All that is said of a text: `code marked: message (marked: label) help`. */
export function told(
  text: string,
  files: Readonly<Record<string, string>> = {},
): readonly string[] {
  const { loading, binding } = bind({ path: "main.cemap", text }, memoryHost(files));
  const marked = ({ source, start, end }: { source: string; start: number; end: number }): string =>
    (source === "main.cemap" ? text : (files[source] ?? "")).slice(start, end);
  return [...loading, ...binding].map(({ code, span, message, labels, help }) =>
    [
      `${code} ${marked(span)}: ${message}`,
      ...labels.map((label) => `(${marked(label.span)}: ${label.text})`),
      ...(help === undefined ? [] : [help]),
    ].join(" "),
  );
}
