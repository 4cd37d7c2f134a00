/**
 * Text that is the same for equal JSON: names in order, `-0` as `0`, `undefined` members left out,
 * a missing value as itself. The matchers of vitest are misled by members such as `constructor`.
 */
export function canonicalText(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    return `[${value.map((item) => canonicalText(item) ?? "undefined").join()}]`;
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalText(member)}`);
  return `{${members.sort().join()}}`;
}
