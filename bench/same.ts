import { isDeepStrictEqual } from "node:util";

/** As JSON text would show it: members without a value are gone. */
export function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

/** Throws, naming the first record, when a contestant's results are not ours. */
export function assertSame(
  name: string,
  ours: readonly unknown[],
  theirs: readonly unknown[],
  view: (value: unknown) => unknown = plain,
): void {
  if (ours.length !== theirs.length) {
    throw new Error(`${name}: ${theirs.length} results instead of ${ours.length}`);
  }
  ours.forEach((value, index) => {
    const [a, b] = [view(value), view(theirs[index])];
    if (isDeepStrictEqual(a, b)) return;
    const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
    throw new Error(`${name}: record ${index} is\n${right}\ninstead of\n${left}`);
  });
}

/** For tools that cannot tell a missing member from null: neither is shown, nor what is then empty. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value)
    .map(([name, member]) => [name, withoutNulls(member)] as const)
    .filter(([, member]) => member !== null && member !== undefined && !isEmpty(member));
  return Object.fromEntries(kept);
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
