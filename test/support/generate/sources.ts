import fc from "fast-check";

/**
 * Random `.cemap` texts that are grammatical (names need not mean anything), laid out badly on
 * purpose: odd blanks, blank lines, comments wherever a line may end.
 */
export function sourceText(): fc.Arbitrary<string> {
  return fc
    .array(declaration, { minLength: 1, maxLength: 5 })
    .chain((parts) =>
      fc.tuple(fc.constant(parts), fc.array(layout, { minLength: 8, maxLength: 8 })),
    )
    .map(([parts, layouts]) => render(parts.join("\n¶"), layouts));
}

/** `¶` marks a place where a line ends; the layout decides what else stands there. */
interface Layout {
  readonly comment: string;
  readonly blankLines: number;
  readonly indent: number;
  readonly lineEnd: string;
}

const layout: fc.Arbitrary<Layout> = fc.record({
  comment: fc.constantFrom("", "", "", "// note", "//", "/// doc", "// ä \t x"),
  blankLines: fc.nat({ max: 3 }),
  indent: fc.nat({ max: 7 }),
  lineEnd: fc.constantFrom("\n", "\n", "\r\n", "\r"),
});

function render(text: string, layouts: readonly Layout[]): string {
  const lines = text.split("\n");
  const rendered = lines.map((line, index) => {
    const { comment, blankLines, indent, lineEnd } = layouts[index % layouts.length] as Layout;
    const body = line.replace("¶", "");
    const own = comment === "" || body.trim() === "" ? "" : `${comment}${lineEnd}`;
    const trailing = comment.startsWith("// ") && index % 3 === 0 ? ` ${comment}` : "";
    return `${lineEnd.repeat(blankLines)}${own}${" ".repeat(indent)}${body}${trailing}${lineEnd}`;
  });
  return rendered.join("");
}

const identifier = fc.constantFrom(
  ...["id", "name", "a", "b1", "key", "type", "map", "from", "when", "default", "value", "like"],
  ...["object", "in", "on", "example", "Contact", "LastName", "total_price", "Custom__c", "_x"],
);
const name = fc.oneof(
  { weight: 6, arbitrary: identifier },
  { weight: 1, arbitrary: fc.constantFrom("`First Name`", "`2nd`", "`portal-id`", "`ünï`") },
);
const string = fc.constantFrom(
  ...['"Web"', '""', "'plain {x}'", '"a \\{ b"', '"q\\"q"', "'it\\'s'", '"\\u00e9\\n"', '"→ ü"'],
);
const number = fc.constantFrom("0", "1", "12.50", "100", "1e3", "0.1");
const literal = fc.oneof(string, number, fc.constantFrom("true", "false", "null"));

function list(items: fc.Arbitrary<string>, separator: string, max: number): fc.Arbitrary<string> {
  return fc.array(items, { minLength: 1, maxLength: max }).map((parts) => parts.join(separator));
}

// ---------------------------------------------------------------- types and declarations

const scalar = fc.constantFrom("string", "integer", "decimal", "date", "json", "Phone");
const annotation = fc.constantFrom(
  ...['@format("email")', "@min(0)", "@length(1, 80)", "@deprecated", "@level(account)"],
  ...['@platform({ a: 1, "b c": [true, null] })', '@pattern("^x$")'],
);
const type: fc.Arbitrary<string> = fc.letrec<{ type: string }>((tie) => ({
  type: fc.oneof(
    { weight: 5, arbitrary: scalar },
    { weight: 1, arbitrary: list(fc.constantFrom('"a"', '"b c"'), " | ", 3) },
    { weight: 1, arbitrary: scalar.map((item) => `${item}[]`) },
    { weight: 1, arbitrary: scalar.map((item) => `${item}[] keyed by id`) },
    { weight: 1, arbitrary: scalar.map((item) => `map<${item}>`) },
    { weight: 1, arbitrary: tie("type").map((inner) => `{ a: ${inner}, b: string! }`) },
    { weight: 1, arbitrary: tie("type").map((inner) => `{\n a: ${inner}\n¶ b: string\n }[]`) },
  ),
})).type;

