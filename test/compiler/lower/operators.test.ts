import { expectMistakes, expectRules } from "./support.ts";

expectRules("arithmetic is done in the widest type of both sides", [
  ["count - 1 -> A", "write (count:integer -:number 1) -> A: integer | integer"],
  ["count / 2 -> B", "write (count:integer /:number 2) -> B: number | number"],
  ["count % 2 -> C", "write (count:integer %:number 2) -> C: integer | integer"],
  ["count * count -> D", "write (count:integer *:number count:integer) -> D: integer | integer"],
  ["count + 1.5 -> E", "write (count:integer +:number 1.5) -> E: number | number"],
  ["score + price -> F", "write (score:number +:decimal price:decimal) -> F: decimal | decimal"],
  ["any + 1 -> G", "write (any:json +:number 1) -> G: number | number"],
  ["score <- P % 3", "read score: number <- (P:number %:number 3)"],
]);

expectRules("numbers compare by value, decimals exactly", [
  ["count < 5 -> A", "write (count:integer <:number 5) -> A: boolean | boolean"],
  ["count <= score -> B", "write (count:integer <=:number score:number) -> B: boolean | boolean"],
  ["5 > count -> C", "write (5 >:number count:integer) -> C: boolean | boolean"],
  ["5 = count -> D", "write (5 =:number count:integer) -> D: boolean | boolean"],
  ["5 = 6 -> E", "write (5 =:number 6) -> E: boolean | boolean"],
  ["count = price -> F", "write (count:integer =:decimal price:decimal) -> F: boolean | boolean"],
  ["price >= 1.5 -> G", "write (price:decimal >=:decimal 1.5) -> G: boolean | boolean"],
  ["active <- 5 < A", "read active: boolean <- (5 <:number A:integer)"],
  ["active <- B < 5", "read active: boolean <- (B:integer <:number 5)"],
  ["active <- (C ?? 1) = 2.5", "read active: boolean <- ((C:number ?? 1) =:number 2.5)"],
]);

expectRules("texts, members and dates compare with values of their kind", [
  ["name = color -> A", "write (name:string =:string color:Color) -> A: boolean | boolean"],
  [
    "color = kind -> B",
    'write (color:Color =:string kind:"person" | "company") -> B: boolean | boolean',
  ],
  ["color = Red -> C", 'write (color:Color =:string "Red") -> C: boolean | boolean'],
  ['color != "Red" -> D', 'write (color:Color !=:string "Red") -> D: boolean | boolean'],
  ["color < Blue -> E", 'write (color:Color <:string "Blue") -> E: boolean | boolean'],
  ["color = name -> F", "write (color:Color =:string name:string) -> F: boolean | boolean"],
  ["color = null -> G", "write (color:Color =:json null) -> G: boolean | boolean"],
  ["day < day -> H", "write (day:date <:string day:date) -> H: boolean | boolean"],
  ['day < "2024-01-01" -> I', 'write (day:date <:string "2024-01-01") -> I: boolean | boolean'],
  ['clock >= "12:00:00" -> J', 'write (clock:time >=:string "12:00:00") -> J: boolean | boolean'],
  ["clock < clock -> K", "write (clock:time <:string clock:time) -> K: boolean | boolean"],
  ["at = at -> L", "write (at:datetime =:datetime at:datetime) -> L: boolean | boolean"],
  [
    "active = active -> M",
    "write (active:boolean =:boolean active:boolean) -> M: boolean | boolean",
  ],
  ["active = true -> N", "write (active:boolean =:boolean true) -> N: boolean | boolean"],
  [
    "address = address -> O",
    "write (address:Address =:json address:Address) -> O: boolean | boolean",
  ],
  ["tags = tags -> P", "write (tags:string[] =:json tags:string[]) -> P: boolean | boolean"],
  ['active <- "x" = A', 'read active: boolean <- ("x" =:string A:string)'],
  ['active <- B in ["x", "y"]', 'read active: boolean <- (B:string in ["x","y"])'],
  ["active <- C in []", "read active: boolean <- (C:unknown in [])"],
  ['color in [Red, "Blue"] -> Q', 'write (color:Color in ["Red","Blue"]) -> Q: boolean | boolean'],
  ['name in [null, "x"] -> R', 'write (name:string in [null,"x"]) -> R: boolean | boolean'],
  ["active <- Y or Z", "read active: boolean <- (Y:boolean or:boolean Z:boolean)"],
]);

