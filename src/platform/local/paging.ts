import { PlatformError } from "./platform-error.ts";

/** A part of a list, and the headers that say which. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly headers: Readonly<Record<string, string>>;
}

/** What the query says: `pageSize`, and `page` (from 1) or `nextPage` (a token of an earlier answer). */
export interface PageQuery {
  readonly pageSize?: string | undefined;
  readonly page?: string | undefined;
  readonly nextPage?: string | undefined;
}

const maxPageSize = 2000;

/** The page that a query asks for; all items where it asks for none. Throws 400. */
export function pageOf<Item>(all: readonly Item[], query: PageQuery): Page<Item> {
  const token = query.nextPage === undefined ? undefined : readToken(query.nextPage);
  const isPaged = query.pageSize !== undefined || query.page !== undefined || token !== undefined;
  if (!isPaged) return { items: all, headers: counts(all.length, all.length) };
  const size = token?.size ?? positive(query.pageSize ?? "200", "pageSize", maxPageSize);
  const start = token?.start ?? (positive(query.page ?? "1", "page", 1e9) - 1) * size;
  const items = all.slice(start, start + size);
  const end = start + items.length;
  const headers = counts(items.length, all.length);
  if (end >= all.length || items.length === 0) return { items, headers };
  return { items, headers: { ...headers, "Elements-Next-Page-Token": tokenOf(end, size) } };
}

function counts(returned: number, total: number): Readonly<Record<string, string>> {
  return { "Elements-Returned-Count": String(returned), "Elements-Total-Count": String(total) };
}

function positive(text: string, name: string, max: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > max) {
    throw new PlatformError(400, `${name} must be a whole number from 1 to ${max}.`);
  }
  return value;
}

function tokenOf(start: number, size: number): string {
  return Buffer.from(`${start}:${size}`, "utf8").toString("base64url");
}

function readToken(token: string): { readonly start: number; readonly size: number } {
  const text = Buffer.from(token, "base64url").toString("utf8");
  const match = /^(\d{1,9}):(\d{1,4})$/.exec(text);
  const [start, size] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || size < 1 || size > maxPageSize) {
    throw new PlatformError(400, "nextPage is not a token of this platform.");
  }
  return { start, size };
}
