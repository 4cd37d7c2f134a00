import { describe, expect, it } from "vitest";
import { check } from "../../../src/compiler/check.ts";
import { lawsOf } from "../../../src/compiler/classes/laws.ts";
import { memoryHost } from "../../../src/compiler/host.ts";
import { compileMaps, enginesOf } from "../../support/engines.ts";

const object = `object T {
  address: { street: string, city: string }
  phones: { type: "work" | "mobile", number: string }[] keyed by type
  work: string
  home: string
  lines: { kind: string, sku: string }[]
  rest: map<json>
}
`;

/** Rows, the place that is told about, and the value, via and back of its witness. */
const shapes: readonly (readonly [string, string, unknown, unknown, unknown])[] = [
  [
    "address.street <-> Street\n  address.city <-> City",
    "address",
    null,
    { Street: null, City: null },
    { street: null, city: null },
  ],
  [
    'phones[type = "work"].number <-> W\n  phones[type = "mobile"].number <-> M',
    "phones",
    null,
    { W: null, M: null },
    [],
  ],
  [
    'work <-> emails[type = "work"].a\n  home <-> emails[type = "home"].a',
    "",
    { home: "a" },
    { emails: [{ type: "home", a: "a" }] },
    { home: "a", work: null },
  ],
  ["rest <-> ...", "rest", {}, {}, undefined],
];

describe("the witness of a shape", () => {
  it.each(shapes)("%s is what every engine shows", async (rows, place, value, via, back) => {
    const [map] = compileMaps(`${object}map T <-> v.T {\n  ${rows}\n}\n`).maps;
    if (map === undefined) throw new Error("the map does not compile");
    const { structures, rules } = lawsOf(map);
    const witnesses = [...structures, ...rules.map(({ write }) => write)].map((one) => one.witness);
    expect(witnesses.filter((one) => one !== undefined)).toEqual([{ value, via, back }]);
    const whole = (inner: unknown) => (place === "" ? inner : { [place]: inner });
    for (const engine of await enginesOf(map)) {
      const written = await engine.write(whole(value));
      expect(written, engine.name).toEqual(via);
      const read = await engine.read(written);
      expect(read, engine.name).toEqual(back === undefined ? {} : whole(back));
    }
  });
});

describe("losses of groups and lists", () => {
  const group = (accepted: string) => `object E { kind: "day" | "hour", day: string, hour: string }
map E <-> v.E {
  when kind = "day" <-> Day present${accepted} {
    day <-> Day
  }
  when kind = "hour" <-> Hour present {
    hour <-> Hour
  }
}
`;
  const filtered = (accepted: string) => `${object}map T <-> v.T {
  lines[kind = "a"][] <-> Lines[]${accepted} {
    sku <-> Sku
  }
}
`;
  const codes = (text: string) =>
    check({ path: "t.cemap", text }, memoryHost({}))
      .diagnostics.map(({ code }) => code)
      .filter((code) => code.includes("lossy"));

  it.each([
    ["group", group],
    ["filtered list", filtered],
  ] as const)("a %s that loses on write is accepted in words or refused", (_name, text) => {
    expect(codes(text(""))).toEqual(["lossy-write"]);
    expect(codes(text(' lossy "we know"'))).toEqual([]);
  });

  it("a group that loses nothing on write needs no acceptance", () => {
    const text = group(' lossy "why"')
      .replace("Day present", "Kind = 1")
      .replace("Hour present", "Kind = 2");
    expect(codes(text)).toEqual(["needless-lossy"]);
  });
});