const field = fc
  .tuple(name, type, fc.constantFrom("", "!"), fc.constantFrom("", " key"), fc.option(annotation))
  .map(
    ([label, shape, required, key, note]) =>
      `${label}: ${shape}${required}${key}${note === null ? "" : ` ${note}`}`,
  );

const objectDeclaration = fc
  .tuple(name, fc.constantFrom("", " in crm"), fc.array(field, { maxLength: 4 }), fc.boolean())
  .map(([label, hub, fields, inline]) =>
    inline
      ? `object ${label}${hub} { ${fields.join(", ")} }`
      : `object ${label}${hub} {\n¶ ${fields.join("\n¶ ")}\n¶}`,
  );

const enumDeclaration = fc
  .tuple(
    name,
    list(fc.constantFrom("Online", "Phone", '"Real estate"', "Other"), ", ", 4),
    fc.boolean(),
  )
  .map(([label, members, inline]) =>
    inline
      ? `enum ${label} { ${members} }`
      : `enum ${label} {\n¶${members.split(", ").join("\n¶")}\n¶}`,
  );

const smallDeclaration = fc.constantFrom(
  'use "./common.cemap"',
  'hub crm "CRM"',
  "hub finance",
  "codec cents = value / 100",
  'codec gid = "gid://x/{value}"',
  'codec yesNo = { true <-> "Y", false <-> "N" }',
  "table users (id: string, remoteId: string)",
  'element sfdc "Salesforce" in crm {\n¶ resource Contact from "./c.json" {\n¶ Id, SyncToken @always\n¶ ... @null("")\n¶ }\n¶}',
  "element plain { resource A }",
  'override object Contact for account "46" { extra: string }',
  'override map Contact <-> sfdc.Contact for instance "7" @level(account) @platform({ a: 1 }) {\n¶ remove name\n¶ remove -> Name\n¶ email <-> Mail\n¶}',
  'instance acme of sfdc "Acme" {\n  tags: ["a"] // kept as it is\n}',
);

// ---------------------------------------------------------------- expressions and rows

