import { describe, expect, it } from "vitest";
import type { IrMap, WhenRule } from "../../src/compiler/ir/nodes.ts";
import type { Json } from "../../src/compiler/types.ts";
import {
  block,
  cell,
  codec,
  constant,
  each,
  equals,
  irMap,
  path,
  row,
  scalar,
  scope,
} from "../support/generate/ir-builder.ts";
import {
  allReadErrors,
  allWriteErrors,
  InterpreterError,
  readRecord,
  writeRecord,
} from "../support/interpreter/interpreter.ts";

/** What comes out, or `error <code>`. */
function read(map: IrMap, vendor: Json): Json {
  return outcome(() => readRecord(map, vendor));
}

function write(map: IrMap, common: Json, original?: Json): Json {
  return outcome(() => writeRecord(map, common, original));
}

function outcome(action: () => Json): Json {
  try {
    return action();
  } catch (thrown) {
    if (thrown instanceof InterpreterError) return `error ${thrown.code}`;
    throw thrown;
  }
}

const span = { source: "test.cemap", start: 0, end: 0 };

describe("plain cells", () => {
  const map = irMap(cell("email", "Email"));

  it("keeps what is missing and clears what is null", () => {
    const original = { Email: "x", H: 1 };
    expect(writeRecord(map, {}, original)).toBe(original);
    expect(write(map, { email: null }, original)).toEqual({ Email: null, H: 1 });
    expect(write(map, {}, { Email: 5 })).toEqual({ Email: 5 });
    expect(write(map, { email: "y" }, { Email: 5 })).toEqual({ Email: "y" });
  });

  it("refuses another kind", () => {
    expect(read(map, { Email: 5 })).toBe("error type");
    expect(write(map, { email: 5 })).toBe("error type");
  });

  it("takes __proto__ for a name", () => {
    const odd = irMap(cell("__proto__", "__proto__"));
    const vendor = JSON.parse('{"__proto__":"x"}');
    expect(JSON.stringify(readRecord(odd, vendor))).toBe('{"__proto__":"x"}');
    expect(JSON.stringify(writeRecord(odd, vendor))).toBe('{"__proto__":"x"}');
  });

  it("names every rule that refuses", () => {
    const two = irMap(cell("a", "A"), cell("b", "B", scalar("date")));
    expect(allReadErrors(two, { A: 1, B: "x" })).toEqual(new Set(["type", "format"]));
    expect(allWriteErrors(two, { a: 1, b: "x" })).toEqual(new Set(["type", "format"]));
    expect(allWriteErrors(two, { a: "1" })).toEqual(new Set());
  });
});

describe("paths", () => {
  it("makes children of a null parent null", () => {
    const map = irMap(cell("address.street", "A.Street"), cell("address.city", "A.City"));
    expect(read(map, { A: null })).toEqual({ address: { street: null, city: null } });
    expect(read(map, { A: "text" })).toBe("error type");
    expect(write(map, { address: { street: "X" } }, { A: null })).toEqual({
      A: { Street: "X", City: null },
    });
    const original = { A: null };
    expect(writeRecord(map, { address: { street: null } }, original)).toBe(original);
  });

  it("finds items on the common side", () => {
    const map = irMap(
      cell("phones[type=work].number", "Phone"),
      cell("phones[type=mobile].number", "Mobile"),
    );
    expect(read(map, {})).toEqual({});
    expect(read(map, { Phone: null })).toEqual({ phones: [] });
    const mobile = { phones: [{ type: "mobile", number: "1" }] };
    expect(read(map, { Phone: null, Mobile: "1" })).toEqual(mobile);
    expect(write(map, mobile)).toEqual({ Mobile: "1" });
    expect(write(map, mobile, { Phone: "9", Mobile: "1" })).toEqual({ Phone: null, Mobile: "1" });
    expect(write(map, { phones: [] }, {})).toEqual({});
    expect(write(map, { phones: null })).toEqual({ Phone: null, Mobile: null });
    expect(write(map, { phones: [{ type: "work" }, { type: "work" }] })).toBe(
      "error duplicate-key",
    );
    expect(write(map, { phones: [{ type: "fax" }] }, { Phone: "9" })).toEqual({ Phone: null });
  });

  it("finds items on the vendor side", () => {
    const map = irMap(cell("work", "emails[type=work].a"), cell("home", "emails[type=home].a"));
    expect(read(map, { emails: [{ type: "work", a: "w" }] })).toEqual({ work: "w", home: null });
    expect(write(map, { work: null }, { emails: [{ type: "work", a: "w" }] })).toEqual({
      emails: [],
    });
    expect(write(map, { work: null }, { emails: [{ type: "work", pri: true, a: "w" }] })).toEqual({
      emails: [{ type: "work", pri: true }],
    });
    expect(write(irMap(cell("second", "tags[1]")), { second: "b" })).toEqual({ tags: [null, "b"] });
  });

  it("keeps scopes apart from their children", () => {
    const map = irMap(scope("address", "A", cell("street", "Street"), cell("city", "City")));
    expect(read(map, { A: null })).toEqual({ address: null });
    expect(read(map, { A: {} })).toEqual({ address: {} });
    expect(write(map, { address: { city: "c" } }, { A: { Street: "s", Lat: 1 } })).toEqual({
      A: { Street: "s", Lat: 1, City: "c" },
    });
  });
});

