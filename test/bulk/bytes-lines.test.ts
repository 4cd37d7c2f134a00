import { describe, expect, it } from "vitest";
import { bytesText } from "../../src/compiler/backends/bytes/bytes.ts";
import { mapOf } from "../backends/javascript/support.ts";
import {
  type BytesReport,
  compareLines,
  compareText,
  newReport,
} from "../support/bytes-agreement.ts";
import { compileMaps } from "../support/engines.ts";

interface Lines {
  readonly fields: string;
  readonly rules: string;
  /** Lines in either direction, with how many of them are left to objects. */
  readonly read?: readonly [left: number, ...lines: string[]];
  readonly write?: readonly [left: number, ...lines: string[]];
}

/** What is found of the lines in both directions: differences, and lines that went through bytes. */
async function reportOf(rows: Lines, direction: "read" | "write"): Promise<BytesReport> {
  const [, ...lines] = rows[direction] ?? [0];
  const text = `object T { ${rows.fields} }\nmap T <-> v.T {\n${rows.rules}\n}\n`;
  const report = newReport();
  await compareLines(mapOf(text), direction, text, lines, report);
  return report;
}

const scalars: Lines = {
  fields: "s: string, n: number, i: integer, b: boolean",
  rules: "  s <-> S\n  n <-> N\n  i <-> I\n  b <-> B",
  read: [
    8,
    '{"S":"x","N":-2.5,"I":9,"B":true}',
    '{"B":false,"I":0,"N":0,"S":""}',
    '{"S":null,"N":null,"I":null,"B":null}',
    "{}",
    '{"S":5}',
    '{"S":true}',
    '{"N":"1"}',
    '{"I":1.5}',
    '{"I":"1"}',
    '{"B":0}',
    '{"B":[]}',
    '{"S":{"a":1}}',
  ],
};

