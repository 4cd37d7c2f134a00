import { describe, expect, it } from "vitest";
import { isDay } from "../../src/runtime/codec.ts";
import { parseDate } from "../../src/runtime/dates.ts";
import { overlay, withMember } from "../../src/runtime/record.ts";
import { readRest, writeRest } from "../../src/runtime/record-rest.ts";
import { fillNulls, putPlace } from "../../src/runtime/record-write.ts";

const at = { path: "", rule: "r" };

describe("overlay", () => {
  it("merges at the nodes of the tree, and replaces elsewhere", () => {
    const base = { a: { x: 1, y: 2 }, b: { x: 1 } };
    expect(overlay(base, { a: { x: 3 }, b: { y: 1 } }, { a: {} })).toEqual({
      a: { x: 3, y: 2 },
      b: { y: 1 },
    });
    expect(overlay(base, { a: undefined, b: null }, { a: {} })).toEqual({ ...base, b: null });
  });
});

describe("putPlace", () => {
  it("gives the very record for an equal value", () => {
    const record = { a: { b: [1] } };
    expect(putPlace(["a", "b"], record, [1], at)).toBe(record);
    expect(putPlace(["a", "b"], record, [2], at)).toEqual({ a: { b: [2] } });
    expect(record).toEqual({ a: { b: [1] } });
  });
});

it("fillNulls names what a null parent said, once the parent is an object", () => {
  const places = [["A", "x"]];
  expect(fillNulls([places], { A: { y: 1 } }, { A: null }, at)).toEqual({ A: { y: 1, x: null } });
  expect(fillNulls([places], { A: null }, { A: null }, at)).toEqual({ A: null });
  expect(fillNulls([places], { A: { y: 1 } }, {}, at)).toEqual({ A: { y: 1 } });
  expect(fillNulls([undefined], { A: { y: 1 } }, { A: null }, at)).toEqual({ A: { y: 1 } });
});

it("withMember sets every name as an own member, in its old place", () => {
  expect(Object.keys(withMember({ a: 1, b: 2 }, "a", 3))).toEqual(["a", "b"]);
  expect(JSON.stringify(withMember({}, "__proto__", 1))).toBe('{"__proto__":1}');
});

describe("the rest of a scope", () => {
  const rest = {
    vendorNames: new Set(["Id"]),
    commonNames: new Set<string>(),
    isGathered: true,
    like: ["", "__c"],
  };

  it("gathers what no rule names and the pattern matches", () => {
    expect(readRest(rest, { Id: 1, A__c: 2, B: 3 }, at)).toEqual({ A__c: 2 });
    expect(readRest(rest, { Id: 1 }, at)).toBe(undefined);
  });

  it("writes what differs, and refuses names of others", () => {
    const record = { A__c: 1 };
    expect(writeRest(rest, { A__c: 1 }, record, record, at, false)).toBe(record);
    expect(writeRest(rest, null, record, record, at, false)).toEqual({ A__c: null });
    expect(writeRest(rest, { B__c: 2 }, record, record, at, false)).toEqual({ A__c: 1, B__c: 2 });
    expect(writeRest(rest, { B__c: 2 }, record, record, at, true)).toEqual({ B__c: 2 });
    expect(() => writeRest(rest, { B: 2 }, record, record, at, false)).toThrow("name-taken at B");
  });

  it("takes patterns with stars anywhere", () => {
    const like = (text: string): object | undefined =>
      readRest({ ...rest, like: text.split("*") }, { "a.b.c": 1 }, at);
    for (const yes of ["*", "a.*", "*c", "a*b*c", "a.b.c", "*.b.*", "**"])
      expect(like(yes)).toBeDefined();
    for (const no of ["b*", "a.b", "a*c*c", "a.b.c*c"]) expect(like(no)).toBeUndefined();
  });
});

it("isDay knows the days that dates have", () => {
  const years = ["0000", "0001", "1900", "2000", "2023", "2024", "9999", "20x4"];
  const days = Array.from({ length: 34 }, (_, day) => String(day).padStart(2, "0"));
  const months = days.slice(0, 15);
  for (const year of years) {
    for (const month of months) {
      for (const day of days) {
        const text = `${year}-${month}-${day}`;
        expect([text, isDay(text)]).toEqual([text, parseDate(text) !== undefined]);
      }
    }
  }
});
