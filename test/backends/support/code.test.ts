import { parseExpressionAt } from "acorn";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  Code,
  code,
  commaList,
  joinCode,
  lines,
  nothing,
  type Part,
} from "../../../src/compiler/backends/support/code.ts";
import {
  isPlainName,
  jsAccess,
  jsComment,
  jsDoc,
  jsKey,
  jsLiteral,
  jsName,
  jsTypeName,
  tsKey,
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

/** A template that is met for the first time: what is known of one is not worked out again. */
function template(strings: TemplateStringsArray, ...parts: readonly Part[]): Code {
  return code(Object.assign([...strings], { raw: strings.raw }), ...parts);
}

describe("code", () => {
  it("takes no bare strings", () => {
    // @ts-expect-error a string is no code
    const refused = (): unknown => code`f(${"user text"})`;
    expect(refused).toThrow();
  });

  it.each([
    ["is one line", () => template`f();`, "f();"],
    [
      "has what its lines share in indentation taken off, blank lines aside",
      () => template`
        a();

          b();
      `,
      "a();\n\n  b();",
    ],
    [
      "takes a part at the start of a line for text there",
      () => template`
        ${jsName("a")}

          b();
          ${jsName("c")}
      `,
      "a\n\n  b();\n  c",
    ],
    [
      "may begin and end on a line of text",
      () => template`a {
  b();
}`,
      "a {\n  b();\n}",
    ],
    [
      "indents what stands in it as the line that it stands in",
      () => template`
        function f() {
          x = ${lines([code`[`, code`  1,`, code`];`])}
          return ${code`x`} + 1;
        }
      `,
      "function f() {\n  x = [\n    1,\n  ];\n  return x + 1;\n}",
    ],
    [
      "leaves blank lines of what stands in it blank",
      () => template`
        {
          ${joinCode([code`a();`, code`b();`], Code.trusted("\n\n"))}
        }
      `,
      "{\n  a();\n\n  b();\n}",
    ],
    [
      "puts each piece of a list on a line of its own, empty ones aside",
      () => template`
        {
          ${[code`a();`, nothing, lines([code`if (b) {`, code`  c();`, code`}`])]}
        }
      `,
      "{\n  a();\n  if (b) {\n    c();\n  }\n}",
    ],
    ["keeps an escape as it is written", () => template`f("\n", /\d/);`, 'f("\\n", /\\d/);'],
  ])("%s", (_rule, made, expected) => {
    expect(made().text).toBe(expected);
  });

  it("is empty where it has no text", () => {
    expect([nothing, lines([nothing]), code`a`].map((one) => one.isEmpty)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("joins lists", () => {
    const items = [jsName("a", 1), jsLiteral("b")];
    expect(commaList(items).text).toBe('a1, "b"');
    expect(joinCode(items, code` && `).text).toBe('a1 && "b"');
  });

  it("makes names of identifiers only", () => {
    expect(() => jsName("a b")).toThrow(new TypeError("a stem is an identifier"));
    expect([jsName("a"), jsName("a", 0)].map(({ text }) => text)).toEqual(["a", "a0"]);
  });
});

describe("the text of", () => {
  it.each([
    [null, "null"],
    [true, "true"],
    [1.5, "1.5"],
    [-0, "-0"],
    [0, "0"],
    ['a"b\nc', '"a\\"b\\nc"'],
    ["</script>", '"<\\/script>"'],
    ["\u007f\u2028\ud800", '"\\u007f\\u2028\\ud800"'],
    [[], "[]"],
    [[1, "a"], '[1, "a"]'],
    [{}, "{}"],
    [{ a: 1, "b c": [null] }, '{ a: 1, "b c": [null] }'],
    [JSON.parse('{ "__proto__": 1 }'), '{ ["__proto__"]: 1 }'],
  ] as const)("the value %j", (value, expected) => {
    expect(jsLiteral(value).text).toBe(expected);
  });

  it.each([
    ["name", "name", "name", ".name"],
    ["$a_1", "$a_1", "$a_1", ".$a_1"],
    ["1a", '"1a"', '"1a"', '["1a"]'],
    ["na me", '"na me"', '"na me"', '["na me"]'],
    ["", '""', '""', '[""]'],
    ["__proto__", '["__proto__"]', "__proto__", ".__proto__"],
  ])("the name `%s` as a key, a key of a type and a member", (name, key, typeKey, access) => {
    const texts = [jsKey(name), tsKey(name), jsAccess(name)].map(({ text }) => text);
    expect(texts).toEqual([key, typeKey, access]);
  });

  it.each([
    ["a comment, on one line", () => jsComment(" a\r\n\r b  \t c "), "// a b c"],
    [
      "a comment with signs that nobody sees",
      () => jsComment("a\u202eb\u0007"),
      "// a\\u202eb\\u0007",
    ],
    ["a documentation of one line", () => jsDoc("One thing. "), "/** One thing. */"],
    ["one of several", () => jsDoc("One.\r\n\rTwo. \n"), "/**\n * One.\n *\n * Two.\n *\n */"],
    ["one that speaks of comments", () => jsDoc("/* */ and */"), "/** /* *\\/ and *\\/ */"],
    ["none", () => jsDoc(undefined), ""],
    ["one of blanks", () => jsDoc(" \n "), ""],
    ["the type of a name", () => jsTypeName("sfdc contact/v2"), "SfdcContactV2"],
    ["the type of a number", () => jsTypeName("2 parts"), "T2Parts"],
    ["the type of signs", () => jsTypeName("-é-"), "T"],
  ])("%s", (_what, made, expected) => {
    expect(made().text).toBe(expected);
  });
});

it("a member of a record is told from what every object has", () => {
  const names = ["name", "toString", "constructor", "__proto__", "hasOwnProperty"];
  expect(names.filter(isPlainName)).toEqual(["name"]);
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
