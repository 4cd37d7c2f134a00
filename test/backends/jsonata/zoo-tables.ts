import fc from "fast-check";
import type { Json } from "../../../src/compiler/types.ts";
import { cell, codec, map, p, scalar, table } from "./build.ts";
import { type Animal, maybe, object, pick } from "./zoo-pools.ts";

/** Value tables. */
export function tables(): readonly Animal[] {
  return [
    ...(["keep", "null", "drop", "error"] as const).map(
      (otherwise): Animal => ({
        name: `table else ${otherwise}`,
        map: map(
          cell("x", "X", {
            codec: {
              otherwise,
              steps: [
                { kind: "convert", from: "integer", to: "string" },
                table([
                  ["on", "1"],
                  ["off", "0"],
                  ["old", "2", "write"],
                  ["new", "2", "read"],
                ]),
              ],
            },
          }),
        ),
        vendor: object({ X: pick(0, 1, 2, 3, "1") }),
        common: object({ x: pick("on", "off", "old", "new", "1", "z", 5) }),
      }),
    ),
    {
      name: "table of states",
      map: map(
        cell("x", "X", {
          codec: codec({
            kind: "table",
            rows: [
              {
                direction: "both",
                common: { kind: "value", value: "none" },
                vendor: { kind: "value", value: null },
              },
              {
                direction: "write",
                common: { kind: "missing" },
                vendor: { kind: "value", value: "?" },
              },
              {
                direction: "read",
                common: { kind: "value", value: "unsaid" },
                vendor: { kind: "missing" },
              },
              {
                direction: "both",
                common: { kind: "value", value: null },
                vendor: { kind: "value", value: "nil" },
              },
              {
                direction: "both",
                common: { kind: "value", value: "big" },
                vendor: { kind: "value", value: [1, [2]] },
              },
              {
                direction: "read",
                common: { kind: "missing" },
                vendor: { kind: "value", value: "skip" },
              },
            ],
            writeElse: "else",
            readElse: "other",
            commonType: scalar("string"),
            vendorType: { kind: "unknown" },
          }),
        }),
      ),
      vendor: object({
        X: fc.oneof(pick("nil", "else", "skip", "z"), fc.constant<Json>([1, [2]])),
      }),
      common: object({ x: pick("none", "big", "z", "unsaid") }),
    },
    {
      name: "table of patterns",
      map: map(
        cell("x", "this_", {
          codec: codec({
            kind: "table",
            rows: [
              {
                direction: "both",
                common: { kind: "value", value: "gone" },
                vendor: {
                  kind: "pattern",
                  members: [
                    { path: p("a.b"), value: true },
                    { path: p("c"), value: null },
                  ],
                },
              },
              {
                direction: "both",
                common: { kind: "value", value: "here" },
                vendor: { kind: "pattern", members: [{ path: p("c"), value: 1 }] },
              },
            ],
            commonType: scalar("string"),
            vendorType: { kind: "unknown" },
          }),
        }),
      ),
      vendor: object({
        this_: maybe(object({ a: maybe(object({ b: pick(true, false) })), c: pick(1, 2) })),
      }),
      common: object({ x: pick("gone", "here", "z") }),
    },
  ];
}
