import fc from "fast-check";
import type { CodecStep } from "../../../src/compiler/ir/nodes.ts";
import type { Json, ScalarName } from "../../../src/compiler/types.ts";
import { cell, check, codec, map, scalar } from "./build.ts";
import {
  type Animal,
  dates,
  instants,
  numbers,
  numberTexts,
  object,
  pick,
  texts,
  times,
} from "./zoo-pools.ts";

/** Checks and conversions of one scalar. */
export function scalars(): readonly Animal[] {
  const pools: Partial<Record<ScalarName, fc.Arbitrary<Json>>> = {
    string: fc.oneof(texts, numberTexts, dates, instants, times, pick("true", "false")),
    number: numbers,
    integer: numbers,
    decimal: fc.oneof(numbers, numberTexts),
    boolean: pick(true, false),
    date: dates,
    datetime: instants,
    time: times,
  };
  const pairs: readonly (readonly [ScalarName, ScalarName])[] = [
    ["integer", "number"],
    ["number", "integer"],
    ["integer", "string"],
    ["string", "integer"],
    ["number", "string"],
    ["string", "number"],
    ["decimal", "string"],
    ["string", "decimal"],
    ["decimal", "number"],
    ["number", "decimal"],
    ["integer", "decimal"],
    ["decimal", "integer"],
    ["boolean", "string"],
    ["string", "boolean"],
    ["integer", "boolean"],
    ["boolean", "integer"],
    ["datetime", "date"],
    ["date", "datetime"],
    ["integer", "datetime"],
    ["datetime", "integer"],
    ["date", "string"],
    ["string", "datetime"],
    ["time", "string"],
  ];
  const conversions = pairs.map(([from, to]): Animal => {
    const step: CodecStep = { kind: "convert", from, to };
    return {
      name: `${from} to ${to}`,
      map: map(cell("x", "X", { codec: codec(step), type: scalar(to) })),
      vendor: object({ X: pools[from] ?? texts }),
      common: object({ x: pools[to] ?? texts }),
    };
  });
  const checks = Object.entries(pools).map(([name, pool]): Animal => {
    const type = scalar(name as ScalarName);
    return {
      name: `check ${name}`,
      map: map(cell("x", "X", { codec: codec(check(type)), type })),
      vendor: object({ X: pool }),
      common: object({ x: pool }),
    };
  });
  return [...conversions, ...checks];
}

/** Texts in date masks. */
export function masks(): readonly Animal[] {
  const cases: readonly (readonly [string, "date" | "datetime" | "time", readonly string[]])[] = [
    ["MM/dd/yyyy", "date", ["02/29/2024", "02/30/2024", "2/9/2024", "12/31/0001"]],
    ["M/d/yy", "date", ["2/9/24", "02/9/24", "12/31/69", "1/1/68"]],
    ["EEE, d MMM yyyy", "date", ["Thu, 29 Feb 2024", "Wed, 29 Feb 2024", "Thu, 1 feb 2024"]],
    ["yyyy-DDD", "date", ["2024-366", "2023-366", "2024-001"]],
    ["yyyy-MM-dd HH:mm", "date", ["2024-02-29 10:30", "2024-02-29 24:00"]],
    ["yyyy-MM-dd'T'HH:mm:ssXXX", "date", ["2024-02-29T01:00:00+02:00", "2024-02-29T01:00:00Z"]],
    ["yyyyMMddHHmmssSSS", "datetime", ["20240229103059001", "20240229103059"]],
    [
      "dd.MM.yyyy h:mm a",
      "datetime",
      ["29.02.2024 12:05 AM", "29.02.2024 1:05 PM", "29.02.2024 13:05 PM"],
    ],
    [
      "MMMM d, yyyy HH:mm:ss.SSS Z",
      "datetime",
      ["February 29, 2024 10:00:00.001 -0130", "May 1, 2024 00:00:00.000 +0000"],
    ],
    ["y-MM-dd kk:mm X", "datetime", ["2024-02-29 24:00 -01", "2024-02-29 01:00 Z"]],
    ["HH:mm:ss.SSS", "time", ["10:30:59.001", "10:30:59"]],
    ["K:mm a", "time", ["0:30 PM", "11:59 AM"]],
  ];
  const pools = { date: dates, datetime: instants, time: times };
  return cases.map(
    ([mask, holds, valid]): Animal => ({
      name: `mask ${mask}`,
      map: map(
        cell("x", "X", { codec: codec({ kind: "mask", mask, holds }), type: scalar(holds) }),
      ),
      vendor: object({ X: pick(...valid, "", "x") }),
      common: object({ x: pools[holds] }),
    }),
  );
}