const table: readonly Lines[] = [
  scalars,
  {
    ...scalars,
    rules: scalars.rules.replaceAll(/(\w) <-> (\w)/g, "$1 <-> $2"),
    write: [
      3,
      '{"s":"x","n":1e2,"i":-7,"b":true}',
      '{"n":"x"}',
      '{"b":null,"s":"\\u00e9"}',
      '{"i":0.5}',
    ],
  },
  {
    fields: "s: string, n: number, i: integer, d: date",
    rules: `  s <-> S default <- "none"
  n <-> N default <- 5 default -> 7
  i <-> I as string default -> "0"
  d <-> D as date("MM/dd/yyyy") default <- "2024-01-01"`,
    read: [
      1,
      "{}",
      '{"S":null,"I":"05"}',
      '{"S":"x","N":1,"D":"02/29/2024"}',
      '{"D":"02/30/2024"}',
    ],
    write: [1, "{}", '{"i":5,"n":null,"s":"x","d":"2024-02-29"}', '{"i":null}', '{"i":"x"}'],
  },
  {
    fields: "a: { b: string, c: { d: string } }, e: { f: string }",
    rules: "  a.b <-> B\n  a.c.d <-> C.D\n  e <-> E { f <-> F.G }",
    read: [
      2,
      '{"B":"1","C":{"D":"2"},"E":{"F":{"G":"3"}}}',
      '{"C":{"D":"2"}}',
      '{"C":null,"E":null}',
      '{"C":{},"E":{}}',
      '{"E":{"F":null}}',
      '{"C":[]}',
      '{"E":5}',
      "{}",
    ],
    write: [
      2,
      '{"a":{"b":"1","c":{"d":"2"}},"e":{"f":"3"}}',
      '{"a":null,"e":null}',
      '{"a":{},"e":{}}',
      '{"a":5}',
      '{"e":"x"}',
      "{}",
    ],
  },
  {
    fields: "lines: { id: string, n: integer, parts: { k: string }[] }[]",
    rules: `  lines[] <-> Lines[] {
    id <-> Id
    n <-> N as string
    parts[] <-> Parts[] { k <-> K }
  }`,
    read: [
      5,
      '{"Lines":[{"Id":"a","N":"1","Parts":[{"K":"x"},null,{}]},null,{}]}',
      '{"Lines":[]}',
      '{"Lines":null}',
      '{"Lines": [ ] }',
      '{"Lines":[ {"Id":null} , null ]}',
      `{"Lines":[${Array.from({ length: 300 }, () => '{"Id":"abcdef"}').join(",")}]}`,
      '{"Lines":{}}',
      '{"Lines":[5]}',
      '{"Lines":[{"N":"x"}]}',
      '{"Lines":[{"Parts":5}]}',
      '{"Lines":[{"Parts":[{"K":5}]}]}',
    ],
    write: [
      1,
      '{"lines":[{"id":"a","n":1,"parts":[{"k":"x"}]},{"n":null}]}',
      '{"lines":[]}',
      '{"lines":[{"n":"1"}]}',
    ],
  },
  {
    fields: "phones: { type: string, n: string, m: integer }[], rest: string",
    rules: `  phones[type = "work"].n <-> Work
  phones[type = "home"].m <-> Home as string
  phones[type = "any"].n <-> A ?? B
  rest <-> Rest`,
    read: [
      2,
      '{"Work":"1","Home":"2","A":"3","Rest":"r"}',
      '{"Work":null,"Home":null,"A":null}',
      '{"Home":"2"}',
      '{"B":"3","Work":null}',
      '{"Rest":"r"}',
      '{"Work":5}',
      '{"A":5}',
    ],
  },
  {
    fields: "name: string, one: string, by: string",
    rules:
      '  name <-> "{First} {Last}"\n  one <-> A ?? B\n  by <- $uppercase(By)\n  "x" -> X\n  one -> Y',
    read: [
      2,
      '{"First":"a","Last":"b","A":"1","By":"c"}',
      '{"B":"2","First":null}',
      "{}",
      '{"First":5}',
      '{"By":5}',
    ],
    write: [1, '{"name":"a b","one":"1"}', '{"one":null}', "{}", '{"name":5}'],
  },
  {
    fields: "phones: { type: string, n: string }[]",
    rules:
      '  phones[type = "work"][] <-> Works[] { n <-> N }\n  phones[type = "home"][] <-> Homes[] { n <-> N }',
    write: [
      0,
      '{"phones":[{"type":"home","n":"2"},{"type":"work","n":"1"}]}',
      '{"phones":[]}',
      "{}",
    ],
  },
  {
    fields: "b: { x: string }[], c: string, d: string[]",
    rules: "  b[] <-> B[] { x <-> X }\n  c <- B[0].Y\n  d[] <-> D[]",
    read: [
      1,
      '{"B":[{"X":"1","Y":"2"}],"D":["a",null]}',
      '{"B":[]}',
      '{"B":null,"D":[]}',
      "{}",
      '{"D":[5]}',
    ],
  },
  {
    fields: "s: { n: string }[], m: map<string>, p: { k: string, v: string }[]",
    rules: `  s[] <-> S[Kind = "s"][] { n <-> N }
  m[] <-> M[] { key <-> K
    value <-> V }
  p[] <-> P as map<string> { k <-> key
    v <-> value }`,
    read: [
      2,
      '{"S":[{"Kind":"s","N":"1"},{"Kind":"x","N":"2"}],"M":[{"K":"a","V":"1"}],"P":{"a":"1"}}',
      '{"S":[],"M":[],"P":{}}',
      '{"S":null}',
      '{"M":[{"K":"a"},{"K":"a"}]}',
      '{"P":[]}',
      "{}",
    ],
    write: [
      1,
      '{"s":[{"n":"1"}],"m":{"a":"1"},"p":[{"k":"a","v":"1"}]}',
      '{"m":{},"p":[]}',
      '{"m":[]}',
      "{}",
    ],
  },
  {
    fields:
      "a: { b: string }, l: { n: string }[], q: { k: string, j: string, n: string }[], z: { k: string, n: string }[]",
    rules: `  a <-> A[0] { b <-> B }
  l[] <-> L[0].M[] { n <-> N }
  q[k = "x" and j = "y"].n <-> Q
  z[k = "z"].n <-> Z default <- "none"`,
    read: [
      2,
      '{"A":[{"B":"1"}],"L":[{"M":[{"N":"1"}]}],"Q":"1","Z":"2"}',
      '{"A":[],"L":[],"Q":null,"Z":null}',
      "{}",
      '{"A":{}}',
      '{"Z":5}',
    ],
    write: [
      2,
      '{"a":{"b":"1"},"l":[{"n":"1"}],"q":[{"k":"x","j":"y","n":"1"}],"z":[{"k":"z","n":"2"}]}',
      '{"a":null,"l":[],"q":[]}',
      "{}",
      '{"a":5}',
      '{"z":[{"k":"z"},{"k":"z"}]}',
    ],
  },
];

