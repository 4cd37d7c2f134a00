import { describe, expect, it } from "vitest";
import { parse } from "../../src/grammar/parse.ts";
import { lexer } from "../../src/grammar/tokens.ts";
import { contactSource } from "../support/contact-source.ts";
import { shapeOf } from "../support/shape.ts";
import { checkParsed } from "../support/source-fuzz.ts";

const lines = contactSource.split("\n");

/** The text with line `index` replaced. */
function withLine(index: number, line: string): string {
  return lines.map((old, at) => (at === index ? line : old)).join("\n");
}

function shape(text: string): string {
  return shapeOf(parse({ path: "contact.cemap", text }).file);
}

/** Indices of lines that are one row, field or member and nothing else. */
const rowLines = lines.flatMap((line, index) =>
  /^ {2,}\S.*[^{},]$/.test(line) && !line.includes("{ ") && !/^\s*\/\//.test(line) ? [index] : [],
);

describe("a broken line costs that line", () => {
  // A line that starts with an operator would by the rules belong to the line above.
  const garbage = [") <-> ]", "a b c d", "<-> x", "x <->", "x <- `open", "x <- (a", "x <- ?"];

  it.each(rowLines.map((index) => ({ index, line: lines[index] })))("line $index $line", ({
    index,
  }) => {
    const indent = /^ */.exec(lines[index] ?? "")?.[0] ?? "";
    const without = shape(withLine(index, ""));
    for (const broken of garbage) {
      const text = withLine(index, indent + broken);
      const { file, diagnostics } = parse({ path: "contact.cemap", text });
      expect(diagnostics.length, broken).toBeGreaterThan(0);
      expect(diagnostics.length, broken).toBeLessThanOrEqual(2);
      // What could be read of the broken line may stay; nothing of its neighbours may go.
      const kept = shapeOf(file);
      const parts = without.split("; ");
      expect(
        parts.filter((part) => !kept.includes(part.replace(/^.*[{}] ?|[{}].*$/g, ""))),
      ).toEqual([]);
    }
  });
});

describe("the first example of the language", () => {
  it("has no mistakes", () => {
    const parsed = parse({ path: "contact.cemap", text: contactSource });
    expect(parsed.diagnostics).toEqual([]);
    expect(parsed.file.declarations.map(({ kind }) => kind)).toEqual([
      "object",
      "enum",
      "object",
      "map",
    ]);
  });

  it("parses with any line ends and a byte order mark", () => {
    const expected = shape(contactSource);
    expect(shape(contactSource.replaceAll("\n", "\r\n"))).toBe(expected);
    expect(shape(contactSource.replaceAll("\n", "\r"))).toBe(expected);
    expect(shape(`\ufeff${contactSource}`)).toBe(expected);
  });

  it("gives a tree for every prefix", () => {
    for (let end = 0; end < contactSource.length; end++) {
      const text = contactSource.slice(0, end);
      const parsed = parse({ path: "contact.cemap", text });
      checkParsed(parsed, text);
      const open = (text.match(/[{[(]/g)?.length ?? 0) - (text.match(/[}\])]/g)?.length ?? 0);
      if (open > 0) expect(parsed.diagnostics.length, text.slice(-30)).toBeGreaterThan(0);
      expect(parsed.diagnostics.length, text.slice(-30)).toBeLessThanOrEqual(3);
    }
  });

  it("gives a tree without each of its tokens, and says so or means something else", () => {
    const whole = shape(contactSource);
    for (const token of lexer.tokenize(contactSource).tokens) {
      const end = token.startOffset + token.image.length;
      const text = contactSource.slice(0, token.startOffset) + contactSource.slice(end);
      const parsed = parse({ path: "contact.cemap", text });
      checkParsed(parsed, text);
      const place = `${token.image} at ${token.startLine}`;
      if (parsed.diagnostics.length === 0 && token.image !== ",") {
        expect(shapeOf(parsed.file), place).not.toBe(whole);
      }
      expect(parsed.diagnostics.length, place).toBeLessThanOrEqual(3);
    }
  });

  it("gives a tree without each of its lines and with each line twice", () => {
    for (const [index, line] of lines.entries()) {
      for (const text of [withLine(index, ""), withLine(index, `${line}\n${line}`)]) {
        checkParsed(parse({ path: "contact.cemap", text }), text);
      }
    }
  });

  it("gives a tree with each line cut, joined, doubled in length or turned around", () => {
    for (const [index, line] of lines.entries()) {
      const changes = [
        ...[line.slice(0, line.length / 2), line.slice(line.length / 2), `${line} ${line}`],
        ...[[...line].reverse().join(""), line.replaceAll(" ", ""), `${line} }`, `{ ${line}`],
      ];
      for (const change of changes) {
        const text = withLine(index, change);
        checkParsed(parse({ path: "contact.cemap", text }), text);
      }
    }
  });
});
