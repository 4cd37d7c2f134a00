import fc from "fast-check";

/** Names that have a meaning elsewhere, among ordinary ones. */
export const memberName: fc.Arbitrary<string> = fc.oneof(
  fc.stringMatching(/^[a-c]$/),
  fc.constantFrom("__proto__", "constructor", "toString", "valueOf", "hasOwnProperty", "then"),
  fc.constantFrom("", "1", "0", "First Name", "`", '"', "\n", "\u2028", "\ud800", "sequence"),
);

const scalar: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, true, false, 0, "", 1, -1),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: "binary", maxLength: 4 }),
);

/** Any JSON, a few levels deep; members are defined, never assigned. */
export const jsonValue: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 3, withCrossShrink: true }, scalar, tie("list"), tie("object")),
  list: fc.array(tie("value"), { maxLength: 4 }),
  object: fc
    .array(fc.tuple(memberName, tie("value")), { maxLength: 4 })
    .map((entries) => Object.fromEntries(entries)),
})).value;

/** An object of JSON members. */
export const jsonObject: fc.Arbitrary<object> = fc
  .array(fc.tuple(memberName, jsonValue), { maxLength: 4 })
  .map((entries) => Object.fromEntries(entries));
