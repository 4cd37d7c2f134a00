import { describe, expect, it } from "vitest";
import { compileMaps, enginesOf } from "../../support/engines.ts";
import { expectMistakes, expectRules, expectTable, type LowerCase } from "./support.ts";

const table: readonly LowerCase[] = [
  {
    rows: '"API" -> By on create',
    rules: ['write "API" -> By: string | string on create'],
    vendor: "{ By: string, … }",
  },
  {
    rows: 'kind <- "person"',
    rules: ['read kind: "person" | "company" <- "person"'],
    vendor: "{ … }",
  },
  { rows: "1.5 -> X", rules: ["write 1.5 -> X: number | number"], vendor: "{ X: number, … }" },
  { rows: "null -> X", rules: ["write null -> X: json | json"], vendor: "{ X: json, … }" },
  {
    rows: 'name <- "{First} {N as integer}"',
    rules: [
      'read name: string <- join("" "" {First:string} " " {N(integer | integer->string)} "")',
    ],
    vendor: "{ First: string, N: integer, … }",
  },
  {
    rows: "score <- Price * Qty",
    rules: ["read score: number <- (Price:number *:number Qty:number)"],
    vendor: "{ Price: number, Qty: number, … }",
  },
  {
    rows: "score <- $sum(Lines[].Amount)",
    rules: ["read score: number <- $sum(Lines[].Amount:number[])"],
    vendor: "{ Lines: { Amount: number, … }[], … }",
  },
  {
    rows: "name <- $uppercase(N)",
    rules: ["read name: string <- $uppercase(N:string)"],
    vendor: "{ N: string, … }",
  },
  {
    rows: 'name <- A = "x" ? B : C & "!"',
    rules: ['read name: string <- ((A:string =:string "x") ? B:string : (C:string &:string "!"))'],
    vendor: "{ A: string, B: string, C: string, … }",
  },
  {
    rows: 'name <- A ?? B ?? "none"',
    rules: ['read name: string <- (A:string ?? B:string ?? "none")'],
    vendor: "{ A: string, B: string, … }",
  },
  {
    rows: "tags <- T[].name",
    rules: ["read tags: string[] <- T[].name:string[]"],
    vendor: "{ T: { name: string, … }[], … }",
  },
  {
    rows: 'any <- jsonata("$map(a, b)")',
    rules: ['read any: json <- jsonata("$map(a, b)")'],
    vendor: "{ … }",
  },
  {
    rows: "active <- D in [1, 2]",
    rules: ["read active: boolean <- (D:integer in [1,2])"],
    vendor: "{ D: integer, … }",
  },
  {
    rows: "active <- D present",
    rules: ["read active: boolean <- (D:unknown present)"],
    vendor: "{ D: unknown, … }",
  },
  {
    rows: 'day <- D as date("yyyyMMdd")',
    rules: ['read day: date <- D(date mask "yyyyMMdd")'],
    vendor: "{ D: string, … }",
  },
  {
    rows: "at <- $fromMillis(M)",
    rules: ["read at: datetime <- $fromMillis(M:number) | string->datetime"],
    vendor: "{ M: number, … }",
  },
  {
    rows: "$string(count) -> C",
    rules: ["write $string(count:integer) -> C: string | string"],
    vendor: "{ C: string, … }",
  },
  {
    rows: '"{name}-{count}" -> C',
    rules: [
      'write join("" "" {name:string} "-" {count(integer | integer->string)} "") -> C: string | string',
    ],
    vendor: "{ C: string, … }",
  },
  {
    rows: 'day -> D as date("yyyyMMdd")',
    rules: ['write day:date -> D: string | date mask "yyyyMMdd"'],
    vendor: "{ D: string, … }",
  },
  {
    rows: "color -> C { Red -> 1, else -> 2 }",
    rules: ['write color:Color -> C: integer | table Color/integer { "Red" -> 1, else -> 2 }'],
    vendor: "{ C: integer, … }",
  },
  {
    rows: "color = Red ? 1 : 2 -> C",
    rules: ['write ((color:Color =:string "Red") ? 1 : 2) -> C: integer | integer'],
    vendor: "{ C: integer, … }",
  },
  {
    rows: "price * 2 -> P",
    rules: ["write (price:decimal *:decimal 2) -> P: decimal | decimal"],
    vendor: "{ P: decimal, … }",
  },
  {
    rows: "name <- A via upper else drop",
    rules: ["read name: string <- A(upper else drop)"],
    vendor: "{ A: string, … }",
  },
  {
    rows: "name <- $trim(A) via upper",
    rules: ["read name: string <- $trim(A:string) | upper"],
    vendor: "{ A: string, … }",
  },
  {
    rows: 'at > "2024-01-01T00:00:00Z" -> Late',
    rules: ['write (at:datetime >:datetime "2024-01-01T00:00:00Z") -> Late: boolean | boolean'],
    vendor: "{ Late: boolean, … }",
  },
  {
    rows: "count -> Id",
    options: { schema: true },
    rules: ["write count:integer -> Id: string | string->integer"],
  },
  {
    rows: '"2024-01-02" -> Day',
    options: { schema: true },
    rules: ['write "2024-01-02" -> Day: date | date'],
  },
  {
    rows: `name <- A
name -> B
name -> C on create`,
    rules: [
      "pair name: string",
      "  read name: string <- A:string",
      "  write name:string -> B: string | string",
      "  write name:string -> C: string | string on create",
    ],
    vendor: "{ A: string, B: string, C: string, … }",
  },
  {
    rows: `count -> N as string
count <- $number(N)`,
    rules: [
      "pair count: integer",
      "  read count: integer <- $number(N:unknown) | number->integer",
      "  write count:integer -> N: string | string->integer",
    ],
    vendor: "{ N: string, … }",
  },
  {
    rows: `name <-> A
name -> B`,
    rules: ["cell name: string <-> A | string", "write name:string -> B: string | string"],
    vendor: "{ A: string, B: string, … }",
  },
];

expectTable("one-way rows and pairs", table);

const codecs = `codec gid = "gid://shop/{value}"
codec either = value ?? value`;

expectRules(
  "a codec of several places is read as an expression",
  [
    ["id <- X via gid", 'read id: string <- join("gid://shop/" "" {X:string} "") | string'],
    [
      "name <- Y via gid via upper",
      'read name: string <- join("gid://shop/" "" {Y:string} "") | upper',
    ],
    ["score <- Z via either", "read score: number <- (Z:number ?? Z:number) | number"],
  ],
  { more: codecs },
);

expectMistakes(
  "and is no place that a one-way row could write to",
  [
    [
      "id -> X via gid",
      "not-a-place [X via gid] A value arrives at the right side of `->`, so a path must stand there. Write the name of a field; put values and expressions on the other side.",
    ],
  ],
  { more: codecs },
);

describe("a text with holes that a codec reads", () => {
  it("is the text in every engine; without a value there is none", async () => {
    const { maps, problems } = compileMaps(
      `object T { id: string }\n${codecs}\nmap T <-> v.T { id <- X via gid }\n`,
    );
    expect(problems).toEqual([]);
    for (const map of maps) {
      for (const engine of await enginesOf(map)) {
        expect(await engine.read({ X: "7" })).toEqual({ id: "gid://shop/7" });
        expect(await engine.read({ X: null })).toEqual({ id: null });
        expect(await engine.read({})).toEqual({});
      }
    }
    expect.assertions(10);
  });
});
