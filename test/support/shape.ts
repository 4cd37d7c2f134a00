import type * as ast from "../../src/grammar/ast.ts";

/** A tree in one compact line, so that a table of texts and trees can be read. */
export function shapeOf(file: ast.SourceFile): string {
  return file.declarations.map(declaration).join("\n");
}

function declaration(node: ast.Declaration): string {
  const doc = node.doc === undefined ? "" : `doc(${JSON.stringify(node.doc)}) `;
  switch (node.kind) {
    case "hub":
      return `${doc}hub ${name(node.name)}${title(node.title)}`;
    case "object":
      return `${doc}object ${name(node.name)}${hub(node.hub)}${notes(node.annotations)} ${body(node)}`;
    case "enum":
      return `${doc}enum ${name(node.name)} {${node.members.map(member).join(" ")}}`;
    case "element": {
      const resources = node.resources.map(resource).join("; ");
      return `${doc}element ${name(node.name)}${title(node.title)}${hub(node.hub)} {${resources}}`;
    }
    case "map":
      return `${doc}map ${head(node)}${notes(node.annotations)} ${block(node.block)}`;
    case "override-map":
      return `${doc}override map ${head(node)} ${level(node.level)}${notes(node.annotations)} ${block(node.block)}`;
    case "override-object":
      return `${doc}override object ${name(node.object)} ${level(node.level)}${notes(node.annotations)} ${body(node)}`;
    case "codec": {
      const value = node.body.kind === "block" ? block(node.body) : side(node.body);
      return `${doc}codec ${name(node.name)} = ${value}`;
    }
    case "table":
      return `${doc}table ${name(node.name)} (${node.columns.map(field).join("; ")})`;
    case "use":
      return `${doc}use ${side(node.path)}`;
    case "reserved":
      return `${doc}reserved ${node.keyword} [${node.span.start},${node.span.end})`;
  }
}

function head(node: { object: ast.Name; element: ast.Name; resource: ast.Name }): string {
  return `${name(node.object)} ${name(node.element)}.${name(node.resource)}`;
}

function level(node: ast.OverrideLevel): string {
  return `for ${node.level} ${side(node.id)}`;
}

function resource(node: ast.ResourceDeclaration): string {
  const rows = node.rows.map(
    (row) => `${row.subjects.map(side).join(",")}${notes(row.annotations)}`,
  );
  const from = node.from === undefined ? "" : ` from ${side(node.from)}`;
  return `${docText(node)}resource ${name(node.name)}${from} {${rows.join("; ")}}`;
}

function member(node: ast.EnumMember): string {
  return docText(node) + (node.quoted ? JSON.stringify(node.text) : node.text);
}

function docText(node: { readonly doc?: string }): string {
  return node.doc === undefined ? "" : `doc(${JSON.stringify(node.doc)}) `;
}

function name(node: ast.Name): string {
  return node.quoted ? `\`${node.text}\`` : node.text;
}

function title(node: ast.StringLiteral | undefined): string {
  return node === undefined ? "" : ` ${side(node)}`;
}

function hub(node: ast.Name | undefined): string {
  return node === undefined ? "" : ` in ${name(node)}`;
}

function notes(nodes: readonly ast.Annotation[]): string {
  return nodes.map((node) => ` ${annotation(node)}`).join("");
}

function annotation(node: ast.Annotation): string {
  return `@${name(node.name)}${node.args.length === 0 ? "" : `(${node.args.map(json).join(",")})`}`;
}

function body(node: { fields: readonly ast.FieldDeclaration[]; key?: ast.KeyClause }): string {
  const key = node.key === undefined ? [] : [`key(${node.key.names.map(name).join(",")})`];
  return `{${[...node.fields.map(field), ...key].join("; ")}}`;
}

function field(node: ast.FieldDeclaration): string {
  const marks = `${node.required ? "!" : ""}${node.isKey ? " key" : ""}`;
  return `${docText(node)}${name(node.name)}: ${type(node.type)}${marks}${notes(node.annotations)}`;
}

function type(node: ast.TypeNode): string {
  switch (node.kind) {
    case "named-type":
      return name(node.name);
    case "literal-union":
      return node.members.map(side).join("|");
    case "object-type":
      return body(node);
    case "list-type": {
      const keyed = node.keyedBy === undefined ? "" : ` by(${node.keyedBy.map(name).join(",")})`;
      return `list<${type(node.item)}>${keyed}`;
    }
    case "map-type":
      return `map<${type(node.value)}>`;
  }
}

