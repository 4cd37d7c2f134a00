import { expect } from "vitest";
import { check } from "../../src/compiler/compile.ts";
import { memoryHost } from "../../src/compiler/host.ts";
import type { IrMap } from "../../src/compiler/ir/nodes.ts";
import { format } from "../../src/grammar/format.ts";
import { canonicalText } from "../runtime/json-values.ts";
import { enginesOf } from "../support/engines.ts";
import { isMagicName } from "../support/exclusions.ts";
import { type Batch, batchOf, type Place, recordOf } from "./place.ts";
import { type Shape, shapeOf } from "./shape.ts";

/** What became of the texts in one place. */
export interface Outcome {
  readonly accepted: number;
  /** Codes of the diagnostics by which texts were refused. */
  readonly refused: ReadonlyMap<string, readonly string[]>;
}

/**
 * Puts every text into the place. All that the compiler takes go through the three engines, both
 * ways, in maps of many texts (a text that is refused beside others is tried again without them);
 * the trees of what is generated must be those of the same map with plain texts. Throws for the
 * first text that changes something.
 */
export async function exercise(place: Place, texts: readonly string[]): Promise<Outcome> {
  const refused = new Map<string, string[]>();
  let accepted = 0;
  const queue: (readonly string[])[] = groupsOf(place, texts);
  for (let group = queue.shift(); group !== undefined; group = queue.shift()) {
    if (group.length === 0) continue;
    const { map, batch, wrong } = compiled(place, group);
    if (map !== undefined && wrong.size === 0) {
      await verify(place, group, map, batch);
      accepted += group.length;
    } else if (group.length === 1) {
      const [code = "nothing"] = wrong.values();
      refused.set(code, [...(refused.get(code) ?? []), ...group]);
    } else if (wrong.size > 0 && wrong.size < group.length) {
      queue.push(
        group.filter((_, index) => !wrong.has(index)),
        group.filter((_, index) => wrong.has(index)),
      );
    } else {
      queue.push(...halves(group));
    }
  }
  expect(globalThis).not.toHaveProperty("cemapWasHere");
  return { accepted, refused };
}

function halves<T>(items: readonly T[]): readonly (readonly T[])[] {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}

/**
 * Names that every object inherits are read by other code, and names that JSONata takes for marks
 * of its own do not run there: each of them is a group by itself.
 */
function groupsOf(place: Place, texts: readonly string[]): (readonly string[])[] {
  const usable = texts.filter((text) => place.skips?.(text) !== true);
  if (place.kind === "value") return [usable];
  const isSpecial = (text: string): boolean => isInherited(text) || isMagicName(text);
  return [
    usable.filter((text) => !isSpecial(text)),
    ...usable.filter(isSpecial).map((text) => [text]),
  ];
}

function isInherited(text: string): boolean {
  return text in Object.prototype;
}

interface Compiled {
  readonly map: IrMap | undefined;
  readonly batch: Batch;
  /** Texts that were refused, by their index, with the code; -1 for what belongs to none. */
  readonly wrong: ReadonlyMap<number, string>;
}

function compiled(place: Place, texts: readonly string[]): Compiled {
  const batch = batchOf(place, texts);
  const files = Object.assign({}, ...batch.parts.map((part) => part.files ?? {}));
  const { maps, diagnostics } = check(
    { path: "test.cemap", text: batch.source },
    memoryHost(files),
  );
  const wrong = new Map<number, string>();
  for (const { severity, code, span } of diagnostics) {
    if (severity !== "error") continue;
    const index = batch.textAt(span.start) ?? -1;
    if (!wrong.has(index)) wrong.set(index, code);
  }
  if (wrong.has(-1) && texts.length > 1) return { map: undefined, batch, wrong: new Map() };
  return { map: maps[0], batch, wrong };
}

/** Fails for the smallest part of the group that fails. */
async function verify(
  place: Place,
  texts: readonly string[],
  map: IrMap,
  batch: Batch,
): Promise<void> {
  try {
    await carries(map, batch, texts.some(isMagicName) && place.kind === "name");
    sameShape(place, texts, map);
    const formatted = format(batch.source);
    expect(formatted === format(formatted), "the formatter is idempotent").toBe(true);
    const again = compiledShape(place, formatted, batch);
    expect(again, "the formatter keeps the meaning").toBe(meaningOf(map));
  } catch (problem) {
    for (const half of texts.length === 1 ? [] : halves(texts)) {
      const smaller = compiled(place, half);
      if (smaller.map !== undefined) await verify(place, half, smaller.map, smaller.batch);
    }
    const about = `${place.name}: ${JSON.stringify(texts).slice(0, 300)}\n${batch.source.slice(0, 600)}`;
    throw new Error(`${about}\n${(problem as Error).message.slice(0, 2000)}`, { cause: problem });
  }
}

/** The map of another text with the same files, as far as it has a meaning. */
function compiledShape(_: Place, source: string, batch: Batch): string {
  const files = Object.assign({}, ...batch.parts.map((part) => part.files ?? {}));
  const { maps } = check({ path: "test.cemap", text: source }, memoryHost(files));
  return maps[0] === undefined ? "no map" : meaningOf(maps[0]);
}

/** The IR without places and labels, which layout may change. */
function meaningOf(map: IrMap): string {
  return JSON.stringify(map, (key, value: unknown) =>
    key === "span" || key === "label" ? undefined : value,
  );
}

async function carries(map: IrMap, batch: Batch, isMagic: boolean): Promise<void> {
  const vendor = recordOf(batch, "vendor");
  const common = recordOf(batch, "common");
  const created = recordOf(batch, "created");
  const tables = Object.fromEntries(batch.parts.flatMap((part) => part.tables ?? []));
  for (const engine of await enginesOf(map, tables, { timeoutMs: 20_000 })) {
    if (engine.name === "jsonata" && isMagic) continue; // see test/support/exclusions.ts
    const results = [
      ["read", await engine.read(vendor), common],
      ["write", await engine.write(common, vendor), vendor],
      ["create", await engine.write(common), created],
    ] as const;
    for (const [what, result, expected] of results) {
      const [found, wanted] = [canonicalText(result), canonicalText(expected)];
      if (found !== wanted) throw new Error(`${engine.name} ${what}: ${found}\nnot ${wanted}`);
    }
  }
}

const plainShapes = new Map<string, Shape>();

function sameShape(place: Place, texts: readonly string[], map: IrMap): void {
  const isOdd = place.kind === "name" && texts.some(isInherited);
  const key = `${place.name} ${texts.length} ${isOdd}`;
  const plain = plainShapes.get(key) ?? plainShape(place, texts.length, isOdd);
  plainShapes.set(key, plain);
  const shape = shapeOf(map);
  for (const side of ["javascript", "declarations", "read", "write"] as const) {
    if (shape[side] !== plain[side]) {
      throw new Error(`the tree of ${side} changes: ${difference(shape[side], plain[side])}`);
    }
  }
}

function plainShape(place: Place, count: number, isOdd: boolean): Shape {
  const texts = isOdd ? ["toString"] : Array.from({ length: count }, (_, i) => `plain${i}`);
  const { map, batch, wrong } = compiled(place, texts);
  if (map === undefined) {
    throw new Error(`the plain map is refused: ${[...wrong.values()]}\n${batch.source}`);
  }
  return shapeOf(map);
}

/** Where two texts part. */
function difference(left: string, right: string): string {
  let at = 0;
  while (left[at] === right[at]) at++;
  const around = (text: string): string => text.slice(Math.max(0, at - 60), at + 60);
  return `…${around(left)}…\nnot …${around(right)}…`;
}
