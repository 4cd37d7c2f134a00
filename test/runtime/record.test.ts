import { describe, expect, it } from "vitest";
import { isDay } from "../../src/runtime/codec.ts";
import { parseDate } from "../../src/runtime/dates.ts";
import { MappingError } from "../../src/runtime/errors.ts";
import { overlay, withMember } from "../../src/runtime/record.ts";
import { gatherRest, matchesPattern, readRest, writeRest } from "../../src/runtime/record-rest.ts";
import { fillNulls, putPlace } from "../../src/runtime/record-write.ts";

const at = { path: "", rule: "r" };

describe("overlay", () => {
  it("merges at the nodes of the tree, and replaces elsewhere", () => {
    const base = { a: { x: 1, y: 2 }, b: { x: 1 } };
    expect(overlay(base, { a: { x: 3 }, b: { y: 1 } }, { a: {} })).toStrictEqual({
      a: { x: 3, y: 2 },
      b: { y: 1 },
    });
    expect(overlay(base, { a: undefined, b: null }, { a: {} })).toStrictEqual({ ...base, b: null });
  });
});

describe("putPlace", () => {
  it("gives the very record for an equal value", () => {
    const record = { a: { b: [1] } };
    expect(putPlace(["a", "b"], record, [1], at)).toBe(record);
    expect(putPlace(["a", "b"], record, [2], at)).toStrictEqual({ a: { b: [2] } });
    expect(record).toStrictEqual({ a: { b: [1] } });
  });
});

it("fillNulls names what a null parent said, once the parent is an object", () => {
  const places = [["A", "x"]];
  expect(fillNulls([places], { A: { y: 1 } }, { A: null }, at)).toStrictEqual({
    A: { y: 1, x: null },
  });
  expect(fillNulls([places], { A: null }, { A: null }, at)).toStrictEqual({ A: null });
  expect(fillNulls([places], { A: { y: 1 } }, {}, at)).toStrictEqual({ A: { y: 1 } });
  expect(fillNulls([undefined], { A: { y: 1 } }, { A: null }, at)).toStrictEqual({ A: { y: 1 } });
});

