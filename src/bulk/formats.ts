/** How records lie in a stream. */
export const recordFormats = ["json", "ndjson", "csv"] as const;
export type RecordFormat = (typeof recordFormats)[number];

/** The format that a file name tells, with or without `.gz`, or undefined. */
export function formatOfName(path: string): RecordFormat | undefined {
  const name = path.toLowerCase().replace(/\.gz$/, "");
  if (name.endsWith(".ndjson") || name.endsWith(".jsonl")) return "ndjson";
  if (name.endsWith(".json")) return "json";
  if (name.endsWith(".csv")) return "csv";
  return undefined;
}

/**
 * The format that the start of a stream tells: `[` a JSON array; `{` a JSON document, or NDJSON
 * when a complete object ends on the first line and another follows; anything else CSV.
 */
export function formatOfStart(start: string): RecordFormat {
  const text = start.replace(/^\ufeff/, "").trimStart();
  if (text.startsWith("[") || text === "") return "json";
  if (!text.startsWith("{")) return "csv";
  const lineEnd = text.indexOf("\n");
  if (lineEnd < 0) return "json";
  return isJson(text.slice(0, lineEnd)) && text.slice(lineEnd).trim() !== "" ? "ndjson" : "json";
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
