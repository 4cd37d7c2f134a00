import fc from "fast-check";
import { type ChunkMaker, chunk, styled } from "./chunks.ts";

/**
 * Expressions over vendor cells `A` `B` (text), `N` `M` (numbers), `L` (a list of objects with
 * `p` and `q`), and the type that each gives. `A` and so on stand for names of the chunk.
 */
const expressions: readonly (readonly [type: string, text: string])[] = [
  ["string", '"{A}, {B}"'],
  ["string", '"<{A}> {N as integer}"'],
  ["string", "$uppercase(A)"],
  ["string", "$lowercase(A) & '-' & B"],
  ["string", "$trim(A)"],
  ["string", "$substring(A, 1, 3)"],
  ["string", "$substring(A, -2)"],
  ["string", "$substringBefore(A, ' ')"],
  ["string", "$substringAfter(A, ' ')"],
  ["string", "$replace(A, 'a', 'b', 1)"],
  ["string", "$pad(A, 8, '#')"],
  ["string", "$pad(A, -8)"],
  ["string", "A ?? B ?? 'none'"],
  ["string", "A = B ? A : 'no'"],
  ["string", "A present ? A : B missing ? 'b' : B"],
  ["string", "A in ['x', 'y'] ? 'in' : 'out'"],
  ["string", "N > 10 and M <= 5 or A = 'x' ? 'yes' : 'no'"],
  ["string", "$string(N)"],
  ["string", "$join($split(A, ' '), '+')"],
  ["string", "$formatBase(N, 16)"],
  ["string", "$encodeUrlComponent(A)"],
  ["string", "$fromMillis(N)"],
  ["string[]", "$split(A, ' ')"],
  ["number", "N + M * 2"],
  ["number", "N / M"],
  ["number", "N % 3 - 1"],
  ["number", "-N"],
  ["number", "$length(A)"],
  ["number", "$round(N, 1)"],
  ["number", "$floor(N) + $ceil(M) + $abs(N)"],
  ["number", "$power(N, 2)"],
  ["number", "$sqrt(N)"],
  ["number", "$number(A)"],
  ["number", "$sum(L[].q)"],
  ["number", "$max(L[].q)"],
  ["number", "$count(L[].p)"],
  ["number", "A as integer"],
  ["decimal", "A as decimal + 1"],
  ["decimal", "N as decimal * 3"],
  ["boolean", "$contains(A, 'a')"],
  ["boolean", "$exists(A)"],
  ["boolean", "$boolean(A)"],
  ["boolean", "$not(N)"],
  ["boolean", "A != B"],
  ["boolean", "A as date < B as date"],
  ["boolean", "A as datetime = B as datetime"],
  ["date", 'A as date("MM/dd/yyyy")'],
  ["string", "L[0].p"],
  ["string", "L[q = 1].p"],
  ["string", "'person'"],
  ["number", "42"],
  ["json", "this"],
];

const arrow: fc.Arbitrary<"read" | "write" | "pair" | "nested"> = fc.constantFrom(
  "read",
  "read",
  "write",
  "pair",
  "nested",
);

/** `x <- expression`, `expression -> X`, and both on one field. */
export const oneWay: fc.Arbitrary<ChunkMaker> = styled(
  fc.tuple(
    arrow,
    fc.constantFrom(...expressions),
    fc.constantFrom("", "", " default <- "),
    fc.constantFrom("", "", " on create", " on update"),
  ),
  ([way, [type, text], fallback, on], { left, right }) => {
    const vendor = text.replaceAll(/\b([ABNML])\b/gu, (_, stem) => inText(text, right(stem)));
    const literal = { string: '"d"', number: "4", boolean: "true" }[type];
    const last = fallback === "" || literal === undefined ? "" : `${fallback}${literal}`;
    switch (way) {
      case "read":
        return chunk([`${left("r")}: ${type}`], [`${left("r")} <- ${vendor}${last}`]);
      case "nested":
        return chunk(
          [`${left("r")}: { a: { b: ${type} } }`],
          [`${left("r")}.a.b <- ${vendor}${last}`],
        );
      case "write": {
        const [a, n] = [left("a"), left("n")];
        return chunk(
          [`${a}: string`, `${n}: number`],
          [
            `${a} <-> ${right("A")}`,
            `${n} <-> ${right("N")}`,
            `"v {${/["\\]/u.test(a) ? "this" : a}}" -> ${right("W")}${on}`,
            `${n} * 2 -> ${right("X")}.Y${on}`,
            `$uppercase(${a}) -> ${right("Z")} default -> "none"`,
          ],
        );
      }
      case "pair":
        return chunk(
          [`${left("r")}: string`],
          [
            `${left("r")} <- ${right("Ref")}.Name`,
            `${left("r")} -> ${right("RefId")}${on}`,
            `$uppercase(${left("r")}) -> ${right("RefKey")}`,
          ],
        );
    }
  },
);

/** Names inside templates lose what would end the string. */
function inText(text: string, name: string): string {
  return text.startsWith('"') ? name.replaceAll(/["\\]/gu, "") : name;
}
