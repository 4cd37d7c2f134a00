import { readFileSync } from "node:fs";
import { join } from "node:path";

/** One `cemap` block of the language page; `title` is the heading above it, numbered if it has more. */
export interface Snippet {
  readonly title: string;
  readonly text: string;
}

/** The examples of `docs/language.md`, which together have every construct. */
export function languageSnippets(): readonly Snippet[] {
  const page = readFileSync(join(import.meta.dirname, "../../docs/language.md"), "utf8");
  return page.split(/^(?=##)/m).flatMap((section) => {
    const heading = section.slice(0, section.indexOf("\n")).replace(/^#+ /, "");
    const blocks = [...section.matchAll(/^```cemap\n(.*?)^```/gms)];
    return blocks.map((block, index) => ({
      title: blocks.length === 1 ? heading : `${heading} (${index + 1})`,
      text: block[1] ?? "",
    }));
  });
}

/** The title as a file name. */
export function slugOf({ title }: Snippet): string {
  return (title.toLowerCase().match(/[a-z0-9]+/g) ?? []).join("-");
}
