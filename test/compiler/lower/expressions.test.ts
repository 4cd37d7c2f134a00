import { expectMistakes, expectRules } from "./support.ts";

expectRules("constants, and what may be negative", [
  ["true -> A", "write true -> A: boolean | boolean"],
  ["-5 -> B", "write -5 -> B: integer | integer"],
  ["-1.5 -> C", "write -1.5 -> C: number | number"],
  ["-count -> D", "write -count:integer -> D: integer | integer"],
  ["-price -> E", "write -price:decimal -> E: decimal | decimal"],
  ["-0 -> F", "write 0 -> F: integer | integer"],
  ["score <- -A", "read score: number <- -A:number"],
  ["count in [-5, 5] -> G", "write (count:integer in [-5,5]) -> G: boolean | boolean"],
  ["-5 < count -> H", "write (-5 <:number count:integer) -> H: boolean | boolean"],
  ["count = -5 -> I", "write (count:integer =:number -5) -> I: boolean | boolean"],
]);

expectRules("a value that is one or the other has the type of both", [
  [
    "(active ? count : price) -> A",
    "write (active:boolean ? count:integer : price:decimal) -> A: decimal | decimal",
  ],
  [
    "(active ? count : score) -> B",
    "write (active:boolean ? count:integer : score:number) -> B: number | number",
  ],
  [
    "(active ? name : color) -> C",
    "write (active:boolean ? name:string : color:Color) -> C: string | string",
  ],
  [
    "(active ? name : count) -> D",
    "write (active:boolean ? name:string : count:integer) -> D: json | json",
  ],
  [
    "(active ? null : name) -> E",
    "write (active:boolean ? null : name:string) -> E: string | string",
  ],
  [
    "(active ? name : null) -> F",
    "write (active:boolean ? name:string : null) -> F: string | string",
  ],
  [
    "(active ? active : count) -> K",
    "write (active:boolean ? active:boolean : count:integer) -> K: json | json",
  ],
  [
    "(active ? day : name) -> L",
    "write (active:boolean ? day:date : name:string) -> L: json | json",
  ],
  [
    "(active ? count : count) -> M",
    "write (active:boolean ? count:integer : count:integer) -> M: integer | integer",
  ],
  ["color ?? kind -> G", 'write (color:Color ?? kind:"person" | "company") -> G: string | string'],
  [
    "name ?? color ?? null -> H",
    "write (name:string ?? color:Color ?? null) -> H: string | string",
  ],
  [
    "name ?? (kind ?? color) -> I",
    'write (name:string ?? kind:"person" | "company" ?? color:Color) -> I: string | string',
  ],
  [
    '(name ?? kind) ?? "x" -> J',
    'write (name:string ?? kind:"person" | "company" ?? "x") -> J: string | string',
  ],
  ['name <- A ?? (B ? C : "x")', 'read name: string <- (A:string ?? (B:boolean ? C:string : "x"))'],
  ["score <- A ?? 1.5", "read score: number <- (A:number ?? 1.5)"],
]);

expectRules("texts with holes, read", [
  [
    'name <- "<{A}, {B as integer}>"',
    'read name: string <- join("<" "" {A:string} ", " {B(integer | integer->string)} ">")',
  ],
  ['name <- "x{A}"', 'read name: string <- join("x" "" {A:string} "")'],
  [
    'name <- "{A}{B}!{C}?"',
    'read name: string <- join("" "" {A:string} "" {B:string} "!" {C:string} "?")',
  ],
  [
    '"{day} {at} {price} {active}" -> X',
    'write join("" "" {day:date} " " {at:datetime} " " {price(decimal | decimal->string)} " " {active(boolean | boolean->string)} "") -> X: string | string',
  ],
  [
    '"{name ?? kind}-{count + 1}" -> Y',
    'write join("" "" {(name:string ?? kind:"person" | "company")} "-" {$string((count:integer +:number 1))} "") -> Y: string | string',
  ],
]);

