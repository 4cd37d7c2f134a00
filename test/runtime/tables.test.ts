import { expect, it } from "vitest";
import { MappingError } from "../../src/runtime/errors.ts";
import { lookupTable, perTables } from "../../src/runtime/tables.ts";

const at = { path: "owner", rule: "owner <-> Owner" };
const users = [
  { id: "u1", remote: 7 },
  { id: "u2", remote: "7" },
];

it("looks rows up both ways, by value and kind", () => {
  const lookup = lookupTable({ users }, "users", "id", "remote");
  expect(lookup.get(7, at)).toBe("u1");
  expect(lookup.get("7", at)).toBe("u2");
  expect(lookup.build("u2", at)).toBe("7");
  expect(() => lookup.get(8, at)).toThrow("unknown-value at owner");
});

it("refuses rows that would not lead back", () => {
  const twice = [...users, { id: "u1", remote: 9 }];
  expect(() => lookupTable({ users: twice }, "users", "id", "remote")).toThrow("users[2].id");
});

it("has no rows where the table is not given, nor inherited ones", () => {
  const lookup = lookupTable({}, "toString", "id", "remote");
  expect(() => lookup.get("a", at)).toThrow("unknown-value");
});

it("indexes each tables object once", () => {
  let made = 0;
  const of = perTables(() => {
    made += 1;
    return made;
  });
  const options = { tables: { users } };
  expect([of(options), of(options), of(), of()]).toEqual([1, 1, 2, 2]);
});

it("leaves rows without a value out, and tells which row is one too many", () => {
  const rows = [{ id: "a" }, { id: "b", remote: null }, { remote: 1 }, { id: null, remote: 2 }];
  const lookup = lookupTable({ rows }, "rows", "id", "remote");
  for (const value of [null, undefined, "c"]) {
    expect(() => lookup.get(value, at)).toThrow(new MappingError("unknown-value", at));
  }
  const twice = [
    { id: "a", remote: 1 },
    { id: "b", remote: 2 },
    { id: "c", remote: 1 },
  ];
  expect(() => lookupTable({ rows: twice }, "rows", "id", "remote")).toThrow(
    new MappingError("duplicate-key", { path: "rows[2].remote", rule: "table rows" }),
  );
});
