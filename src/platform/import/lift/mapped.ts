import type { Json } from "../../../compiler/types.ts";
import { isList, type JsonObject, memberOf } from "../json.ts";
import { type Ways, waysOf } from "../map-draft.ts";
import type { Said } from "./said.ts";
import type { Assignments } from "./statements.ts";
import { absent, type Term } from "./terms.ts";

/** What each member is set to, all of which a rule can say. */
export type SaidByName = ReadonlyMap<string, Exclude<Said, { kind: "unsaid" }>>;

interface Entry {
  readonly index: number;
  readonly path: string;
  readonly vendorPath: string;
  readonly ways: Ways;
  /** Nothing but its paths and directions is said. */
  readonly isBare: boolean;
}

/** The fields of a transformation around a script. */
export class Mapped {
  readonly #entries: readonly Entry[];
  readonly #rest: Ways;
  /** `vendorType` by the name of a member. */
  readonly vendorTypes: ReadonlyMap<string, string>;

  constructor(payload: JsonObject) {
    const fields = isList(payload.fields) ? payload.fields : [];
    this.#entries = fields.map(entryOf);
    this.#rest = waysOf(payload.configuration);
    const types = fields.flatMap((field) => {
      const [name, type] = [memberOf(field, "vendorPath"), memberOf(field, "vendorType")];
      const isBoth = typeof name === "string" && typeof type === "string";
      return isBoth ? [[name, type] as const] : [];
    });
    this.vendorTypes = new Map(types);
  }

  /** Why the fields beside a script leave open what comes out. */
  unclear(read: Assignments, write: Assignments): string | undefined {
    const find = (set: Assignments, side: "path" | "vendorPath"): string | undefined =>
      [...set.keys()].find((name) => {
        const touching = this.#entries.filter((entry) => topOf(entry[side]) === name);
        const [only] = touching;
        return touching.length > 1 || (only !== undefined && !isClear(only, side));
      });
    const name = find(read, "path") ?? find(write, "vendorPath");
    return name === undefined ? undefined : `\`${name}\` is mapped in another way besides`;
  }

  /** What the fields have made of a member before the script runs; undefined where that is not plain. */
  before(name: string, way: "read" | "write"): Term | undefined {
    const [own, from] =
      way === "read" ? (["path", "vendorPath"] as const) : (["vendorPath", "path"] as const);
    const open = way === "read" ? "fromVendor" : "toVendor";
    const touching = this.#entries.filter((entry) => topOf(entry[own]) === name);
    const [entry] = touching;
    const isUsed = this.#entries.some(({ path, vendorPath }) =>
      [path, vendorPath].some((text) => topOf(text) === name),
    );
    if (entry === undefined) return isUsed || !this.#rest[open] ? absent : undefined;
    if (touching.length > 1 || entry[own] !== name) return undefined;
    if (!entry.ways[open]) return absent;
    const isPlain = entry.isBare && topOf(entry[from]) === entry[from];
    return isPlain ? { kind: "input", name: entry[from] } : undefined;
  }

  /** A name that the platform passes on where nothing maps it, and rules do not. */
  passing(reads: SaidByName, writes: SaidByName): string | undefined {
    const named = (said: SaidByName): readonly string[] =>
      [...said.values()].flatMap((one) =>
        "source" in one ? [one.source] : one.kind === "expression" ? one.sources : [],
      );
    const used = new Set(
      this.#entries.flatMap(({ path, vendorPath }) => [topOf(path), topOf(vendorPath)]),
    );
    const vendor = [...named(reads), ...writes.keys()];
    const common = [...named(writes), ...reads.keys()];
    const lost = (names: readonly string[], set: SaidByName): string | undefined =>
      names.find((name) => !used.has(name) && !set.has(name));
    return (
      (this.#rest.fromVendor ? lost([...vendor, ...common], reads) : undefined) ??
      (this.#rest.toVendor ? lost([...common, ...vendor], writes) : undefined)
    );
  }

  /** Entries that the script decides in some direction. */
  decided(read: Assignments, write: Assignments): readonly number[] {
    return this.#entries
      .filter(({ path, vendorPath }) => read.has(path) || write.has(vendorPath))
      .map(({ index }) => index);
  }

  /** Whether a field is there for a common member. */
  maps(common: string): boolean {
    return this.#entries.some(({ path }) => topOf(path) === common);
  }

  /** With the other direction of entries that the script decides in one: a copy. */
  withOtherHalves(
    reads: SaidByName,
    writes: SaidByName,
  ): { readonly reads: SaidByName; readonly writes: SaidByName } {
    const all = { reads: new Map(reads), writes: new Map(writes) };
    for (const { path, vendorPath, ways } of this.#entries) {
      const [isRead, isWritten] = [reads.has(path), writes.has(vendorPath)];
      if (isRead && !isWritten && ways.toVendor) {
        all.writes.set(vendorPath, { kind: "copy", source: path });
      }
      if (isWritten && !isRead && ways.fromVendor) {
        all.reads.set(path, { kind: "copy", source: vendorPath });
      }
    }
    return all;
  }
}

function entryOf(field: Json, index: number): Entry {
  const [path, vendorPath] = [memberOf(field, "path"), memberOf(field, "vendorPath")];
  const configuration = memberOf(field, "configuration");
  const said = isList(configuration) ? configuration : [];
  return {
    index,
    path: typeof path === "string" ? path : "",
    vendorPath: typeof vendorPath === "string" ? vendorPath : "",
    ways: waysOf(configuration),
    isBare: said.every((one) => ["passThrough", "remove"].includes(String(memberOf(one, "type")))),
  };
}

/** The first name of a path. */
function topOf(path: string): string {
  return /^[^.[]*/.exec(path)?.[0] ?? "";
}

/** A bare entry between two plain members. */
function isClear(entry: Entry, side: "path" | "vendorPath"): boolean {
  const { path, vendorPath, isBare } = entry;
  return isBare && topOf(path) === path && topOf(vendorPath) === vendorPath && entry[side] !== "";
}
