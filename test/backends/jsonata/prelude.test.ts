import compileJsonata from "jsonata";
import { describe, expect, it } from "vitest";
import { helpers, neededHelpers } from "../../../src/compiler/backends/jsonata/prelude/all.ts";

const texts = helpers.flatMap((helper) =>
  [helper.text, helper.withoutLists].flatMap((text) =>
    text === undefined ? [] : [{ name: helper.name, text }],
  ),
);
const names = new Set(helpers.map((helper) => helper.name));
const builtIns =
  "sum count max min average string substring substringBefore substringAfter lowercase uppercase length trim pad match contains replace split join formatNumber formatBase formatInteger parseInteger number floor ceil round abs sqrt power random boolean not map zip filter single reduce sift keys lookup append exists spread merge reverse each error assert type sort shuffle distinct base64encode base64decode encodeUrlComponent encodeUrl decodeUrlComponent decodeUrl eval toMillis fromMillis clone now millis".split(
    " ",
  );

describe("helpers of the JSONata text", () => {
  it("have names of their own", () => {
    expect(names.size).toBe(helpers.length);
    expect(builtIns.filter((name) => names.has(name))).toEqual([]);
  });

  it("call only what there is", () => {
    const unknown = texts.flatMap(({ name, text }) => {
      const local = localNames(text);
      return variables(text)
        .filter((used) => !local.has(used) && !names.has(used) && !builtIns.includes(used))
        .map((used) => `${name}: $${used}`);
    });
    expect(unknown.filter((found) => !found.endsWith("$tables"))).toEqual([]);
  });

  it("hide no helper behind a variable", () => {
    const hidden = texts.flatMap(({ name, text }) =>
      [...localNames(text)]
        .filter((local) => names.has(local))
        .map((local) => `${name}: $${local}`),
    );
    expect(hidden).toEqual([]);
  });

  for (const { name, text } of texts) {
    it(`$${name} is JSONata of the portable kind`, () => {
      expect(() => compileJsonata(text)).not.toThrow();
      expect(text).not.toMatch(
        /\?\?|\?:|\$eval|\$now|\$millis\b|\$random|\\d|\(\?[=!<]|[A-Za-z]\[\]/,
      );
    });
  }

  it("come along only where they are needed", () => {
    const few = neededHelpers(`$asText($x)`).map((helper) => helper.name);
    expect(few).toEqual(["refuse", "held", "asText"]);
  });

  it("explain themselves without ending a comment", () => {
    expect(helpers.filter((helper) => helper.about.includes("*/"))).toEqual([]);
  });
});

function variables(text: string): readonly string[] {
  return [...text.matchAll(/\$([A-Za-z][A-Za-z0-9_]*)/g)].map(([, name = ""]) => name);
}

/** Parameters, and what `:=` binds. */
function localNames(text: string): ReadonlySet<string> {
  const bound = [...text.matchAll(/\$([A-Za-z0-9_]+)\s*:=/g)].map(([, name = ""]) => name);
  const params = [...text.matchAll(/function\(([^)]*)\)/g)].flatMap(([, list = ""]) =>
    variables(list),
  );
  return new Set([...bound, ...params]);
}
