import { describe, expect, it } from "vitest";
import { check, compile, memoryHost } from "../../../src/index.ts";

const host = memoryHost({ "maps/x.js": "done(transformedObject);\n" });

function textOf(rows: string): { path: string; text: string } {
  const text = `object A { x: string, y: string, z: { s: string } }
map A <-> e.R {
  x <-> X
${rows}
}
`;
  return { path: "maps/a.cemap", text };
}

function scriptsOf(rows: string) {
  const { maps, diagnostics } = check(textOf(rows), { host });
  expect(diagnostics).toEqual([]);
  return maps[0]?.scripts.map(({ span: _, body: __, ...rest }) => rest);
}

describe("rows with scripts", () => {
  it.each([
    ['y, z <- script "./x.js"', ["y", "z"], "read"],
    ['this <-> script "./x.js"', [], "both"],
    ['this <- script "../maps/x.js"', [], "read"],
    ['this -> script "./x.js"', [], "write"],
    ['z.s <- script "./x.js"', ["s"], "read"],
    ['this <-> script "./x.js" @remove(request)', [], "read"],
  ] as const)("%s", (row, names, direction) => {
    const [script] = scriptsOf(`  ${row}`) ?? [];
    expect(script).toMatchObject({ file: "maps/x.js", direction });
    expect(script?.label).toBe(row.replace(/ @.*/, ""));
    const last = script?.names.flatMap((path) => path.slice(-1));
    expect(last).toEqual(names.map((name) => ({ kind: "member", name })));
  });

  it("are no field together with a row that writes", () => {
    const { maps, diagnostics } = check(textOf('  y <- script "./x.js"\n  y -> Y'), { host });
    expect(diagnostics).toEqual([]);
    expect(maps[0]?.block.rules.map(({ label }) => label)).toEqual(["x <-> X", "y -> Y"]);
    expect(maps[0]?.scripts.map(({ label }) => label)).toEqual(['y <- script "./x.js"']);
  });

  it("keep their annotations and the text of the file", () => {
    const text = textOf('  y <- script "./x.js" @level(account) @platform({ a: 1 })');
    expect(check(text, { host }).maps[0]?.scripts[0]).toMatchObject({
      body: "done(transformedObject);\n",
      annotations: [
        { name: "level", args: ["account"] },
        { name: "platform", args: [{ a: 1 }] },
      ],
    });
  });

  const nested =
    "A script can't stand in a nested block. A script runs once for the whole record: put the row at the top of the map.";

  it.each([
    ['  z <-> Z { s <- script "./x.js" }', nested],
    ['  when x = "a" <-> K = 1 { y <- script "./x.js" }', nested],
    ['  when x = "a" <-> K = 1 { this <-> p { y <- script "./x.js" } }', nested],
    [
      '  y <- script "./x.js" { x <-> X }',
      "A block can't stand under a script. Take the block out.",
    ],
    [
      '  y <- script "./x.js" default <- "a"',
      '`default <- "a"` has no effect here: a script decides everything itself. Take it out, or move it to the row it is meant for.',
    ],
    [
      '  "a" -> script "./x.js"',
      "A value arrives at the left side of `->`, so a path must stand there. Write the name of a field; put values and expressions on the other side.",
    ],
    ['  w <- script "./x.js"', "`A` has no field `w`. Did you mean `x`?"],
    [
      '  y <- script "./y.js"',
      "There is no file `./y.js`. Paths are relative to the file that names them.",
    ],
  ])("%s is refused", (rows, said) => {
    const errors = check(textOf(rows), { host }).diagnostics.filter(
      ({ severity }) => severity === "error",
    );
    expect(errors.map(({ message, help }) => `${message} ${help}`)).toEqual([said]);
  });
});

describe("a map with scripts", () => {
  const text = textOf('  y, z <- script "./x.js"');

  it("is left out where nobody asked for the target", () => {
    const { files, diagnostics } = compile(text, { host });
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ["target-left-out", "warning"],
      ["target-left-out", "warning"],
    ]);
    expect([...files.keys()].filter((name) => !name.startsWith("platform"))).toEqual([
      "A.schema.json",
      "A.e.R.schema.json",
    ]);
  });

  it("is an error of a target that was asked for", () => {
    const { files, diagnostics } = compile(text, { host, targets: ["jsonata", "json-schema"] });
    expect(files.size).toBe(0);
    expect(diagnostics.map(({ code }) => code)).toEqual(["script-target"]);
    const { source, start, end } = diagnostics[0]?.span ?? { source: "", start: 0, end: 0 };
    expect([source, text.text.slice(start, end)]).toEqual([
      "maps/a.cemap",
      'y, z <- script "./x.js"',
    ]);
  });

  it("lets others be built", () => {
    const other = "map A <-> e.S {\n  x <-> X\n  y <-> Y\n}\n";
    const both = { path: text.path, text: text.text + other };
    const names = [...compile(both, { host }).files.keys()];
    expect(names).toContain("A.e.S.js");
    expect(names).not.toContain("A.e.R.js");
  });
});
