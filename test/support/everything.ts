import { bytesText } from "../../src/compiler/backends/bytes/bytes.ts";
import type { MapLaws } from "../../src/compiler/classes/laws.ts";
import type { DirectionClass } from "../../src/compiler/classes/model.ts";
import { compile } from "../../src/compiler/compile.ts";
import { explain, explainable } from "../../src/compiler/explain/explain.ts";
import { memoryHost } from "../../src/compiler/host.ts";
import { dumpIr } from "../../src/compiler/ir/dump.ts";
import type { IrMap } from "../../src/compiler/ir/nodes.ts";
import { writeSetOf } from "../../src/compiler/ir/write-set.ts";

/** All that comes of one text, by what it is: findings, rules, every output, what is told of it. */
export function everythingOf(text: string): ReadonlyMap<string, string> {
  const source = { path: "map.cemap", text };
  const { laws, files, diagnostics } = compile(source, memoryHost({}), {});
  const findings = diagnostics.map(
    ({ code, severity, message }) => `${severity} ${code} ${message}`,
  );
  return new Map([
    ["findings", findings.join("\n")],
    ...[...files].map(([name, content]): [string, string] => [name, content]),
    ...laws.flatMap((one) =>
      partsOf(one).map(([name, content]) => [`${nameOf(one.map)} ${name}`, content] as const),
    ),
  ]);
}

function nameOf({ name, level }: IrMap): string {
  return level.kind === "organization" ? name : `${name} for ${level.kind} ${level.id}`;
}

function partsOf({ map, rules, structures }: MapLaws): readonly (readonly [string, string])[] {
  const laws = rules.map(({ rule, write, read }) => [rule.label, told(write), told(read)]);
  const shapes = structures.map(({ rules: held, span: _, ...shape }) => [
    ...held.map(({ label }) => label),
    shape,
  ]);
  const writes = writeSetOf(map).map(({ path, rule, on }) => [path, rule.label, on]);
  return [
    ["rules", dumpIr(map)],
    ["bytes read", bytesText(map, "read") ?? ""],
    ["bytes write", bytesText(map, "write") ?? ""],
    ["laws", json([laws, shapes])],
    ["writes", json(writes)],
    ["explained", json(explainable(map).map((field) => [field, explained(map, field)]))],
  ];
}

function told({ kind, isChecked, normalisations, note, witness }: DirectionClass): unknown {
  return [kind, isChecked, normalisations, note, witness];
}

function explained(map: IrMap, field: string): unknown {
  return explain(map, field).map(({ rule, ...rest }) => [rule.label, rest]);
}

function json(value: unknown): string {
  return JSON.stringify(value, (_, inner) => (inner === undefined ? "(missing)" : inner), 2);
}
