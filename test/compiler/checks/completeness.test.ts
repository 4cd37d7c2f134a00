import { describe, expect, it } from "vitest";
import { check } from "../../../src/compiler/check.ts";
import { memoryHost } from "../../../src/compiler/host.ts";
import { told } from "./support.ts";

const codes = ["required-not-read", "required-not-written", "unmapped-fields"];

/** All that is said of fields that are left out; there is no other mistake. */
function leftOut(text: string, files: Readonly<Record<string, string>> = {}): readonly string[] {
  const { diagnostics } = check({ path: "t.cemap", text }, memoryHost(files));
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  expect(errors.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  return told(text, codes, files);
}

interface Case {
  readonly rows: string;
  readonly found: readonly string[];
}

describe("required fields of the common object that nothing reads", () => {
  const object = `object T {
  n: string!
  kind: "p" | "q"
  in: { a: string!, b: string }
  deep: { in: { a: string!, b: string } }
  items: { a: string!, b: string }[]
  grid: { cells: { a: string!, b: string }[] }[]
  rows: { a: string!, b: string }[][]
  entries: map<string>
  more: map<json>
}
`;
  const notRead = (path: string, marked: string): readonly string[] => [
    `[${marked}] No rule reads the required field \`${path}\`.`,
  ];
  const top = notRead("n", "T; n");
  const cases: readonly Case[] = [
    { rows: "kind <-> K", found: top },
    { rows: "n <-> N", found: [] },
    { rows: "n <- $uppercase(N)", found: [] },
    { rows: 'n <- "x"', found: [] },
    { rows: "n -> N", found: top },
    { rows: "$uppercase(n) -> N", found: top },
    { rows: "n <- Owner.Name\n  n -> OwnerId", found: [] },
    { rows: 'n <-> "{A}-{B}" lossy "x"', found: [] },
    { rows: "n <-> A ?? B", found: [] },
    // Scopes and lists that are there must fill what they hold.
    { rows: "n <-> N\n  in <-> I {\n    b <-> B\n  }", found: notRead("in.a", "in <-> I") },
    { rows: "n <-> N\n  in <-> I {\n    a <-> A\n  }", found: [] },
    { rows: "n <-> N\n  in <-> I", found: [] },
    {
      rows: "n <-> N\n  deep <-> D {\n    in <-> I {\n      b <-> B\n    }\n  }",
      found: notRead("deep.in.a", "in <-> I"),
    },
    {
      rows: "n <-> N\n  deep.in <-> I {\n    b <-> B\n  }",
      found: notRead("deep.in.a", "deep.in <-> I"),
    },
    {
      rows: "n <-> N\n  items[] <-> L[] {\n    b <-> B\n  }",
      found: notRead("items[].a", "items[] <-> L[]"),
    },
    {
      rows: "n <-> N\n  items[].b <-> L[].B",
      found: notRead("items[].a", "items[].b <-> L[].B"),
    },
    { rows: "n <-> N\n  items[].a <-> L[].A", found: [] },
    { rows: "n <-> N\n  items[] <-> L[]", found: [] },
    {
      rows: "n <-> N\n  items[0] <-> I {\n    b <-> B\n  }",
      found: notRead("items.a", "items[0] <-> I"),
    },
    {
      rows: "n <-> N\n  grid[] <-> G[] {\n    cells[] <-> C[] {\n      b <-> B\n    }\n  }",
      found: notRead("grid[].cells[].a", "cells[] <-> C[]"),
    },
    {
      rows: "n <-> N\n  rows[] <-> R[] {\n    this[] <-> this[] {\n      b <-> B\n    }\n  }",
      found: [],
    },
    { rows: "n <-> N\n  entries[] <-> E[] {\n    key <-> Key\n  }", found: [] },
    { rows: "n <-> N\n  more.x <-> M {\n    q <-> Q\n  }", found: [] },
    // A row without a block, or with one that takes the vendor's fields from where it stands, is
    // about its own fields only.
    { rows: "n <-> N\n  in.b <-> B", found: [] },
    { rows: "n <-> N\n  in <-> this {\n    b <-> B\n  }", found: [] },
    // The rest may hold every name, where it is not gathered.
    { rows: "... <-> ...", found: [] },
    { rows: "more <-> ...", found: top },
    { rows: 'more <-> ... like "x*"', found: top },
    { rows: "n <-> N\n  in <-> I {\n    ... <-> ...\n  }", found: [] },
    // One branch is enough: which branch there will be, nobody knows.
    { rows: 'when kind = "p" <-> K = 1 {\n    n <-> N\n  }', found: [] },
    {
      rows: 'when kind = "p" <-> K = 1 {\n    more <-> M\n  }\n  else {\n    n <-> N\n  }',
      found: [],
    },
    { rows: 'when kind = "p" <-> K = 1 {\n    more <-> M\n  }', found: top },
    { rows: 'when n = "p" <-> K = 1 {\n    more <-> M\n  }', found: [] },
    { rows: 'when kind = "p" <-> n = "x" {\n    more <-> M\n  }', found: top },
  ];
  it.each(cases)("$rows", ({ rows, found }) => {
    const said = leftOut(`${object}map T <-> v.R {\n  ${rows}\n}\n`);
    expect(said.filter((line) => line.includes("required"))).toEqual(found);
  });
});

describe("required fields of the vendor's record that nothing writes", () => {
  const text = { type: "string" };
  const inner = { type: "object", properties: { A: text, B: text }, required: ["A"] };
  const schema = JSON.stringify({
    type: "object",
    required: ["N", "Id"],
    properties: {
      N: text,
      Id: { ...text, readOnly: true },
      Kind: text,
      In: inner,
      List: { type: "array", items: inner },
    },
  });
  const declarations = `object T { n: string, kind: string, in: { a: string, b: string }, list: { a: string, b: string }[], more: map<json> }
element v { resource R from "./r.schema.json" }
`;
  const notWritten = (path: string, marked: string): readonly string[] => [
    `[${marked}] The vendor requires \`${path}\`, and no rule writes it.`,
  ];
  const top = notWritten("N", "R");
  const cases: readonly Case[] = [
    { rows: "kind <-> Kind", found: top },
    { rows: "n <-> N", found: [] },
    { rows: "n -> N", found: [] },
    { rows: 'n <-> "{N}-{Kind}" lossy "x"', found: [] },
    { rows: "n <-> Kind ?? N", found: [] },
    { rows: '"x" -> N on create', found: [] },
    { rows: "n <- N", found: top },
    { rows: "n <- $uppercase(N)", found: top },
    { rows: "n <- Kind\n  n -> N", found: [] },
    { rows: "n <-> N\n  in <-> In {\n    b <-> B\n  }", found: notWritten("In.A", "in <-> In") },
    { rows: "n <-> N\n  in <-> In {\n    a <-> A\n  }", found: [] },
    {
      rows: "n <-> N\n  list[] <-> List[] {\n    b <-> B\n  }",
      found: notWritten("List[].A", "list[] <-> List[]"),
    },
    { rows: "n <-> N\n  list[].a <-> List[].A", found: [] },
    { rows: 'n <-> N\n  in.b <-> List[A = "x"].B', found: [] },
    { rows: "... <-> ...", found: [] },
    { rows: 'when kind = "p" <-> N = "1" {\n    in.a <-> Kind\n  }', found: [] },
    { rows: "more <-> ...", found: [] },
    {
      rows: "more <-> ...\n  in <-> In {\n    b <-> B\n  }",
      found: notWritten("In.A", "in <-> In"),
    },
    { rows: 'when kind = "p" <-> Kind = "1" {\n    n <-> N\n  }', found: [] },
  ];
  it.each(cases)("$rows", ({ rows, found }) => {
    const said = leftOut(`${declarations}map T <-> v.R {\n  ${rows}\n}\n`, {
      "r.schema.json": schema,
    });
    expect(said.filter((line) => line.includes("requires"))).toEqual(found);
  });
});

describe("optional fields that a map says nothing about", () => {
  const object = `object T {
  id: string!
  x: string
  y: string
  total: number
  in: { a: string, b: string }
  list: { k: string, x: string, v: number }[]
  more: map<json>
}
`;
  const all = ["x", "y", "total", "in", "list", "more"];
  const cases: readonly { readonly rows: string; readonly used: readonly string[] }[] = [
    { rows: "", used: [] },
    { rows: "x <-> X", used: ["x"] },
    { rows: "in.a <-> A", used: ["in"] },
    { rows: 'list[k = "a"].v <-> V lossy "x"', used: ["list"] },
    { rows: "list[].v <-> L[].V", used: ["list"] },
    // What a row for writing reads is said something about, however deep in the expression.
    { rows: "x -> X", used: ["x"] },
    { rows: '"{x} of {in.a}" -> X', used: ["x", "in"] },
    { rows: "$uppercase(x ?? y) -> X", used: ["x", "y"] },
    { rows: 'total > 1 ? x : "-" -> X', used: ["x", "total"] },
    { rows: "$abs(-total) -> X", used: ["total"] },
    { rows: '(x in ["a"]) and (y present) -> X', used: ["x", "y"] },
    { rows: 'list[k = "a"].v + total -> X', used: ["total", "list"] },
    { rows: "$count(list) -> X", used: ["list"] },
    { rows: 'list[k = "a" and v = 1].v -> X', used: ["list"] },
    { rows: 'list[x = "a"].v -> X', used: ["list"] },
    { rows: 'when x = "a" <-> K = 1 {\n    $uppercase(y) -> Y\n  }', used: ["x", "y"] },
    // Rows for reading set a field; the vendor's fields have other names, even if these are alike.
    { rows: "x <- y", used: ["x"] },
    { rows: "x <- $uppercase(y)\n  x -> total", used: ["x"] },
    { rows: "more <-> ...", used: ["more"] },
    { rows: "... <-> ...", used: all },
    { rows: 'when x = "a" <-> K = 1 {\n    y <-> Y\n  }', used: ["x", "y"] },
    { rows: 'this <- script "./s.js"', used: all },
  ];
  it.each(cases)("$rows", ({ rows, used }) => {
    const left = all.filter((name) => !used.includes(name)).map((name) => `\`${name}\``);
    const names = `${left.slice(0, -1).join(", ")} and ${left.at(-1)}`;
    const said = leftOut(`${object}map T <-> v.R {\n  id <-> Id\n  ${rows}\n}\n`, { "s.js": "" });
    expect(said).toEqual(left.length === 0 ? [] : [`[T] This map leaves out ${names} of \`T\`.`]);
  });
});

describe("maps that are not made for everybody", () => {
  const object = "object T { id: string!, x: string }\n";
  const more = 'override object T for account "1" { y: string, z: string! }\n';
  it.each([
    ["a map that is off", "map T <-> v.R @off {\n}\n", []],
    [
      "fields that only an account has",
      `map T <-> v.R {\n  id <-> Id\n}\n${more}override map T <-> v.R for account "1" {\n  remove id\n}\n`,
      [
        "[T] This map leaves out `x` of `T`.",
        "[T; id] No rule reads the required field `id`.",
        "[T] No rule reads the required field `z`.",
        "[T] This map leaves out `y` of `T`.",
      ],
    ],
  ])("%s", (_name, maps, found) => {
    expect(leftOut(object + maps)).toEqual(found);
  });
});
