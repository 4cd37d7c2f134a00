import { expect, it } from "vitest";
import { moduleText } from "../../../src/compiler/backends/javascript/javascript.ts";
import { check } from "../../../src/compiler/check.ts";
import { memoryHost } from "../../../src/compiler/host.ts";
import { loadModule } from "../../support/run-javascript.ts";

const base = `object T { a: string, b: string, s: { c: string }, l: { d: string }[], rest: map<json> }\r
map T <-> v.T {\r
  a <-> A\r
  b <-> B\r
  s <-> S {\r
    c <-> C.D\r
    ... <-> ...\r
  }\r
  l[] <-> L[] {\r
    d <-> D\r
    ... <-> ... like "y_*"\r
  }\r
  rest <-> ... like "x_*"\r
}\r
`;
const main = `use "./base.cemap"
override map T <-> v.T for account "1" {
  b <-> "{F} {G}"
}
`;

const own = (line: number, label: string, common: string, ...vendor: readonly string[]) => ({
  label,
  line,
  direction: "both",
  common,
  vendor,
});
const inherited = (...args: Parameters<typeof own>) => ({ ...own(...args), source: "base.cemap" });

it("a module says of each rule where it stands, and which places it joins", async () => {
  const host = memoryHost({ "base.cemap": base });
  const { maps } = check({ path: "main.cemap", text: main }, host);
  const map = maps.find(({ level }) => level.kind === "account");
  if (map === undefined) throw new Error("no map of the account");
  const texts = { "base.cemap": base };
  const module = moduleText(map, {
    sourceHash: "",
    sourceText: main,
    textOf: (path) => texts[path as keyof typeof texts],
  });
  const { map: info } = await loadModule(module);
  const { common: _, ...rest } = inherited(7, "... <-> ...", "", "S.*");
  const { common: __, ...like } = inherited(11, '... <-> ... like "y_*"', "", "L[].y_*");
  expect(info.rules).toEqual([
    inherited(3, "a <-> A", "a", "A"),
    own(3, 'b <-> "{F} {G}"', "b", "F", "G"),
    inherited(5, "s <-> S", "s", "S"),
    inherited(6, "c <-> C.D", "s.c", "S.C.D"),
    rest,
    inherited(9, "l[] <-> L[]", "l", "L"),
    inherited(10, "d <-> D", "l[].d", "L[].D"),
    like,
    inherited(13, 'rest <-> ... like "x_*"', "rest", "x_*"),
  ]);
});

it("without the texts it says no lines", async () => {
  const [map] = check({ path: "base.cemap", text: base }, memoryHost({})).maps;
  if (map === undefined) throw new Error("no map");
  const { map: info } = await loadModule(moduleText(map, { sourceHash: "" }));
  expect(info.rules[0]).toEqual({
    label: "a <-> A",
    direction: "both",
    common: "a",
    vendor: ["A"],
  });
});