describe.each(["read", "write"] as const)("%s through bytes", (direction) => {
  it.each(table.filter((rows) => rows[direction] !== undefined))("$rules", async (rows) => {
    const [left = 0, ...lines] = rows[direction] ?? [];
    const report = await reportOf(rows, direction);
    expect(report).toMatchObject({ programs: 1, differences: [], lines: lines.length });
    expect(report.taken).toBe(lines.length - left);
  });
});

describe("maps that need whole objects", () => {
  it.each([
    ["a: string", "  a <-> A\n  ... <-> ...", []],
    ["a: string", '  a <- jsonata("A")', ["write"]],
    ["a: string", '  a <- jsonata("A")\n  a -> A', []],
    ["a: json", "  a <- this", ["write"]],
    ["`1`: string", "  `1` <-> A", ["write"]],
    ["a: string", "  a <-> B.`1`", ["read"]],
    ["a: string", "  a <-> `__proto__`", ["read"]],
    ["a: { b: string, c: string }, d: string", "  a.b <-> B\n  d <-> D\n  a.c <-> C", ["write"]],
    ["b: string, c: string, d: string", "  b <-> A.B\n  d <-> D\n  c <-> A.C", ["read"]],
    [
      "b: { x: string }[], c: { x: string }[]",
      "  b[] <- B[] { x <- X }\n  c[] <- B[] { x <- Y }",
      ["read", "write"],
    ],
    [
      "p: { t: string, n: string }[]",
      '  p[t = "a"][] <-> A[] { n <-> N }\n  p[t = "b"][] <-> B[] { n <-> N }',
      ["write"],
    ],
    [
      "p: { t: string, n: string }[]",
      '  p[t = "a"].n <-> A\n  p[t = "b"].n <-> B[0].N',
      ["read", "write"],
    ],
    ["p: { t: string, n: { m: string } }[]", '  p[t = "a"].n.m <-> A', ["write"]],
    ["p: string[]", "  p[0] <-> A", ["write"]],
  ])("%s, %s: %j go through bytes", (fields, rules, ways) => {
    const map = mapOf(`object T { ${fields} }\nmap T <-> v.T {\n${rules}\n}\n`);
    const texts = (["read", "write"] as const).filter((way) => bytesText(map, way) !== undefined);
    expect(texts).toEqual(ways);
  });
});

