/**
 * The first place where `actual` does not hold what an example gives, as a sentence; undefined when
 * it holds. Members that the example does not give may be anything; lists must agree in length.
 */
export function firstDifference(expected: unknown, actual: unknown, path = ""): string | undefined {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length !== actual.length) {
      return `${place(path)} has ${actual.length} items, the example gives ${expected.length}`;
    }
    return first(expected.keys(), (index) =>
      firstDifference(expected[index], actual[index], `${path}[${index}]`),
    );
  }
  if (isObject(expected) && isObject(actual)) {
    return first(Object.keys(expected), (name) =>
      firstDifference(
        expected[name],
        Object.hasOwn(actual, name) ? actual[name] : undefined,
        path === "" ? name : `${path}.${name}`,
      ),
    );
  }
  if (expected === actual) return undefined;
  return `${place(path)} is ${shown(actual)}, the example gives ${shown(expected)}`;
}

function first<T>(items: Iterable<T>, find: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function place(path: string): string {
  return path === "" ? "the record" : `\`${path}\``;
}

function shown(value: unknown): string {
  return value === undefined ? "missing" : JSON.stringify(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