const step = fc.oneof(
  { weight: 5, arbitrary: name.map((label) => `.${label}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("[0]", "[12]", '[type = "work"]', "[a.b = 1 and c = true]"),
  },
);
const path = fc
  .tuple(name, fc.array(step, { maxLength: 2 }))
  .map(([head, steps]) => `${head}${steps.join("")}`);

const condition = fc.oneof(
  path.map((left) => `${left} = "x"`),
  path.map((left) => `${left} != 3 or ${left} in [1, 2]`),
  path.map((left) => `${left} present and (${left} missing or ${left} < 4)`),
);

const expression: fc.Arbitrary<string> = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { weight: 4, arbitrary: path },
    { weight: 2, arbitrary: literal },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('"{First} {Last}"', '"x{a.b}y"', '"{A as date("yyyy")}"')
        .map((text) => text.replace('"yyyy"', "'yyyy'")),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(tie("expression"), fc.constantFrom("+", "-", "*", "/", "&", "??"), tie("expression"))
        .map(([a, op, b]) => `(${a}) ${op} (${b})`),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          path,
          fc.constantFrom("+", "-", "*", "%", "&", "??"),
          path,
          fc.constantFrom("*", "+", "&"),
          path,
        )
        .map((parts) => parts.join(" ")),
    },
    { weight: 1, arbitrary: tie("expression").map((inner) => `$uppercase(${inner})`) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(condition, tie("expression"))
        .map(([test, inner]) => `${test} ? ${inner} : null`),
    },
    { weight: 1, arbitrary: fc.constant("jsonata(\"$sum(x[a='b'].c)\")") },
    { weight: 1, arbitrary: path.map((inner) => `${inner}[].x`) },
  ),
})).expression;

const suffix = fc.constantFrom(
  ...["", "", "", " as string", ' as date("MM/dd/yyyy")', ' as list(";")', " via cents"],
  ...[' as datetime("yyyy", "America/Denver")', " from users (id <-> remoteId)", " as map<string>"],
  ' from "./c.csv" (name <-> iso2) via trim',
);
const modifier = fc.constantFrom(
  ...['lossy "why"', 'default -> "US"', "default <- 0", "on create", "on update", "@off"],
  ...['@filter("attr")', "else keep", "else null"],
);
const modifiers = fc
  .array(modifier, { maxLength: 2 })
  .map((all) => all.map((text) => ` ${text}`).join(""));

const tableRow = fc.oneof(
  fc
    .tuple(fc.constantFrom("Online", '"a b"', "null", "missing", "true"), literal)
    .map(([a, b]) => `${a} <-> ${b}`),
  fc.constantFrom("Unknown <- else", 'else -> "x"', 'Event -> "P" lossy "w"', "else keep"),
  fc.constant("gone <-> { terminated: true, at: null }"),
);
const tableBlock = fc
  .tuple(fc.array(tableRow, { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([rows, inline]) =>
    inline ? ` { ${rows.join(", ")} }` : ` {\n¶ ${rows.join("\n¶ ")}\n¶ }`,
  );

const arrow = fc.constantFrom("<->", "<->", "<-", "->");

const row: fc.Arbitrary<string> = fc.letrec<{ row: string; block: string }>((tie) => ({
  row: fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .tuple(path, arrow, path, suffix, modifiers)
        .map(([l, a, r, s, m]) => `${l} ${a} ${r}${s}${m}`),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(path, expression, modifiers).map(([l, r, m]) => `${l} <- ${r}${m}`),
    },
    { weight: 1, arbitrary: fc.tuple(literal, path).map(([l, r]) => `${l} -> ${r} on create`) },
    {
      weight: 2,
      arbitrary: fc.tuple(path, path, tableBlock).map(([l, r, b]) => `${l} <-> ${r}${b}`),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(path, path, tie("block")).map(([l, r, b]) => `${l} <-> ${r} ${b}`),
    },
    { weight: 1, arbitrary: fc.tuple(path, tie("block")).map(([l, b]) => `${l} <-> this ${b}`) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(path, path, tie("block"))
        .map(([l, r, b]) => `${l}[] <-> ${r}[k = 1][] ${b}`),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        "id <-> same",
        "a, b <-> same",
        "... <-> ...",
        'c <-> ... like "*__c"',
        "raw <- this",
        'x, y <- script "./s.js"',
      ),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(condition, tie("block"), tie("block"))
        .map(([c, b, e]) => `when ${c} <-> ${c} ${b}\n¶else ${e}`),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'example "n" { { a: 1 } <-> { A: [1, 2], "b c": {} } }',
        'example {\n¶ { a: "x" } -> { A: null } { A: 1 }\n¶ { } <- { }\n¶ }',
      ),
    },
  ),
  block: fc
    .array(tie("row"), { maxLength: 2 })
    .map((rows) => (rows.length === 0 ? "{ }" : `{\n¶ ${rows.join("\n¶ ")}\n¶ }`)),
})).row;

const mapDeclaration = fc
  .tuple(name, name, name, fc.array(row, { minLength: 1, maxLength: 6 }))
  .map(
    ([object, element, resource, rows]) =>
      `map ${object} <-> ${element}.${resource} {\n¶ ${rows.join("\n¶ ")}\n¶}`,
  );

const declaration = fc.oneof(
  { weight: 3, arbitrary: mapDeclaration },
  { weight: 2, arbitrary: objectDeclaration },
  { weight: 1, arbitrary: enumDeclaration },
  { weight: 2, arbitrary: smallDeclaration },
);