describe("bytes and objects, line by line,", () => {
  it("tell a name from the same name behind a byte order mark", async () => {
    const text = "object T { f1: string }\nmap T <-> v.T {\n  f1 <-> F1\n}\n";
    const [map] = compileMaps(text).maps;
    if (map === undefined) throw new Error("the map does not compile");
    const report = newReport();
    const lines = ['{"\ufeffF1":"x"}', '{"F1":"a","\ufeffF1":"b"}', '{"\ufefff1":null}'];
    for (const direction of ["read", "write"] as const) {
      await compareLines(map, direction, text, lines, report);
    }
    expect(report).toMatchObject({ programs: 2, differences: [] });
  });

  it("keep a cell with characters that JSON escapes", async () => {
    const text =
      'object T { day: date, name: string }\nmap T <-> v.T {\n  day <-> Day as date("MM/dd/yyyy") else keep\n  name <-> Name\n}\n';
    const [map] = compileMaps(text).maps;
    if (map === undefined) throw new Error("the map does not compile");
    const report = newReport();
    const lines = [
      "02/29/2024,a",
      "29\u001f,b\\",
      '"say ""x""\n",""',
      '"02/29/2024\r",',
      ",é\u2028",
    ];
    const input = { lines, rowEnd: "\n", header: ["Day", "Name"] } as const;
    for (const output of ["ndjson", "csv"] as const) {
      await compareText(map, "read", text, input, output, report);
    }
    expect(report).toMatchObject({ programs: 2, lines: 10, taken: 10, differences: [] });
  });

  it("run a rule on the members that it names, and spread what it gives", async () => {
    const text = `object T { kind: "a" | "b", one: string, two: string, code: string, part: string }
map T <-> v.T {
  part <-> Part
  when kind = "a" <-> K = 1 {
    one <-> One
  }
  when kind = "b" <-> K = 2 {
    two <-> Two
  }
  code <-> "{Left}-{Right}"
  "v2" -> Version
}
`;
    const [map] = compileMaps(text).maps;
    if (map === undefined) throw new Error("the map does not compile");
    const report = newReport();
    const records = {
      read: ['{"K":1,"One":"x","Left":"l","Right":"r","Part":"p"}', '{"K":2}', '{"K":3}', "{}"],
      write: ['{"two":"y","kind":"b","code":"a-b","part":null}', '{"code":"a"}', "{}"],
    };
    for (const direction of ["read", "write"] as const) {
      await compareLines(map, direction, text, records[direction], report);
    }
    expect(report).toMatchObject({ programs: 2, differences: [], lines: 7 });
    expect(report.taken).toBe(7 - report.rejected);
  });

  it("look for the items of a list while it is scanned", async () => {
    const text = `object T {
  id: string
  home: { phones: { type: "work" | "mobile" | "fax", number: string!, since: date }[] keyed by type }
}
map T <-> v.T {
  id <-> Id
  home.phones[type = "work"].number <-> Work
  home.phones[type = "mobile"].number <-> Mobile
  home.phones[type = "mobile"].since <-> Since as date("MM/dd/yyyy")
}
`;
    const [map] = compileMaps(text).maps;
    if (map === undefined) throw new Error("the map does not compile");
    const work = '{"type":"work","number":"1"}';
    const mobile = '{"number":"2\\n","type" : "mobile", "since":"2026-02-28"}';
    const lists = [
      "null",
      "[]",
      `[${work}]`,
      `[ ${mobile} , ${work} ]`,
      `[${work},${mobile},{"type":"fax","number":"3"},{"number":"4"},{}]`,
      `[${work},${work}]`,
      `[${work},null]`,
      `[${work},7]`,
      `[${work}`,
      '[{"type":"w\\u006frk","number":null}]',
      '[{"type":"work"},{"type":null,"number":"5"}]',
      '[{"type":"work","number":5}]',
      '[{"type":"other","number":"6"}]',
      '[{"type":"mobile","since":"2026-02-30"}]',
      '[{"type":"mobile","type":"work","number":"7","number":"8"}]',
      "{}",
      '"work"',
    ];
    const lines = [
      ...lists.map((list) => `{"id":"a","home":{"phones":${list}}}`),
      `{"home":{"phones":[${work}],"phones":[${mobile}]}}`,
      `{"home":{"phones":[${work}],"phones":null}}`,
      `{"home":{"phones":[${mobile}]},"home":{}}`,
      '{"home":null}',
      '{"home":[]}',
      '{"id":"none"}',
    ];
    const report = newReport();
    await compareLines(map, "write", text, lines, report);
    expect(report).toMatchObject({ programs: 1, lines: 23, differences: [] });
    expect(report.taken).toBeGreaterThan(10);
    expect(report.rejected).toBeGreaterThan(5);
  });
});
