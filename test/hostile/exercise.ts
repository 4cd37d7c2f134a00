import { check } from "../../src/compiler/check.ts";
import { memoryHost } from "../../src/compiler/host.ts";
import type { IrMap } from "../../src/compiler/ir/nodes.ts";
import { canonicalText } from "../support/canonical-text.ts";
import { enginesOf } from "../support/engines.ts";
import { isMagicName } from "../support/exclusions.ts";
import { type Batch, batchOf, type Place, recordOf } from "./place.ts";
import { plainText, type Shape, shapeOf } from "./shape.ts";

/** What became of the texts in one place. */
export interface Outcome {
  readonly accepted: number;
  /** The codes of the diagnostics by which texts were refused, with the texts. */
  readonly refused: ReadonlyMap<string, readonly string[]>;
}

type Groups = readonly (readonly string[])[];

/**
 * Puts every text into the place. All that the compiler takes go through the three engines, both
 * ways, in maps of many texts (texts that are refused beside others are tried again without them);
 * the trees of what is generated must be those of the same map with plain texts. JSONata, the
 * slowest, either creates or changes a record in a map of many texts. Throws for the first texts
 * that change something.
 */
export async function exercise(place: Place, texts: readonly string[]): Promise<Outcome> {
  const refused = new Map<string, string[]>();
  let accepted = 0;
  const queue = batchesOf(place, texts);
  plainShapes.clear(); // of the place before: they are large
  for (let groups = queue.shift(); groups !== undefined; groups = queue.shift()) {
    const { map, batch, wrong } = compiled(place, groups);
    if (map !== undefined && wrong.size === 0) {
      await verify(place, groups, map, batch);
      accepted += groups.flat().length;
      continue;
    }
    const sound = groups.filter((_, index) => !wrong.has(index) && !wrong.has(-1));
    if (sound.length > 0) queue.push(sound);
    for (const [index, group] of groups.entries()) {
      const code = wrong.get(index) ?? wrong.get(-1);
      if (code === undefined) continue;
      if (group.length > 1) queue.push(halves(group));
      else if (groups.length > 1) queue.push([group]);
      else refused.set(code, [...(refused.get(code) ?? []), ...group]);
    }
  }
  if ("cemapWasHere" in globalThis) throw new Error(`${place.name}: a text ran`);
  return { accepted, refused };
}

function halves<T>(items: readonly T[]): readonly (readonly T[])[] {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}

/** Batches of one form share the plain map that they are compared with. */
const textsInBatch = 128;

function groupsOf<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, at) => items.slice(at * size, (at + 1) * size));
}

/**
 * Names that every object inherits are read by other code, and names that JSONata takes for marks
 * of its own do not run there: each kind is in batches of its own.
 */
function batchesOf(place: Place, texts: readonly string[]): Groups[] {
  const size = place.size ?? 16;
  const kinds = new Map<string, string[]>();
  for (const text of texts) {
    if (place.skips?.(text) === true) continue;
    const kind = place.kind === "name" ? kindOfName(text) : "ordinary";
    const known = kinds.get(kind);
    if (known === undefined) kinds.set(kind, [text]);
    else known.push(text);
  }
  return [...kinds.values()].flatMap((kind) =>
    groupsOf(groupsOf(kind, size), Math.ceil(textsInBatch / size)),
  );
}

function kindOfName(text: string): "ordinary" | "magic" | "inherited" | "__proto__" {
  if (text === "__proto__") return "__proto__";
  if (isMagicName(text)) return "magic";
  return text in Object.prototype ? "inherited" : "ordinary";
}

interface Compiled {
  readonly map: IrMap | undefined;
  readonly batch: Batch;
  /** Groups that were refused, by their index, with a code; -1 for what belongs to none. */
  readonly wrong: ReadonlyMap<number, string>;
}

function compiled(place: Place, groups: Groups): Compiled {
  const batch = batchOf(place, groups);
  const source = { path: "test.cemap", text: batch.source };
  const { maps, diagnostics } = check(source, memoryHost(batch.files));
  const wrong = new Map<number, string>();
  for (const { severity, code, span } of diagnostics) {
    if (severity !== "error") continue;
    const group = batch.groupAt(span.start) ?? -1;
    if (!wrong.has(group)) wrong.set(group, code);
  }
  if (maps.length === 0 && wrong.size === 0) wrong.set(-1, "nothing");
  return { map: maps[0], batch, wrong };
}