expectRules("what an item of a list gives", [
  ["tags <- T[].name", "read tags: string[] <- T[].name:string[]"],
  ["any <- T[].name", "read any: json <- T[].name:unknown[]"],
  ["score <- $sum(T[].n)", "read score: number <- $sum(T[].n:number[])"],
  ["any <- $count(T[])", "read any: json <- $count(T[]:unknown[])"],
  ["any <- T[].a[].b", "read any: json <- T[].a[].b:unknown[]"],
  ["lines[].sku -> X", "write lines[].sku:string[] -> X: string[] | string[]"],
  ["lines[] -> Y", "write lines[]:Line[] -> Y: Line[] | Line[]"],
  ["tags <- T[]", "read tags: string[] <- T[]:string[]"],
]);

expectMistakes("expressions that are none", [
  [
    'name <- (A ?? B) as string & "x"',
    "row-place [as string] `as`, `via` and `from` can't stand in an expression. In an expression these follow the name of a field.",
  ],
  [
    'name <- ($trim(A) via upper) & "x"',
    "row-place [via upper] `as`, `via` and `from` can't stand in an expression. In an expression these follow the name of a field.",
  ],
  [
    'name <- (A & B) via upper & "x"',
    "row-place [via upper] `as`, `via` and `from` can't stand in an expression. In an expression these follow the name of a field.",
  ],
  [
    'name <- ("x" as string) & "x"',
    "row-place [as string] `as`, `via` and `from` can't stand in an expression. In an expression these follow the name of a field.",
  ],
  [
    'any <- jsonata("$map(")',
    'jsonata-syntax ["$map("] The text of `jsonata(…)` is no expression of JSONata: Expected ")" before end of expression. Write one complete expression; it sees the record of its side, and no other variables.',
  ],
  [
    'any <- jsonata("$x + 1")',
    'jsonata-syntax ["$x + 1"] The text of `jsonata(…)` is no expression of JSONata: `$x` is not defined. Write one complete expression; it sees the record of its side, and no other variables.',
  ],
  [
    'any <- jsonata("a b")',
    'jsonata-syntax ["a b"] The text of `jsonata(…)` is no expression of JSONata: Syntax error: "b". Write one complete expression; it sees the record of its side, and no other variables.',
  ],
  [
    "name <- T[].n",
    "type-mismatch [T[].n] `name` must be `string`, but this is `unknown[]`. Convert the value, or compare and combine values of one type.",
  ],
  [
    'name <- A as nope & "x"',
    "unknown-type [nope] There is no type `nope`. Declare an object or an enum of this name, or use a built-in type.",
  ],
  [
    "name <- (A as date) & (B as nope)",
    "unknown-type [nope] There is no type `nope`. Declare an object or an enum of this name, or use a built-in type.",
  ],
  [
    "-any -> X",
    "type-mismatch [any] What `-` turns round must be `number`, but this is `json`. Convert the value, or compare and combine values of one type.",
  ],
  [
    "-(-name) -> X",
    "type-mismatch [name] What `-` turns round must be `number`, but this is `string`. Convert the value, or compare and combine values of one type.",
  ],
  [
    "(name) ? 1 : 2 -> X",
    "type-mismatch [name] A condition must be `boolean`, but this is `string`. Compare it, as in `field = value`.",
  ],
  [
    'name <- "{A as nope}"',
    "unknown-type [nope] There is no type `nope`. Declare an object or an enum of this name, or use a built-in type.",
  ],
  [
    'count <- -"5"',
    'type-mismatch ["5"] What `-` turns round must be `number`, but this is `string`. Convert the value, or compare and combine values of one type.',
  ],
]);

expectRules("arithmetic may stand before a conversion", [
  [
    'name <- ((A + 1) as string) & "x"',
    'read name: string <- (A(number->number * 1/1 + 1 | number->string) &:string "x")',
  ],
  [
    'name <- (A as integer * 2) as string & "x"',
    'read name: string <- (A(integer->number * 2/1 | number->string) &:string "x")',
  ],
  [
    'name <- (-A) as string & "x"',
    'read name: string <- (A(number->number * -1/1 | number->string) &:string "x")',
  ],
]);
