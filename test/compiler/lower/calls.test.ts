import { expectMistakes, expectRules } from "./support.ts";

expectRules("functions take what their signatures say", [
  ["name <- $substring(A, 1)", "read name: string <- $substring(A:string, 1)"],
  ["name <- $substring(A, 1, 2)", "read name: string <- $substring(A:string, 1, 2)"],
  ["name <- $join(T)", "read name: string <- $join(T:string[])"],
  ['name <- $join(tagz, ", ")', 'read name: string <- $join(tagz:string[], ", ")'],
  ["score <- $sum(N)", "read score: number <- $sum(N:number[])"],
  ["name <- $string(A)", "read name: string <- $string(A:unknown)"],
  ["score <- $number(A)", "read score: number <- $number(A:unknown)"],
  ["$sum(numbers) -> A", "write $sum(numbers:integer[]) -> A: number | number"],
  [
    "$sum(lines[].price) -> B",
    "write $sum(lines[].price(decimal[] | items(decimal->number))) -> B: number | number",
  ],
  ["$sum(lines[].qty) -> C", "write $sum(lines[].qty:integer[]) -> C: number | number"],
  ["$abs(price) -> E", "write $abs(price(decimal | decimal->number)) -> E: number | number"],
  ["$abs(count) -> F", "write $abs(count:integer) -> F: number | number"],
  ["$abs(1) -> G", "write $abs(1) -> G: number | number"],
  ["$abs(any) -> H", "write $abs(any:json) -> H: number | number"],
  ["$uppercase(color) -> I", "write $uppercase(color:Color) -> I: string | string"],
  ["$uppercase(day) -> J", "write $uppercase(day:date) -> J: string | string"],
  ["$uppercase(any) -> K", "write $uppercase(any:json) -> K: string | string"],
  ["$not(active) -> L", "write $not(active:boolean) -> L: boolean | boolean"],
  ["$boolean(name) -> M", "write $boolean(name:string) -> M: boolean | boolean"],
  ["$join(colors) -> N", "write $join(colors:Color[]) -> N: string | string"],
  [
    "$join(tags, kind) -> O",
    'write $join(tags:string[], kind:"person" | "company") -> O: string | string',
  ],
  ["$count(lines) -> P", "write $count(lines:Line[]) -> P: number | number"],
  ["$count(any) -> Q", "write $count(any:json) -> Q: number | number"],
  ["$string(address) -> R", "write $string(address:Address) -> R: string | string"],
  ["$exists(name) -> S", "write $exists(name:string) -> S: boolean | boolean"],
  ["$distinct(tags) -> T", "write $distinct(tags:string[]) -> T: unknown[] | unknown[]"],
  [
    "$append(tags, colors) -> U",
    "write $append(tags:string[], colors:Color[]) -> U: unknown[] | unknown[]",
  ],
  ['$split(name, ",") -> V', 'write $split(name:string, ",") -> V: string[] | string[]'],
  ['$contains(name, "x") -> W', 'write $contains(name:string, "x") -> W: boolean | boolean'],
]);