it("withMember sets every name as an own member, in its old place", () => {
  expect(Object.keys(withMember({ a: 1, b: 2 }, "a", 3))).toStrictEqual(["a", "b"]);
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
    expect(readRest(rest, { Id: 1, A__c: 2, B: 3 }, at)).toStrictEqual({ A__c: 2 });
    expect(readRest(rest, { Id: 1 }, at)).toBe(undefined);
  });

  it("writes what differs, and refuses names of others", () => {
    const record = { A__c: 1 };
    expect(writeRest(rest, { A__c: 1 }, record, record, at, false)).toBe(record);
    expect(writeRest(rest, null, record, record, at, false)).toStrictEqual({ A__c: null });
    expect(writeRest(rest, { B__c: 2 }, record, record, at, false)).toStrictEqual({
      A__c: 1,
      B__c: 2,
    });
    expect(writeRest(rest, { B__c: 2 }, record, record, at, true)).toStrictEqual({ B__c: 2 });
    expect(() => writeRest(rest, { B: 2 }, record, record, at, false)).toThrow("name-taken at B");
  });

  const named = {
    vendorNames: new Set(["Id", "Name"]),
    commonNames: new Set(["id", "name"]),
    isGathered: false,
  };

  it("is missing or empty with its scope, which is an object", () => {
    for (const none of [undefined, null, {}]) {
      expect(gatherRest(named, none, at)).toStrictEqual({});
      expect(readRest(named, none, at)).toBeUndefined();
    }
    for (const other of [[], "text", 1]) {
      expect(() => gatherRest(named, other, at)).toThrow(new MappingError("type", at));
      expect(() => writeRest(named, other, {}, {}, at, false)).toThrow(
        new MappingError("type", at),
      );
    }
  });

  it("leaves names of either side where it is not gathered", () => {
    const record = { Id: 1, id: 2, A: 3, name: 4, B: null, C: undefined };
    expect(gatherRest(named, record, at)).toStrictEqual({ A: 3, B: null });
    expect(gatherRest({ ...named, like: ["", "B"] }, record, at)).toStrictEqual({ B: null });
    expect(writeRest(named, { id: 1, A: 2 }, { Id: 9 }, undefined, at, false)).toStrictEqual({
      Id: 9,
      A: 2,
    });
    const like = { ...named, like: ["x", ""] };
    expect(writeRest(like, { id: 1, A: 2, xA: 3 }, {}, undefined, at, false)).toStrictEqual({
      xA: 3,
    });
  });

  it("refuses names of others, and says where", () => {
    const write = (given: object, path: string) => () =>
      writeRest(named, given, {}, {}, { path, rule: "r" }, false);
    const taken = (path: string) => new MappingError("name-taken", { path, rule: "r" });
    expect(write({ A: 1, Name: 2 }, "")).toThrow(taken("Name"));
    expect(write({ Id: 2 }, "in.side")).toThrow(taken("in.side.Id"));
    expect(write({ Id: undefined, A: 1 }, "")).not.toThrow();
  });

  it("writes null, missing members and members that are the same", () => {
    const original = { Id: 1, A: 1, B: null, C: [2] };
    const record = { ...original, Id: 3 };
    const write = (given: unknown, isItem = false) =>
      writeRest(named, given, record, original, at, isItem);
    expect(write(null)).toStrictEqual({ Id: 3, A: null, B: null, C: null });
    expect(write(undefined)).toBe(record);
    expect(write({})).toBe(record);
    expect(write({ A: 1, B: null, C: [2] })).toBe(record);
    expect(write({ A: null, B: 2, D: null })).toStrictEqual({
      Id: 3,
      A: null,
      B: 2,
      C: [2],
      D: null,
    });
    // What an item lacks goes.
    expect(write({ A: 1, B: null, C: [2] }, true)).toBe(record);
    expect(write({ C: [3] }, true)).toStrictEqual({ Id: 3, C: [3] });
    expect(write({}, true)).toStrictEqual({ Id: 3 });
    expect(write(undefined, true)).toStrictEqual({ Id: 3 });
    expect(write(null, true)).toStrictEqual({ Id: 3, A: null, B: null, C: null });
  });

  it("writes where nothing was", () => {
    expect(writeRest(named, { A: 1 }, {}, undefined, at, false)).toStrictEqual({ A: 1 });
    expect(writeRest(named, { A: null }, {}, null, at, false)).toStrictEqual({ A: null });
    expect(writeRest(named, null, {}, undefined, at, false)).toStrictEqual({});
    expect(writeRest(named, { toString: 1 }, {}, {}, at, false)).toStrictEqual({ toString: 1 });
  });

  it.each<[string, string, boolean]>([
    ["*", "", true],
    ["a", "a", true],
    ["a", "ab", false],
    ["a*", "a", true],
    ["*a", "a", true],
    ["a*a", "a", false],
    ["a*a", "aa", true],
    ["a*b*a", "aba", true],
    ["a*b*a", "aa", false],
    ["a*ba*a", "aba", false],
    ["a*b*b*a", "aba", false],
    ["a*b*b*a", "abba", true],
    ["a*bb*bb*a", "abbba", false],
    ["a*b*c*a", "acba", false],
    ["a*b*a", "ab", false],
    ["a*b*a", "ba", false],
    ["*b*", "abc", true],
  ])("the pattern %j matches %j: %s", (pattern, name, expected) => {
    expect(matchesPattern(pattern.split("*"), name)).toBe(expected);
    expect(matchesPattern(undefined, name)).toBe(true);
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
        expect([text, isDay(text)]).toStrictEqual([text, parseDate(text) !== undefined]);
      }
    }
  }
});