/** Fails for the smallest part that fails. */
async function verify(place: Place, groups: Groups, map: IrMap, batch: Batch): Promise<void> {
  try {
    sameShape(place, groups, map);
    await carries(map, batch, place.kind === "name" && groups.flat().some(isMagicName));
  } catch (problem) {
    const [only] = groups;
    const smaller =
      groups.length > 1
        ? halves(groups)
        : only === undefined || only.length === 1
          ? []
          : halves(only).map((half) => [half]);
    for (const half of smaller) {
      const { map: inner, batch: rest } = compiled(place, half);
      if (inner !== undefined) await verify(place, half, inner, rest);
    }
    const about = `${place.name}: ${JSON.stringify(groups).slice(0, 300)}`;
    const message = (problem as Error).message.slice(0, 1000);
    throw new Error(`${about}\n${batch.source.slice(0, 1000)}\n${message}`, { cause: problem });
  }
}

async function carries(map: IrMap, batch: Batch, isMagic: boolean): Promise<void> {
  const vendor = recordOf(batch, "vendor");
  const common = recordOf(batch, "common");
  const created = recordOf(batch, "created");
  const tables = Object.fromEntries(batch.parts.flatMap((part) => part.tables ?? [])) as Parameters<
    typeof enginesOf
  >[1];
  for (const engine of await enginesOf(map, tables)) {
    if (engine.name === "jsonata" && isMagic) continue; // see test/support/exclusions.ts
    same(`${engine.name} reads`, await engine.read(vendor), common);
    const isEither = engine.name === "jsonata" && batch.parts.length > 1;
    if (!isEither || batch.source.length % 2 === 0)
      same(`${engine.name} writes`, await engine.write(common, vendor), vendor);
    if (!isEither || batch.source.length % 2 === 1)
      same(`${engine.name} creates`, await engine.write(common), created);
  }
}

function same(what: string, result: unknown, expected: unknown): void {
  const [found, wanted] = [canonicalText(result) ?? "", canonicalText(expected) ?? ""];
  if (found !== wanted) throw new Error(`${what} ${difference(found, wanted)}`);
}

const plainShapes = new Map<string, Shape>();

function sameShape(place: Place, groups: Groups, map: IrMap): void {
  const shape = shapeOf(map);
  // Nothing else is like it; that the texts parse is said by the call above.
  if (place.kind === "name" && kindOfName(groups.flat()[0] ?? "") === "__proto__") return;
  const texts = plainTexts(place, groups);
  const key = `${place.name} ${JSON.stringify(texts)}`;
  const plain = plainShapes.get(key) ?? plainShape(place, texts);
  plainShapes.set(key, plain);
  for (const side of ["javascript", "declarations", "read", "write"] as const) {
    if (shape[side] === plain[side]) continue;
    throw new Error(`the tree of ${side} changes: ${difference(shape[side], plain[side])}`);
  }
}

/**
 * Texts without any meaning for the same map. Inherited names have one, and are only like one
 * another: they stand in another order.
 */
function plainTexts(place: Place, groups: Groups): Groups {
  const texts = groups.flat();
  let count = 0;
  return groups.map((group) =>
    group.map((text) => {
      count++;
      const isInherited = place.kind === "name" && kindOfName(text) === "inherited";
      const plain = isInherited ? (texts.at(-count) ?? text) : plainText(count);
      return place.plain?.(text, plain) ?? plain;
    }),
  );
}

function plainShape(place: Place, texts: Groups): Shape {
  const { map, batch, wrong } = compiled(place, texts);
  if (map === undefined || wrong.size > 0) {
    throw new Error(`the plain map is refused: ${[...wrong.values()]}\n${batch.source}`);
  }
  return shapeOf(map);
}

/** Where two texts part. */
function difference(left: string, right: string): string {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at++;
  const around = (text: string): string => text.slice(Math.max(0, at - 80), at + 80);
  return `…${around(left)}…\nnot …${around(right)}…`;
}
