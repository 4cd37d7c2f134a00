import type * as ast from "../../grammar/ast.ts";
import { annotationValues } from "../bind-annotations.ts";
import type { Path, VendorFields, VendorRules } from "../ir/nodes.ts";
import type { ResourceSymbol } from "../program.ts";
import type { Json, Type } from "../types.ts";

/** What a resource says of requests: its rows, and what its schema calls read-only. */
export function vendorRulesOf(resource: ResourceSymbol | undefined): VendorRules {
  const said = (resource?.declaration.rows ?? []).flatMap(sayingsOf);
  const fieldsOf = (name: string): readonly VendorFields[] =>
    said.filter((one) => one.name === name).map(({ fields }) => fields);
  const nulls = said.flatMap(({ name, fields, args: [value] }) =>
    name === "null" && value !== undefined ? [{ fields, value }] : [],
  );
  return {
    always: fieldsOf("always"),
    readonly: [...fieldsOf("readonly"), ...readOnlyOf(resource?.schema, [])],
    createonly: fieldsOf("createonly"),
    nulls: [...nulls].sort((one, other) => breadthOf(one.fields) - breadthOf(other.fields)),
    merge: fieldsOf("merge"),
  };
}

interface Saying {
  readonly name: string;
  readonly args: readonly Json[];
  readonly fields: VendorFields;
}

/** Each annotation of a row, for each field that it names; what was reported is left out. */
function sayingsOf(row: ast.ResourceRow): readonly Saying[] {
  const annotations = annotationValues(row.annotations, "resource row");
  return row.subjects.flatMap((subject) => {
    const fields = subject.kind === "rest" ? restOf(subject) : fieldOf(subject);
    if (fields === undefined) return [];
    return annotations.map(({ name, args }) => ({ name, args, fields }));
  });
}

function restOf({ like }: ast.RestSide): VendorFields {
  return { kind: "rest", ...(like === undefined ? {} : { like: like.value }) };
}

function fieldOf({ steps }: ast.PathExpr): VendorFields | undefined {
  const path: Path = steps.flatMap((step): Path => {
    if (step.kind === "member") return [{ kind: "member", name: step.name.text }];
    return step.kind === "each" ? [{ kind: "each" }] : [];
  });
  return path.length === 0 || path.length < steps.length ? undefined : { kind: "field", path };
}

/** A field says more than a pattern, and a pattern more than `...`. */
function breadthOf(fields: VendorFields): number {
  return fields.kind === "field" ? 0 : fields.like === undefined ? 2 : 1;
}

function readOnlyOf(type: Type | undefined, path: Path): readonly VendorFields[] {
  if (type?.kind === "list") return readOnlyOf(type.item, [...path, { kind: "each" }]);
  if (type?.kind === "map") return readOnlyOf(type.value, [...path, { kind: "each" }]);
  if (type?.kind !== "object") return [];
  return type.fields.flatMap((field): readonly VendorFields[] => {
    const own: Path = [...path, { kind: "member", name: field.name }];
    return field.readOnly === true ? [{ kind: "field", path: own }] : readOnlyOf(field.type, own);
  });
}