function block(node: ast.Block): string {
  return `{${node.items.map(item).join("; ")}}`;
}

function item(node: ast.BlockItem): string {
  switch (node.kind) {
    case "row": {
      const rest = node.modifiers.map((part) => ` ${modifier(part)}`).join("");
      const rows = node.block === undefined ? "" : ` ${block(node.block)}`;
      return `${docText(node)}${side(node.left)} ${node.arrow} ${side(node.right)}${rest}${rows}`;
    }
    case "when": {
      const sides = `${side(node.common)} ${node.arrow} ${side(node.vendor)}`;
      return `${docText(node)}when ${sides} ${block(node.block)}`;
    }
    case "else-block":
      return `else ${block(node.block)}`;
    case "else-action":
      return `else:${node.action}`;
    case "remove":
      return `remove ${node.side} ${side(node.path)}`;
    case "example": {
      const pairs = node.pairs.map((pair) => {
        const original = pair.original === undefined ? "" : ` ${json(pair.original)}`;
        return `${json(pair.common)} ${pair.arrow} ${json(pair.vendor)}${original}`;
      });
      return `${docText(node)}example${title(node.name)} {${pairs.join("; ")}}`;
    }
  }
}

function modifier(node: ast.Modifier): string {
  switch (node.kind) {
    case "annotation":
      return annotation(node);
    case "lossy":
      return `lossy(${side(node.why)})`;
    case "default":
      return `default${node.arrow}(${json(node.value)})`;
    case "on":
      return `on:${node.event}`;
    case "else-modifier":
      return `else:${node.action}`;
  }
}

function side(node: ast.Side | ast.Expr): string {
  switch (node.kind) {
    case "names":
      return `names(${node.names.map(side).join(",")})`;
    case "rest":
      return node.like === undefined ? "..." : `...like(${side(node.like)})`;
    case "script":
      return `script(${side(node.path)})`;
    case "pattern":
      return `pattern${json(node.value)}`;
    case "same":
    case "else":
    case "null":
      return `<${node.kind}>`;
    case "missing":
      return "<missing>";
    case "path":
      return (
        (node.hasThis ? "this" : "") +
        node.steps.map((s, i) => step(s, node.hasThis || i > 0)).join("")
      );
    case "string":
      return node.plain ? `'${node.value}'` : JSON.stringify(node.value);
    case "number":
      return `#${node.text}`;
    case "boolean":
      return `<${node.value}>`;
    case "template":
      return `template(${node.parts.map((part) => (part.kind === "text" ? JSON.stringify(part.value) : side(part.expr))).join(" ")})`;
    case "list":
      return `[${node.items.map(side).join(",")}]`;
    case "unary":
      return `(-${side(node.operand)})`;
    case "binary":
      return `(${side(node.left)} ${node.op} ${side(node.right)})`;
    case "state":
      return `(${side(node.operand)} is ${node.state})`;
    case "conditional":
      return `(${side(node.test)} ? ${side(node.then)} : ${side(node.otherwise)})`;
    case "call":
      return `$${node.fn.text}(${node.args.map(side).join(",")})`;
    case "jsonata":
      return `jsonata(${side(node.text)})`;
    case "suffixed":
      return `${side(node.operand)}~${suffix(node.suffix)}`;
  }
}

function suffix(node: ast.Suffix): string {
  switch (node.kind) {
    case "as":
      return `as(${[type(node.type), ...node.args.map(side)].join(",")})`;
    case "via":
      return `via(${name(node.codec)})`;
    case "from": {
      const table = node.table.kind === "name" ? name(node.table) : side(node.table);
      return `from(${table},${name(node.common)},${name(node.vendor)})`;
    }
  }
}

function step(node: ast.PathStep, dotted: boolean): string {
  switch (node.kind) {
    case "member":
      return `${dotted ? "." : ""}${name(node.name)}`;
    case "index":
      return `[${node.index}]`;
    case "find":
      return `[${side(node.condition)}]`;
    case "each":
      return "[]";
  }
}

function json(node: ast.JsonNode): string {
  switch (node.kind) {
    case "json-object":
      return `{${node.members.map((m) => `${JSON.stringify(m.name)}:${json(m.value)}`).join(",")}}`;
    case "json-array":
      return `[${node.items.map(json).join(",")}]`;
    default:
      return side(node);
  }
}