expectRules("a value of which nothing is known compares as what stands beside it", [
  ["any = 1 -> A", "write (any:json =:json 1) -> A: boolean | boolean"],
  ["any != name -> B", "write (any:json !=:json name:string) -> B: boolean | boolean"],
  ["1 <= any -> C", "write (1 <=:number any:json) -> C: boolean | boolean"],
  ["any < any -> D", "write (any:json <:number any:json) -> D: boolean | boolean"],
  ["any > name -> E", "write (any:json >:string name:string) -> E: boolean | boolean"],
  ["any > day -> F", "write (any:json >:string day:date) -> F: boolean | boolean"],
  ["any > clock -> G", "write (any:json >:string clock:time) -> G: boolean | boolean"],
  ["any < at -> H", "write (any:json <:datetime at:datetime) -> H: boolean | boolean"],
  ["any < price -> I", "write (any:json <:decimal price:decimal) -> I: boolean | boolean"],
  ["any = at -> J", "write (any:json =:json at:datetime) -> J: boolean | boolean"],
  ["active <- K = L", "read active: boolean <- (K:unknown =:json L:unknown)"],
  ["active <- M = null", "read active: boolean <- (M:unknown =:json null)"],
]);

expectRules("texts are joined, numbers as their digits", [
  [
    "name & count -> A",
    "write (name:string &:string count(integer | integer->string)) -> A: string | string",
  ],
  ["name & 1 -> B", 'write (name:string &:string "1") -> B: string | string'],
  ["null & name -> C", "write ($string(null) &:string name:string) -> C: string | string"],
  ["color & day -> D", "write (color:Color &:string day:date) -> D: string | string"],
  ["name <- A & B", "read name: string <- (A:string &:string B:string)"],
  [
    "price & active -> E",
    "write (price(decimal | decimal->string) &:string active(boolean | boolean->string)) -> E: string | string",
  ],
]);

