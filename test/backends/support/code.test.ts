import { parseExpressionAt } from "acorn";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { code, commaList, lines, nothing } from "../../../src/compiler/backends/support/code.ts";
import {
  jsAccess,
  jsComment,
  jsDoc,
  jsKey,
  jsLiteral,
  jsName,
  jsTypeName,
} from "../../../src/compiler/backends/support/javascript-text.ts";
import type { Json } from "../../../src/compiler/types.ts";

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "</script>",
    "*/",
    "`${x}`",
    "\u2028",
    "\ud800",
    "\u202e",
    "__proto__",
    "\r\n",
    "'\"\\",
  ),
);

describe("code", () => {
  it("takes no bare strings", () => {
    // @ts-expect-error a string is no code
    const refused = (): unknown => code`f(${"user text"})`;
    expect(refused).toThrow();
  });

  it("indents what stands in it as the line that it stands in", () => {
    const body = lines([code`a();`, nothing, code`if (b) {\n  c();\n}`]);
    const text = code`
      function f() {
        ${body}
      }
    `.text;
    expect(text).toContain("function f() {\n  a();\n");
  });

  it("joins lists", () => {
    expect(commaList([jsName("a", 1), jsLiteral("b")]).text).toBe('a1, "b"');
  });

  it("makes names of identifiers only", () => {
    expect(() => jsName("a b")).toThrow(TypeError);
  });
});

describe("user text", () => {
  it("is the same value as a literal, in ASCII lines", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.jsonValue() as fc.Arbitrary<Json>), (value) => {
        const { text } = jsLiteral(value as Json);
        expect(new Function(`return ${text};`)()).toEqual(value);
        expect(text).not.toMatch(/[\n\r\u2028\u2029\u202e\ud800]|<\/script/u);
      }),
    );
  });

  it("is the same name as a key and as a member", () => {
    fc.assert(
      fc.property(anyText, (name) => {
        const made = new Function(`return { ${jsKey(name).text}: 1 };`)();
        expect(Object.keys(made)).toEqual([name]);
        expect(parseExpressionAt(`o${jsAccess(name).text}`, 0, { ecmaVersion: 2022 }).type).toBe(
          "MemberExpression",
        );
      }),
    );
  });

  it("stays in its comment", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(new Function(`${jsComment(text).text}\nreturn 1;`)()).toBe(1);
        expect(new Function(`${jsDoc(text).text}\nreturn 1;`)()).toBe(1);
      }),
    );
  });

  it("gives a type name, whatever it is", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(jsTypeName(text).text).toMatch(/^[A-Za-z_$][A-Za-z0-9_$]*$/);
      }),
    );
    expect(jsTypeName("sfdc Contact").text).toBe("SfdcContact");
  });
});
