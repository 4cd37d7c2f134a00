import fc from "fast-check";
import type { CodecStep } from "../../../src/compiler/ir/nodes.ts";
import type { Json, ScalarName } from "../../../src/compiler/types.ts";
import { cell, codec, map, scalar } from "./build.ts";
import {
  type Animal,
  instants,
  listOf,
  numbers,
  numberTexts,
  object,
  pick,
  texts,
} from "./zoo-pools.ts";

function one(
  name: string,
  step: CodecStep,
  type: ScalarName,
  vendor: fc.Arbitrary<Json>,
  common: fc.Arbitrary<Json>,
): Animal {
  return {
    name,
    map: map(cell("x", "X", { codec: codec(step), type: scalar(type) })),
    vendor: object({ X: vendor }),
    common: object({ x: common }),
  };
}

function linear(
  numerator: string,
  denominator: string,
  offset: string,
  from: "number" | "integer" | "decimal",
  to: "number" | "integer" | "decimal",
): Animal {
  const pool = fc.oneof(
    numbers,
    numberTexts,
    pick(37, 19.99, "19.99", 98.6, 32, "0.07", 1e15, 3, 999999999999999),
  );
  return one(
    `linear ${numerator}/${denominator}+${offset} ${from} ${to}`,
    { kind: "linear", numerator, denominator, offset, from, to },
    to,
    pool,
    pool,
  );
}

function formats(
  pattern: string,
  decimalPoint: string,
  grouping: string,
  holds: "number" | "integer" | "decimal",
): Animal {
  return one(
    `format ${pattern} ${holds}`,
    { kind: "number-format", pattern, decimalPoint, grouping, holds },
    holds,
    pick(
      "1,234.50",
      "1.234,50",
      "1234.50",
      "1234,5",
      "0",
      "-1",
      "(1)",
      "1,23",
      "00",
      ".5",
      "1,234,567",
      "12,34,567",
      "-0",
      "$5",
    ),
    fc.oneof(numbers, numberTexts, pick(1234.5, "1234.50", -3, "-0.00")),
  );
}

/** Steps between text, numbers and instants. */
export function steps(): readonly Animal[] {
  return [
    one(
      "epoch s",
      { kind: "epoch", unit: "s" },
      "datetime",
      pick(0, 1709305200, 1.5, 1e12),
      instants,
    ),
    one(
      "epoch ms",
      { kind: "epoch", unit: "ms" },
      "datetime",
      pick(0, 1709305200123, -1, 1e17),
      instants,
    ),
    linear("1", "100", "0", "integer", "decimal"),
    linear("1", "100", "0", "decimal", "decimal"),
    linear("9", "5", "32", "number", "number"),
    linear("1", "3", "0", "number", "decimal"),
    linear("-2.5", "1", "-0.5", "decimal", "integer"),
    formats("#,##0.00", ".", ",", "decimal"),
    formats("#,##0.##;(#)", ".", ",", "number"),
    formats("#,##0.#", ",", ".", "number"),
    formats("#,##0.###", ",", ".", "decimal"),
    formats("000", ".", ",", "integer"),
    one("not", { kind: "builtin", name: "not" }, "boolean", pick(true, false), pick(true, false)),
    one("lower", { kind: "builtin", name: "lower" }, "string", texts, texts),
    one("upper", { kind: "builtin", name: "upper" }, "string", texts, texts),
    one("trim", { kind: "builtin", name: "trim" }, "string", pick(" a  b\n", "", " ", "a"), texts),
    one(
      "base64",
      { kind: "builtin", name: "base64" },
      "string",
      pick("", "w6k=", "6Q==", "YQ==", "YQ", "8J+YgA==", "7aCA", "YR=="),
      pick("", "é", "a", "😀", "\ud800", "\\ud800", "%"),
    ),
  ];
}

/** Lists in text, and run-time tables. */
export function textLists(): readonly Animal[] {
  const tags: CodecStep[] = [{ kind: "split", separator: ";" }];
  return [
    {
      name: "list in text",
      map: map(
        cell("x", "X", {
          codec: codec(...tags),
          type: { kind: "list", item: scalar("string"), key: [] },
        }),
      ),
      vendor: object({ X: pick("", "a", "a;b", ";", "a;;b") }),
      common: object({ x: listOf(pick("a", "", "b;c")) }),
    },
    {
      name: "numbers in a list",
      map: map(
        cell("x", "X", {
          codec: codec(...tags, {
            kind: "items",
            codec: {
              steps: [{ kind: "convert", from: "string", to: "number" }],
              otherwise: "null",
            },
          }),
          type: { kind: "list", item: scalar("number"), key: [] },
        }),
      ),
      vendor: object({ X: pick("", "1", "01;2", "1;x") }),
      common: object({ x: listOf(pick(1, 2.5, "x")) }),
    },
    {
      name: "lookup",
      map: map(
        cell("x", "X", {
          codec: codec({ kind: "lookup", table: "users", common: "id", vendor: "remote" }),
        }),
      ),
      vendor: object({ X: pick("r1", "r2", "r3", 5) }),
      common: object({ x: pick("u1", "u2", "u3") }),
      tables: {
        users: [
          { id: "u1", remote: "r1" },
          { id: "u2", remote: "r2" },
          { id: "u5", remote: 5 },
        ],
      },
    },
  ];
}
