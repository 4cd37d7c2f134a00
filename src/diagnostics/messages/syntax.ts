import { didYouMean, entry } from "./entry.ts";

/** Mistakes that the lexer and the parser find. */
export const syntaxMessages = {
  "unexpected-token": entry<{ found: string; expected: string }>({
    severity: "error",
    message: (p) => `Found ${p.found} where ${p.expected} is expected.`,
  }),
  "unknown-declaration": entry<{ found: string; suggestion?: string | undefined }>({
    severity: "error",
    message: (p) => `${p.found} does not start a declaration.`,
    help: (p) =>
      didYouMean(p) ??
      "A declaration starts with `hub`, `object`, `enum`, `element`, `map`, `override`, `codec`, `table` or `use`.",
  }),
  "misspelled-keyword": entry<{ found: string; suggestion: string }>({
    severity: "error",
    message: (p) => `\`${p.found}\` is not a word of the language here.`,
    help: didYouMean,
  }),
  "unknown-word": entry<{ found: string; allowed: string }>({
    severity: "error",
    message: (p) => `\`${p.found}\` is not a word of the language here.`,
    help: (p) => `Use ${p.allowed}.`,
  }),
  "wrong-arrow": entry<{ found: string; suggestion: string }>({
    severity: "error",
    message: (p) => `\`${p.found}\` is not an arrow.`,
    help: (p) =>
      `Did you mean \`${p.suggestion}\`? \`<->\` maps both ways, \`<-\` only reads from the vendor, \`->\` only writes to it.`,
  }),
  "wrong-operator": entry<{ found: string; suggestion: string }>({
    severity: "error",
    message: (p) => `\`${p.found}\` is not an operator.`,
    help: didYouMean,
  }),
  "ambiguous-arrow": entry<{ found: string }>({
    severity: "error",
    message: (p) => `\`${p.found}\` can be read as an arrow or as a comparison.`,
    help: (p) =>
      `Write \`< ${p.found.slice(1)}\` to compare with a negative number, or \`<- ${p.found.slice(2)}\` for an arrow.`,
  }),
  "missing-arrow": entry<{ found: string }>({
    severity: "error",
    message: (p) => `This row has no arrow before ${p.found}.`,
    help: "Write `<->` for both ways, `<-` to read only or `->` to write only between the two sides.",
  }),
  "missing-right-side": entry<{ arrow: string }>({
    severity: "error",
    message: (p) => `Nothing stands behind \`${p.arrow}\`.`,
    help: "Write the vendor side behind the arrow, on the same line; `same` stands for the same name.",
  }),
  "hyphen-name": entry<{ found: string }>({
    severity: "error",
    message: (p) => `\`${p.found}\` can be read as one name or as a difference.`,
    help: (p) =>
      `Put a name in backticks: \`\` \`${p.found}\` \`\`. Put blanks around a minus: \`${p.found.replaceAll("-", " - ")}\`.`,
  }),
  "digit-name": entry<{ found: string }>({
    severity: "error",
    message: (p) => `The name \`${p.found}\` starts with a digit.`,
    help: (p) => `Put it in backticks: \`\` \`${p.found}\` \`\`.`,
  }),
  "leading-zero": entry<{ found: string }>({
    severity: "error",
    message: (p) => `The number \`${p.found}\` starts with a zero.`,
    help: (p) => `Write it without leading zeros, or as a string: \`"${p.found}"\`.`,
  }),
  "unterminated-string": entry<{ quote: string }>({
    severity: "error",
    message: (p) => `This string has no closing \`${p.quote}\` on its line.`,
    help: (p) => `Add a \`${p.quote}\`; a line break inside a string is written \`\\n\`.`,
  }),
  "unterminated-name": entry({
    severity: "error",
    message: () => "This name has no closing backtick on its line.",
    help: "Add the closing backtick.",
  }),
  "unknown-escape": entry<{ escape: string }>({
    severity: "error",
    message: (p) => `\`${p.escape}\` is not an escape.`,
    help: "Write `\\\\` for a backslash; the escapes are those of JSON, and `\\'`, `\\{` and `\\}`.",
  }),
  "unclosed-hole": entry({
    severity: "error",
    message: () => "This `{` of a template is not closed.",
    help: "Add a `}`, or write `\\{` for a brace that is text.",
  }),
  "empty-hole": entry({
    severity: "error",
    message: () => "This part of a template is empty.",
    help: "Write a path between the braces, or `\\{` for a brace that is text.",
  }),
  "foreign-comment": entry<{ found: string }>({
    severity: "error",
    message: (p) => `\`${p.found}\` does not start a comment.`,
    help: "Comments start with `//` and end with their line.",
  }),
  "stray-semicolon": entry({
    severity: "error",
    message: () => "A row does not end with `;`.",
    help: "Remove it; a line break or a comma ends a row.",
  }),
  "unexpected-character": entry<{ found: string }>({
    severity: "error",
    message: (p) => `${p.found} has no meaning here.`,
    help: "Remove it, or put it in a string or in backticks if it is part of a name.",
  }),
  "bidi-control": entry<{ code: string }>({
    severity: "error",
    message: (p) =>
      `The invisible character ${p.code} changes the direction in which text is shown.`,
    help: "Remove it; where a value needs it, write it as an escape such as `\\u202e`.",
  }),
  "unclosed-bracket": entry<{ opener: string; bracket: string }>({
    severity: "error",
    message: (p) => `\`${p.opener}\` is not closed: \`${p.bracket}\` is missing here.`,
    help: (p) => `Add \`${p.bracket}\`.`,
  }),
  "missing-brace": entry({
    severity: "error",
    message: () => "The rows below are not in braces: `{` is missing here.",
    help: "Add `{` at the end of this line.",
  }),
  "unopened-bracket": entry<{ bracket: string }>({
    severity: "error",
    message: (p) => `This \`${p.bracket}\` closes nothing.`,
    help: "Remove it, or add the opening bracket that belongs to it.",
  }),
  "file-too-large": entry<{ sizeBytes: number; limit: number }>({
    severity: "error",
    message: (p) => `The file has ${p.sizeBytes} bytes; ${p.limit} is the most that is read.`,
    help: "Split it and join the parts with `use`.",
  }),
  "too-many-tokens": entry<{ limit: number }>({
    severity: "error",
    message: (p) => `The file has more than ${p.limit} words and signs.`,
    help: "Split it and join the parts with `use`.",
  }),
  "nested-too-deeply": entry<{ limit: number }>({
    severity: "error",
    message: (p) => `This is nested more than ${p.limit} levels deep.`,
    help: "Split the expression or flatten the brackets; every bracket and every operator of a row counts.",
  }),
  "too-many-errors": entry<{ limit: number }>({
    severity: "error",
    message: (p) => `There are more mistakes; the first ${p.limit} are shown.`,
    help: "Correct these first.",
  }),
} as const;