expectMistakes("what can't be compared or counted", [
  [
    "active or any -> X",
    "type-mismatch [any] A condition must be `boolean`, but this is `json`. Compare it, as in `field = value`.",
  ],
  [
    "any < active -> X",
    "type-mismatch [active] What stands beside `<` must be `a number, a text or a date`, but this is `boolean`. Other values are only equal or not: use `=` or `!=`.",
  ],
  [
    "any < address -> X",
    "type-mismatch [address] What stands beside `<` must be `a number, a text or a date`, but this is `Address`. Other values are only equal or not: use `=` or `!=`.",
  ],
  ['color = "Rad" -> X', 'unknown-member ["Rad"] `Color` has no member `Rad`. Did you mean `Red`?'],
  ["color = nam -> X", "unknown-member [nam] `Color` has no member `nam`."],
  [
    'color in ["Rad"] -> X',
    'unknown-member ["Rad"] `Color` has no member `Rad`. Did you mean `Red`?',
  ],
  ["color in [Rad] -> X", "unknown-member [Rad] `Color` has no member `Rad`. Did you mean `Red`?"],
  [
    "day = at -> X",
    "type-mismatch [at] What is compared here must be `date`, but this is `datetime`. Convert the value, or compare and combine values of one type.",
  ],
  [
    'day < "2024-13-01" -> X',
    'type-mismatch ["2024-13-01"] What is compared here must be `date`, but this is `string`. Convert the value, or compare and combine values of one type.',
  ],
  [
    "active < active -> X",
    "type-mismatch [active] What stands beside `<` must be `a number, a text or a date`, but this is `boolean`. Other values are only equal or not: use `=` or `!=`.",
  ],
  [
    "address < address -> X",
    "type-mismatch [address] What stands beside `<` must be `a number, a text or a date`, but this is `Address`. Other values are only equal or not: use `=` or `!=`.",
  ],
  [
    "address = lines -> X",
    "type-mismatch [lines] What is compared here must be `Address`, but this is `Line[]`. Convert the value, or compare and combine values of one type.",
  ],
  [
    "tags < tags -> X",
    "type-mismatch [tags] What stands beside `<` must be `a number, a text or a date`, but this is `string[]`. Other values are only equal or not: use `=` or `!=`.",
  ],
  [
    "name = count -> X",
    "type-mismatch [count] What is compared here must be `string`, but this is `integer`. Convert the value, or compare and combine values of one type.",
  ],
  [
    "color = 5 -> X",
    "type-mismatch [5] What is compared here must be `Color`, but this is `integer`. Convert the value, or compare and combine values of one type.",
  ],
  [
    "count - name -> X",
    "type-mismatch [name] What stands beside `-` must be `number`, but this is `string`. Convert the value, or compare and combine values of one type.",
  ],
  [
    "active <- A in [B, 1]",
    "type-mismatch [B] An item after `in` must be `a constant`, but this is `B`. Convert the value, or compare and combine values of one type.",
  ],
]);

expectRules("one mistake is told once, whatever it stands in", []);
const unknownField =
  "unknown-field [nam] `Thing` has no field `nam`. Did you mean `name`? | declared here [Thing]";

expectMistakes(
  "a mistake is told once, and alone, whatever it stands in",
  [
    "nam + 1 -> X",
    "count + nam -> X",
    "nam & name -> X",
    "name & nam -> X",
    "nam and active -> X",
    "active or nam -> X",
    "nam in [1] -> X",
    "nam = 1 -> X",
    "1 = nam -> X",
    "name = nam -> X",
    "nam present -> X",
    "-nam -> X",
    "nam ? 1 : 2 -> X",
    "active ? nam : 2 -> X",
    "active ? 1 : nam -> X",
    "nam ?? name -> X",
    "name ?? nam -> X",
    "$uppercase(nam) -> X",
    "$substring(name, nam) -> X",
    '"{nam}" -> X',
    '"{name} {nam}!" -> X',
    "nam as string -> X",
    "(nam as string) & name -> X",
    "nam[0].x -> X",
    "nam -> Y",
  ].map((row) => [row, unknownField] as const),
);

expectMistakes("what an expression can't hold", [
  [
    "count in [12345678901234567] -> X",
    "number-digits [12345678901234567] The number `12345678901234567` has more digits than a JSON number keeps. Write it as text in quotes, or with at most 15 significant digits.",
  ],
  [
    "-name -> X",
    "type-mismatch [name] What `-` turns round must be `number`, but this is `string`. Convert the value, or compare and combine values of one type.",
  ],
  [
    "name ? 1 : 2 -> X",
    "type-mismatch [name] A condition must be `boolean`, but this is `string`. Compare it, as in `field = value`.",
  ],
  [
    'phones[typ = "work"].number -> X',
    "unknown-field [typ] `Phone` has no field `typ`. Did you mean `type`? | declared here [Phone]",
  ],
  [
    "12345678901234567 -> X",
    "number-digits [12345678901234567] The number `12345678901234567` has more digits than a JSON number keeps. Write it as text in quotes, or with at most 15 significant digits.",
  ],
  [
    "-12345678901234567 -> X",
    "number-digits [-12345678901234567] The number `-12345678901234567` has more digits than a JSON number keeps. Write it as text in quotes, or with at most 15 significant digits.",
  ],
]);
