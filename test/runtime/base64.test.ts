import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as es6 from "../../src/compiler/backends/platform/es6/base64.ts";
import * as runtime from "../../src/runtime/base64.ts";
import { at, outcome, refusal } from "./refusal.ts";

describe.each([
  ["the runtime", runtime],
  ["scripts of the platform", es6],
])("base64 of %s", (_name, text) => {
  it("brings base64 of any text back, or refuses it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        const built = outcome(() => text.base64Build(value, at));
        if (typeof built !== "string") expect(value).toMatch(/\p{Surrogate}/u);
        else {
          expect(built).toBe(Buffer.from(value, "utf8").toString("base64"));
          expect(text.base64Get(built, at)).toBe(value);
        }
      }),
    );
  });

  it("reads base64 of any bytes as UTF-8 does, or refuses it", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 6 }), (bytes) => {
        const base64 = Buffer.from(bytes).toString("base64");
        const got = outcome(() => text.base64Get(base64, at));
        if (typeof got === "string") expect(text.base64Build(got, at)).toBe(base64);
        else expect(got).toStrictEqual({ refused: "format" });
      }),
    );
  });

  it.each(["QQ", "QR==", "QQ==\n", "Q Q==", "_w==", "/w=="])("refuses %j as base64", (value) => {
    expect(refusal(() => text.base64Get(value, at))).toBe("format");
  });

  it("encodes a long text", () => {
    expect(text.base64Build("é".repeat(100_000), at)).toHaveLength(266_668);
  });
});