expectMistakes("wrong arguments", [
  [
    "$abs(name) -> X",
    "bad-argument [name] The arguments of `$abs` don't fit: `value` is `number`, and this is `string`. See `$abs` in docs/language.md.",
  ],
  [
    "$uppercase(active) -> X",
    "bad-argument [active] The arguments of `$uppercase` don't fit: `text` is `string`, and this is `boolean`. See `$uppercase` in docs/language.md.",
  ],
  [
    "$join(numbers) -> X",
    "bad-argument [numbers] The arguments of `$join` don't fit: `texts` is `string[]`, and this is `integer[]`. See `$join` in docs/language.md.",
  ],
  [
    "$join(name) -> X",
    "bad-argument [name] The arguments of `$join` don't fit: `texts` is `string[]`, and this is `string`. See `$join` in docs/language.md.",
  ],
  [
    "$sum(lines) -> X",
    "bad-argument [lines] The arguments of `$sum` don't fit: `numbers` is `number[]`, and this is `Line[]`. See `$sum` in docs/language.md.",
  ],
  [
    "$sum(count) -> X",
    "bad-argument [count] The arguments of `$sum` don't fit: `numbers` is `number[]`, and this is `integer`. See `$sum` in docs/language.md.",
  ],
  [
    "$count(name) -> X",
    "bad-argument [name] The arguments of `$count` don't fit: `items` is `unknown[]`, and this is `string`. See `$count` in docs/language.md.",
  ],
  [
    "$uppercase() -> X",
    "bad-argument [$uppercase] The arguments of `$uppercase` don't fit: it takes 1 argument, not 0. See `$uppercase` in docs/language.md.",
  ],
  [
    "$substring(name) -> X",
    "bad-argument [$substring] The arguments of `$substring` don't fit: it takes 2 to 3 arguments, not 1. See `$substring` in docs/language.md.",
  ],
  [
    "$substring(name, 1, 2, 3) -> X",
    "bad-argument [$substring] The arguments of `$substring` don't fit: it takes 2 to 3 arguments, not 4. See `$substring` in docs/language.md.",
  ],
  [
    "$contains(name) -> X",
    "bad-argument [$contains] The arguments of `$contains` don't fit: it takes 2 arguments, not 1. See `$contains` in docs/language.md.",
  ],
  [
    "$millis() -> X",
    "unknown-function [$millis] There is no function `$millis` here. A mapping has no clock and no chance, so that it always gives the same; pass the value in.",
  ],
  [
    "$random() -> X",
    "unknown-function [$random] There is no function `$random` here. A mapping has no clock and no chance, so that it always gives the same; pass the value in.",
  ],
  [
    "$filter(tags) -> X",
    'unknown-function [$filter] There is no function `$filter` here. Functions that take functions or patterns need full JSONata text: `jsonata("…")`.',
  ],
  [
    "$reduce(tags) -> X",
    'unknown-function [$reduce] There is no function `$reduce` here. Functions that take functions or patterns need full JSONata text: `jsonata("…")`.',
  ],
  [
    "$single(tags) -> X",
    'unknown-function [$single] There is no function `$single` here. Functions that take functions or patterns need full JSONata text: `jsonata("…")`.',
  ],
  [
    "$sift(tags) -> X",
    'unknown-function [$sift] There is no function `$sift` here. Functions that take functions or patterns need full JSONata text: `jsonata("…")`.',
  ],
  [
    "$each(tags) -> X",
    'unknown-function [$each] There is no function `$each` here. Functions that take functions or patterns need full JSONata text: `jsonata("…")`.',
  ],
  [
    "$match(name) -> X",
    'unknown-function [$match] There is no function `$match` here. Functions that take functions or patterns need full JSONata text: `jsonata("…")`.',
  ],
  [
    "$eval(name) -> X",
    'unknown-function [$eval] There is no function `$eval` here. Functions that take functions or patterns need full JSONata text: `jsonata("…")`.',
  ],
  [
    "$spread(name) -> X",
    'unknown-function [$spread] There is no function `$spread` here. Functions that take functions or patterns need full JSONata text: `jsonata("…")`.',
  ],
  [
    "$zip(name) -> X",
    'unknown-function [$zip] There is no function `$zip` here. Functions that take functions or patterns need full JSONata text: `jsonata("…")`.',
  ],
  [
    "$qqqqqqqq(name) -> X",
    'unknown-function [$qqqqqqqq] There is no function `$qqqqqqqq` here. The functions are listed in docs/language.md; others need `jsonata("…")`.',
  ],
  [
    "$lowercas(name) -> X",
    "unknown-function [$lowercas] There is no function `$lowercas` here. Did you mean `$lowercase`?",
  ],
]);
