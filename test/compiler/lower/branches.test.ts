import { expectTable, type LowerCase } from "./support.ts";

const table: readonly LowerCase[] = [
  {
    rows: "when count = 1 -> Big = true { name <-> N }",
    rules: [
      "when common count vendor Big",
      "  write (count:integer =:number 1) := count=1 | (Big:boolean =:boolean true) := Big=true",
      "    write name:string -> N: string | string",
    ],
  },
  {
    rows: 'when count = 1 <-> Big = true lossy "why" { name <-> N, score <-> S lossy "own" }\nelse { id <-> I }',
    rules: [
      'when common count vendor Big lossy "why"',
      "  both (count:integer =:number 1) := count=1 | (Big:boolean =:boolean true) := Big=true",
      '    cell name: string <-> N | string lossy "why"',
      '    cell score: number <-> S | number lossy "own"',
      "  else",
      "    cell id: string <-> I | string",
    ],
  },
  {
    rows: 'this <-> p lossy "why" { when count = 1 <-> Big = true { name <-> N } }',
    rules: [
      'when common count vendor p.Big lossy "why"',
      "  both (count:integer =:number 1) := count=1 | (p.Big:boolean =:boolean true) := p.Big=true",
      '    cell name: string <-> p.N | string lossy "why"',
    ],
  },
  {
    rows: 'address <-> A { when city = "x" <-> C = 1 { street <-> S } }',
    rules: [
      "scope address <-> A",
      "  when common city vendor C",
      '    both (city:string =:string "x") := city="x" | (C:integer =:number 1) := C=1',
      "      cell street: string <-> S | string",
      "overlay address",
    ],
  },
  {
    rows: 'when address.city = "x" <-> A.C = 1 { address.street <-> A.S }',
    rules: [
      "when common address.city vendor A.C",
      '  both (address.city:string =:string "x") := address.city="x" | (A.C:integer =:number 1) := A.C=1',
      "    cell address.street: string <-> A.S | string",
      "    overlay address",
      "overlay address",
    ],
  },
  {
    rows: "when name present <-> N present { name <-> N }",
    rules: [
      "when common name vendor N",
      "  both (name:string present) := - | (N:unknown present) := -",
      "    cell name: string <-> N | string",
    ],
  },
  {
    rows: "when address present <-> A present { address.city <-> A.c }",
    rules: [
      "when common address vendor A",
      "  both (address:Address present) := - | (A:unknown present) := -",
      "    cell address.city: string <-> A.c | string",
      "    overlay address",
      "overlay address",
    ],
  },
  {
    rows: "when tags present <-> T present { tags[] <-> T[] }",
    rules: [
      "when common tags vendor T",
      "  both (tags:string[] present) := - | (T:unknown present) := -",
      "    each tags[] <-> T[]",
      "      cell this: string <-> this | string",
    ],
  },
  {
    rows: "when count = 1 <- Big != true { name <-> N }\nwhen count = 2 <-> Big = false { id <-> I }",
    rules: [
      "when common count vendor Big",
      "  read (count:integer =:number 1) := count=1 | (Big:boolean !=:boolean true)",
      "    read name: string <- N:string",
      "  both (count:integer =:number 2) := count=2 | (Big:boolean =:boolean false) := Big=false",
      "    cell id: string <-> I | string",
    ],
  },
  {
    rows: 'when count = 1 and score = 2 <-> A = 1 and B = "x" { name <-> N }',
    rules: [
      "when common - vendor A, B",
      '  both ((count:integer =:number 1) and:boolean (score:number =:number 2)) := count=1, score=2 | ((A:integer =:number 1) and:boolean (B:string =:string "x")) := A=1, B="x"',
      "    cell name: string <-> N | string",
    ],
  },
  {
    rows: "when name missing <-> N missing { id <-> I }",
    rules: [
      "when common name vendor N",
      "  both (name:string missing) := - | (N:unknown missing) := N=null",
      "    cell id: string <-> I | string",
    ],
  },
  {
    rows: "when name missing -> N missing { id <-> I }",
    rules: [
      "when common name vendor N",
      "  write (name:string missing) := - | (N:unknown missing) := N=null",
      "    write id:string -> I: string | string",
    ],
  },
  {
    rows: "when name present <- N missing { name <-> M }",
    rules: [
      "when common name vendor N",
      "  read (name:string present) := - | (N:unknown missing) := N=null",
      "    read name: string <- M:string",
    ],
  },
  {
    rows: 'when "x" = name <-> 1 = A { id <-> I }',
    rules: [
      "when common name vendor A",
      '  both ("x" =:string name:string) := name="x" | (1 =:number A:integer) := A=1',
      "    cell id: string <-> I | string",
    ],
  },
  {
    rows: "when count = 1 <-> A = 1 { ... <-> ... }",
    rules: [
      "when common count vendor A",
      "  both (count:integer =:number 1) := count=1 | (A:integer =:number 1) := A=1",
      "    rest both taken [count] | [A]",
    ],
  },
  {
    rows: "when count = 1 <-> A = 1 { name <-> N }\nname <-> M\nwhen count = 2 <-> A = 2 { name <-> O }",
    rules: [
      "when common count vendor A",
      "  both (count:integer =:number 1) := count=1 | (A:integer =:number 1) := A=1",
      "    cell name: string <-> N | string",
      "cell name: string <-> M | string",
      "when common count vendor A",
      "  both (count:integer =:number 2) := count=2 | (A:integer =:number 2) := A=2",
      "    cell name: string <-> O | string",
    ],
  },
  {
    rows: "when count = 1 <-> A = 1 { name <-> N }\nelse { name <-> O }\nwhen count = 2 <-> A = 2 { name <-> P }",
    rules: [
      "when common count vendor A",
      "  both (count:integer =:number 1) := count=1 | (A:integer =:number 1) := A=1",
      "    cell name: string <-> N | string",
      "  else",
      "    cell name: string <-> O | string",
      "when common count vendor A",
      "  both (count:integer =:number 2) := count=2 | (A:integer =:number 2) := A=2",
      "    cell name: string <-> P | string",
    ],
  },
  {
    rows: "when count = 1 <-> A = 1 { when score = 2 <-> B = 2 { name <-> N } else { name <-> O } }",
    rules: [
      "when common count vendor A",
      "  both (count:integer =:number 1) := count=1 | (A:integer =:number 1) := A=1",
      "    when common score vendor B",
      "      both (score:number =:number 2) := score=2 | (B:integer =:number 2) := B=2",
      "        cell name: string <-> N | string",
      "      else",
      "        cell name: string <-> O | string",
    ],
  },
  {
    rows: "when day present <-> D present { day -> D }",
    rules: [
      "when common day vendor D",
      "  both (day:date present) := - | (D:unknown present) := -",
      "    write day:date -> D: date | date",
    ],
  },
  {
    rows: "lines[] <-> L[] { when sku present <-> S present { sku <-> S } }",
    rules: [
      "each lines[] <-> L[]",
      "  when common sku vendor S",
      "    both (sku:string present) := - | (S:unknown present) := -",
      "      cell sku: string <-> S | string",
    ],
  },
  { rows: "custom <- ...", rules: ["rest read custom taken [custom] | []", "overlay custom"] },
  {
    rows: 'custom -> ... like "x*"',
    rules: ['rest write custom like "x*" taken [custom] | []', "overlay custom"],
  },
  { rows: "... -> ...", rules: ["rest write taken [] | []"] },
  { rows: "any <-> ...", rules: ["rest both any taken [any] | []", "overlay any"] },
  {
    rows: 'any.x <-> ... like "y*"',
    rules: ['rest both any.x like "y*" taken [any] | []', "overlay any(x)"],
  },
  { rows: '... <-> ... like "z*"', rules: ['rest both like "z*" taken [] | []'] },
  { rows: '... like "z*" <-> ... like "z*"', rules: ['rest both like "z*" taken [] | []'] },
  {
    rows: "address <-> A { ... <-> ... }",
    rules: ["scope address <-> A", "  rest both taken [] | []", "overlay address"],
  },
  {
    rows: "lines[] <-> L[] { ... <-> ..., sku <-> S }",
    rules: [
      "each lines[] <-> L[] keys 1",
      "  rest both taken [sku] | [S]",
      "  cell sku: string <-> S | string",
    ],
  },
  {
    rows: 'custom <-> ... like "*__c" @level(account)\nname <-> N\naddress <-> A { city <-> C }',
    rules: [
      'rest both custom like "*__c" taken [custom name address] | [N A] @level',
      "cell name: string <-> N | string",
      "scope address <-> A",
      "  cell city: string <-> C | string",
      "overlay custom address",
    ],
  },
];

expectTable("branches, and the rest of a record", table);
