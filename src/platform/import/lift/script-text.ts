import { type Program, parse } from "acorn";

/** The statements of a body, which is the inside of a function; undefined for other text. */
export function parsedScript(body: string): Program | undefined {
  try {
    return parse(body, {
      ecmaVersion: 2020,
      sourceType: "script",
      allowReturnOutsideFunction: true,
      locations: true,
    });
  } catch {
    return undefined;
  }
}

/** The first line of a statement with its number, for a report. */
export function shownStatement(
  body: string,
  node: {
    readonly start: number;
    readonly loc?: { readonly start: { readonly line: number } } | null;
  },
): string {
  const line = body.slice(node.start).split("\n", 1)[0]?.trim().slice(0, 60) ?? "";
  return `line ${node.loc?.start.line ?? 1} is no plain assignment, \`${line}\``;
}