describe("lists", () => {
  const quantity = cell("qty", "Q", scalar("integer"), [
    { kind: "convert", from: "string", to: "integer" },
  ]);

  it("aligns by key", () => {
    const map = irMap(each("lines", "L", [0], cell("id", "Id"), quantity));
    const a = { Id: "a", Q: "05", N: "x" };
    const b = { Id: "b", Q: "1", N: "y" };
    const lines = [
      { id: "b", qty: 2 },
      { id: "a", qty: 5 },
    ];
    expect(write(map, { lines }, { L: [a, b] })).toEqual({ L: [{ ...b, Q: "2" }, a] });
    expect(write(map, { lines: [{ id: "a" }] }, { L: [a] })).toEqual({ L: [{ Id: "a", N: "x" }] });
  });

  it("aligns equal items at both ends", () => {
    const map = irMap(each("lines", "L", [], quantity));
    const original = [
      { Q: "1", N: "x" },
      { Q: "2", N: "y" },
    ];
    expect(write(map, { lines: [{ qty: 2 }] }, { L: original })).toEqual({ L: [original[1]] });
  });
});

describe("value tables", () => {
  const sources = scalar("string");
  const rows = [
    row("Online", "both", "Web"),
    row("Event", "write", "PL"),
    row("List", "both", "PL"),
  ];
  const table = { kind: "table", rows, commonType: sources, vendorType: sources } as const;

  it("takes the first row of the direction", () => {
    const map = irMap(cell("source", "S", sources, [table]));
    expect(read(map, { S: "PL" })).toEqual({ source: "List" });
    expect(read(map, { S: "Zed" })).toBe("error unknown-value");
    expect(write(map, {}, { S: "Zed" })).toEqual({ S: "Zed" });
    expect(write(map, { source: "Online" }, { S: "Zed" })).toEqual({ S: "Web" });
  });

  it("keeps unknown values that are no codes", () => {
    const rule = cell("source", "S", sources);
    const map = irMap({ ...rule, codec: { ...codec(table), otherwise: "keep" } });
    expect(read(map, { S: "Zed" })).toEqual({ source: "Zed" });
    expect(write(map, { source: "Web" })).toBe("error unknown-value");
  });
});

describe("templates", () => {
  const name = {
    ...cell("name", ""),
    cell: {
      kind: "template",
      prefix: "",
      suffix: "",
      parts: [
        { path: path("F"), codec: codec(), separator: "", required: false },
        { path: path("L"), codec: codec(), separator: " ", required: true },
      ],
    },
  } as const;
  const map = irMap(name);
  const lee = { F: "Mary Ann", L: "Lee" };

  it("splits where the original says, else at the first separator", () => {
    expect(writeRecord(map, { name: "Mary Ann Lee" }, lee)).toBe(lee);
    expect(write(map, { name: "Mary Ann Lee" })).toEqual({ F: "Mary", L: "Ann Lee" });
    expect(write(map, { name: "Mary Ann Smith" }, lee)).toEqual({ F: "Mary Ann", L: "Smith" });
    expect(write(map, { name: "Jo Ann Lee" }, lee)).toEqual({ F: "Jo Ann", L: "Lee" });
    expect(write(map, { name: "Prince" }, { F: "Ada", L: "L" })).toEqual({ F: null, L: "Prince" });
  });

  it("joins what is there", () => {
    expect(read(map, { F: null, L: "Prince" })).toEqual({ name: "Prince" });
    expect(read(map, { F: null, L: null })).toEqual({ name: null });
    expect(read(map, {})).toEqual({});
  });
});

describe("when", () => {
  const rule: WhenRule = {
    kind: "when",
    span,
    label: "when",
    commonPath: path("kind"),
    vendorPaths: [path("P")],
    branches: [
      {
        span,
        direction: "both",
        common: equals("kind", "person"),
        vendor: equals("P", true),
        block: block([cell("name", "PN"), cell("last", "LN")]),
      },
      {
        span,
        direction: "both",
        common: equals("kind", "org"),
        vendor: equals("P", false),
        block: block([cell("name", "ON")]),
      },
    ],
  };
  const map = irMap(rule);

  it("moves what both branches share and clears the rest", () => {
    expect(write(map, { kind: "org" }, { P: true, PN: "p", LN: "l" })).toEqual({
      P: false,
      PN: null,
      LN: null,
      ON: "p",
    });
    expect(write(map, { kind: "org", last: "z" })).toBe("error no-case");
  });

  it("keeps a record that is not touched, and all but the condition of null", () => {
    const original = { P: true, PN: "p" };
    expect(writeRecord(map, {}, original)).toBe(original);
    expect(writeRecord(map, { kind: "person", name: "p" }, original)).toBe(original);
    expect(write(map, { kind: null }, original)).toEqual({ P: null, PN: "p" });
    expect(read(map, { P: null })).toEqual({ kind: null });
    expect(read(map, { P: "maybe" })).toBe("error no-case");
  });
});

describe("constants", () => {
  const map = irMap(cell("email", "Email"), constant("By", "API"));

  it("are written only where something changed", () => {
    const original = { Email: "x", By: "me" };
    expect(writeRecord(map, { email: "x" }, original)).toBe(original);
    expect(write(map, { email: "y" }, original)).toEqual({ Email: "y", By: "API" });
    expect(write(map, {})).toEqual({ By: "API" });
  });
});
