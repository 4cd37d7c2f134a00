import { jsonTokens } from "./json-tokens.ts";

/** Where the reading of a JSON text stands, for each list and object around. */
type Around =
  | { readonly kind: "list"; index: number }
  | { readonly kind: "object"; readonly names: Set<string>; name: string; isName: boolean };

/**
 * The path of the first member that its object names a second time; undefined without one. A parser
 * keeps the last of them and says nothing. `text` has to be JSON.
 */
export function repeatedMember(text: string): readonly (string | number)[] | undefined {
  const around: Around[] = [];
  for (const token of jsonTokens(text)) {
    const inner = around.at(-1);
    switch (token) {
      case "{":
        around.push({ kind: "object", names: new Set(), name: "", isName: true });
        break;
      case "[":
        around.push({ kind: "list", index: 0 });
        break;
      case "}":
      case "]":
        around.pop();
        break;
      case ",":
        if (inner?.kind === "list") inner.index++;
        else if (inner?.kind === "object") inner.isName = true;
        break;
      default: {
        if (inner?.kind !== "object" || !inner.isName) break;
        inner.name = JSON.parse(token) as string;
        inner.isName = false;
        if (inner.names.has(inner.name)) return around.map(stepOf);
        inner.names.add(inner.name);
      }
    }
  }
  return undefined;
}

function stepOf(around: Around): string | number {
  return around.kind === "list" ? around.index : around.name;
}
