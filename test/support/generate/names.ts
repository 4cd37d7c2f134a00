import fc from "fast-check";

/** Names that a back end may get wrong; none has a backtick or a line break. */
const oddNames: readonly string[] = [
  "First Name",
  "constructor",
  "toString",
  "hasOwnProperty",
  "it's",
  'say "hi"',
  "a.b",
  "back\\\\slash",
  "$name",
  "class",
  "function",
  "and",
  "in",
  "null",
  "true",
  "portal-id",
  "2ndPhone",
  "naïve",
  "${x}",
  "%",
  "*",
  "@attr",
  "item[0]",
  "</script>",
  "日本",
];

/** How the names of one rule look: plain, odd, or one that objects inherit something under. */
export type NameStyle = (id: string) => string;

export const nameStyle: fc.Arbitrary<NameStyle> = fc.oneof(
  { weight: 8, arbitrary: fc.constant<NameStyle>((id) => id) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...oddNames).map<NameStyle>((odd) => (id) => `\`${odd} ${id}\``),
  },
  {
    weight: 1,
    // Only the first rule of a block, so that no two rules share the name.
    arbitrary: fc
      .constantFrom(
        "__proto__",
        "constructor",
        "toString",
        "valueOf",
        "length",
        "key",
        "when",
        "map",
      )
      .map<NameStyle>((odd) => (id) => (/^f0$/iu.test(id) ? `\`${odd}\`` : id)),
  },
);

/** Values that are hard to carry in text. */
export const hostileTexts: readonly string[] = [
  "",
  " ",
  "null",
  "true",
  "0",
  "-0",
  "05",
  "+5",
  "5.50",
  "1e3",
  "1e-7",
  "12345678901234567890",
  "0.30000000000000004",
  "five",
  '"',
  "'",
  "`",
  "\\",
  "\n",
  "\u2028",
  "\u0000",
  "\ud800",
  "😀",
  "\u202e",
  "${1}",
  "$original",
  "{}",
  "[1]",
  '{"a":1}',
  "a;b",
  ";",
  "a b",
  "Mary Ann Lee",
  "__proto__",
  "2024-02-29",
  "2023-02-29",
  "2024-03-01T10:00:00Z",
  "2024-03-01T10:00:00.123456Z",
  "2024-03-01T23:30:00.000-05:00",
  "10:15",
  "02/29/2024",
  "1,234.50",
];
