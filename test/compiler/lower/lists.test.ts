import { expectTable, type LowerCase } from "./support.ts";

const table: readonly LowerCase[] = [
  { rows: "lines[].sku -> X", rules: ["write lines[].sku:string[] -> X: string[] | string[]"] },
  {
    rows: 'tags[] <-> T1[] { "a" <-> 1, "b" <-> 2 }',
    rules: [
      "each tags[] <-> T1[]",
      '  cell this: string <-> this | table string/integer { "a" <-> 1, "b" <-> 2 }',
    ],
  },
  {
    rows: "colors[] <-> T2[] { this <-> code { Red <-> 1, Green <-> 2, Blue <-> 3 } }",
    rules: [
      "each colors[] <-> T2[]",
      '  cell this: Color <-> code | table Color/integer { "Red" <-> 1, "Green" <-> 2, "Blue" <-> 3 }',
    ],
  },
  {
    rows: "any[] <-> T3[] { x <-> y }",
    rules: ["each any[] <-> T3[]", "  cell x: json <-> y | json"],
  },
  {
    rows: 'any[] <-> T4[] { this <-> v { "a" <-> 1 } }',
    rules: ["each any[] <-> T4[]", '  cell this: json <-> v | table string/integer { "a" <-> 1 }'],
  },
  {
    rows: "numbers[] <-> T5[] as string else drop",
    rules: ["each numbers[] <-> T5[]", "  cell this: integer <-> this | string->integer else drop"],
  },
  {
    rows: "numbers[] <-> T6[].v as string via trim",
    rules: ["each numbers[] <-> T6[]", "  cell this: integer <-> v | trim | string->integer"],
  },
  {
    rows: 'lines[] <-> T7[] lossy "why" { sku <-> S }',
    rules: [
      'each lines[] <-> T7[] keys 0 lossy "why"',
      '  cell sku: string <-> S | string lossy "why"',
    ],
  },
  {
    rows: 'lines[].sku <-> T8[].S lossy "why"',
    rules: [
      'each lines[] <-> T8[] keys 0 lossy "why"',
      '  cell sku: string <-> S | string lossy "why"',
    ],
  },
  { rows: "lines[] <-> T9[] { }", rules: ["each lines[] <-> T9[]"] },
  {
    rows: "notes[] <- T10[k != 1][] { text <-> T }",
    rules: ["each notes[] <- T10[(k:integer !=:number 1)][]", "  read text: string <- T:string"],
  },
  {
    rows: "notes[] <-> T11 as map<string> { by <-> value\n text <-> key }",
    rules: [
      "each notes[] <-> T11{} keys 1",
      "  cell by: string <-> value | string",
      "  cell text: string <-> key | string",
    ],
  },
  {
    rows: "notes[] <-> T12 as map<json> { by <-> value }",
    rules: ["each notes[] <-> T12{}", "  cell by: string <-> value | string"],
  },
  {
    rows: "notes[] <-> T13 as map<string> { by <-> value\n text <- key }",
    rules: [
      "each notes[] <-> T13{}",
      "  cell by: string <-> value | string",
      "  read text: string <- key:string",
    ],
  },
  {
    rows: "notes[].by <-> T14[].by on create",
    rules: ["each notes[] <-> T14[]", "  cell by: string <-> by | string on create"],
  },
  {
    rows: "lines[] <-> T15[] { qty <-> Q, sku <-> S as string }",
    rules: [
      "each lines[] <-> T15[] keys 1",
      "  cell qty: integer <-> Q | integer",
      "  cell sku: string <-> S | string",
    ],
  },
  {
    rows: "lines[] <-> T16[] { qty <-> Q, sku <- S }",
    rules: [
      "each lines[] <-> T16[]",
      "  cell qty: integer <-> Q | integer",
      "  read sku: string <- S:string",
    ],
  },
  {
    rows: "lines[].qty <- T17[].q",
    rules: ["each lines[] <- T17[]", "  read qty: integer <- q:integer"],
  },
  {
    rows: "texts[] <-> T18[] { key <-> k, value <-> v }",
    rules: [
      "each texts{} <-> T18[] keys 0",
      "  cell key: string <-> k | string",
      "  cell value: string <-> v | string",
    ],
  },
  {
    rows: "custom[] <-> T19 as map<json> { key <-> key, value <-> value }",
    rules: [
      "each custom{} <-> T19{} keys 0",
      "  cell key: string <-> key | string",
      "  cell value: json <-> value | json",
    ],
  },
  {
    rows: "this <-> p on update { lines[] <-> L[] { sku <-> S } }",
    rules: ["each lines[] <-> p.L[] keys 0 on update", "  cell sku: string <-> S | string"],
  },
  {
    rows: 'this <-> q lossy "x" { lines[] <-> L[] { sku <-> S }, name <-> N }',
    rules: [
      'each lines[] <-> q.L[] keys 0 lossy "x"',
      '  cell sku: string <-> S | string lossy "x"',
      'cell name: string <-> q.N | string lossy "x"',
    ],
  },
  {
    rows: "colors[] <-> T21[] { Red <-> 1, Green <-> 2, Blue <-> 3, else drop }",
    rules: [
      "each colors[] <-> T21[]",
      '  cell this: Color <-> this | table Color/integer { "Red" <-> 1, "Green" <-> 2, "Blue" <-> 3 } else drop',
    ],
  },
  {
    rows: "phones[].number <-> T22[].p[0].n",
    rules: ["each phones[] <-> T22[]", "  cell number: string <-> p[0].n | string"],
  },
  {
    rows: 'phones[type = "work"][].number <-> T23[Kind = "w"][].n',
    rules: [
      'each phones[(type:"work" | "home" =:string "work") := type="work"][] <-> T23[(Kind:string =:string "w") := Kind="w"][]',
      "  cell number: string <-> n | string",
    ],
  },
  {
    rows: "grid[][] <-> T24[][] as string",
    rules: [
      "each grid[] <-> T24[]",
      "  each this[] <-> this[]",
      "    cell this: integer <-> this | string->integer",
    ],
  },
  {
    rows: "lines[] <-> T25.a.b[] { note <-> N }",
    rules: ["each lines[] <-> T25.a.b[]", "  cell note: string <-> N | string"],
  },
  {
    rows: "tags[] <-> T26[].a.b",
    rules: ["each tags[] <-> T26[]", "  cell this: string <-> a.b | string"],
  },
  {
    rows: "texts <-> T28 as map<integer>",
    rules: [
      "each texts{} <-> T28{} keys 0",
      "  cell key: string <-> key | string",
      "  cell value: string <-> value | integer->string",
    ],
  },
  {
    rows: "amounts <-> T29 as map<string>",
    rules: [
      "each amounts{} <-> T29{} keys 0",
      "  cell key: string <-> key | string",
      "  cell value: integer <-> value | string->integer",
    ],
  },
  {
    rows: "amounts <-> T30 as map<integer>",
    rules: ["cell amounts: map<integer> <-> T30 | map<integer>"],
  },
  {
    rows: "custom <-> T31 as map<integer>",
    rules: ["cell custom: map<json> <-> T31 | map<integer>"],
  },
  {
    rows: "texts <-> T36 as map<boolean> @level(account)",
    rules: [
      "each texts{} <-> T36{} keys 0 @level",
      "  cell key: string <-> key | string",
      "  cell value: string <-> value | boolean->string",
    ],
  },
  {
    rows: "texts <-> T37 as map<string>",
    rules: ["cell texts: map<string> <-> T37 | map<string>"],
  },
  {
    rows: "amounts <-> T38 as map<json>",
    rules: ["cell amounts: map<integer> <-> T38 | map<integer>"],
  },
  {
    rows: "address.city <-> T39 as string",
    rules: ["cell address.city: string <-> T39 | string", "overlay address"],
  },
  { rows: "custom <-> T40 as map<json>", rules: ["cell custom: map<json> <-> T40 | map<json>"] },
  {
    rows: "numbers[] <-> Numbers[]",
    options: { schema: true },
    rules: ["each numbers[] <-> Numbers[]", "  cell this: integer <-> this | string->integer"],
  },
  { rows: "-5 -> Score", options: { schema: true }, rules: ["write -5 -> Score: number | number"] },
  {
    rows: "address <-> this on create { street <-> S2, city <-> C2 }",
    rules: [
      "cell address.street: string <-> S2 | string on create",
      "cell address.city: string <-> C2 | string on create",
      "overlay address",
    ],
  },
  {
    rows: 'address <-> r lossy "x" { street <-> S, city <-> C lossy "y" }',
    rules: [
      "scope address <-> r",
      '  cell street: string <-> S | string lossy "x"',
      '  cell city: string <-> C | string lossy "y"',
      "overlay address",
    ],
  },
  {
    rows: "address <-> s { this <-> t on create { street <-> S } }",
    rules: [
      "scope address <-> s",
      "  cell street: string <-> t.S | string on create",
      "overlay address",
    ],
  },
  {
    rows: "any.x[] <-> T27[] { y <-> z }",
    rules: ["each any.x[] <-> T27[]", "  cell y: json <-> z | json", "overlay any"],
  },
  {
    rows: "any.x.y[].z <-> T28[].z",
    rules: ["each any.x.y[] <-> T28[]", "  cell z: json <-> z | json", "overlay any(x)"],
  },
  {
    rows: 'phones[type = "work"][] <-> P[] { number <-> N @off }',
    rules: [
      'each phones[(type:"work" | "home" =:string "work") := type="work"][] <-> P[]',
      'idle phones[(type:"work" | "home" =:string "work") := type="work"][].number <-> P[].N @off',
    ],
  },
  {
    rows: "phones[] <-> Q[k = 1][] { number <- N @off }",
    rules: [
      "each phones[] <-> Q[(k:integer =:number 1) := k=1][]",
      "idle phones[].number <- Q[(k:integer =:number 1) := k=1][].N @off",
    ],
  },
];

expectTable("lists and maps, item by item", table);
