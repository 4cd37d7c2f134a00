import { isRecord, member } from "./finding.ts";

/**
 * The value that the fragment of a URI (without `#`) points to: a JSON pointer of RFC 6901, or
 * the name of an `$anchor`. Undefined where it leads nowhere.
 */
export function valueAtFragment(root: unknown, fragment: string): unknown {
  if (fragment === "") return root;
  const decoded = decodeFragment(fragment);
  if (decoded === undefined) return undefined;
  if (!decoded.startsWith("/")) return anchored(root, decoded);
  let value: unknown = root;
  for (const part of decoded.slice(1).split("/")) {
    const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
    value = Array.isArray(value) ? itemAt(value, name) : member(value, name);
    if (value === undefined) return undefined;
  }
  return value;
}

function decodeFragment(fragment: string): string | undefined {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return undefined;
  }
}

function itemAt(list: readonly unknown[], name: string): unknown {
  return /^(0|[1-9]\d{0,8})$/.test(name) ? list[Number(name)] : undefined;
}

/** The first object with this `$anchor`, in the order of the text. */
function anchored(root: unknown, name: string): unknown {
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (member(value, "$anchor") === name) return value;
    if (Array.isArray(value) || isRecord(value)) {
      for (const inner of Object.values(value).reverse()) {
        if (typeof inner === "object" && inner !== null) waiting.push(inner);
      }
    }
  }
  return undefined;
}
