import type { Path, TableKey, TablePattern, TableStep } from "../../../src/compiler/ir/nodes.ts";
import type { Json, Type } from "../../../src/compiler/types.ts";
import { isList, isObject, type Maybe, member, refuse, sameJson, withMember } from "./states.ts";

/** Vendor value → common value by the rows, first match first. */
export function getThroughTable(step: TableStep, value: Maybe): Maybe {
  const row = step.rows.find(
    ({ direction, vendor }) => direction !== "write" && matches(vendor, value),
  );
  if (row !== undefined) return keyValue(row.common);
  if (value === undefined || value === null) return value;
  checkKind(step.vendorType, value);
  return step.readElse ?? refuse("unknown-value", "no row");
}

/** Common value → vendor value; a pattern sets its members in the old object. */
export function buildThroughTable(step: TableStep, value: Maybe, old: Maybe): Maybe {
  const row = step.rows.find(
    ({ direction, common }) => direction !== "read" && matches(common, value),
  );
  if (row !== undefined) {
    if (row.vendor.kind !== "pattern") return keyValue(row.vendor);
    return row.vendor.members.reduce<Json>(
      (object, { path, value: set }) => setMember(object, path, set),
      isObject(old) ? old : {},
    );
  }
  if (value === undefined || value === null) return value;
  checkKind(step.commonType, value);
  return step.writeElse ?? refuse("unknown-value", "no row");
}

function matches(key: TableKey | TablePattern, value: Maybe): boolean {
  if (key.kind === "missing") return value === undefined;
  if (key.kind === "value") return sameJson(key.value, value);
  return (
    isObject(value) && key.members.every(({ path, value: held }) => sameJson(at(value, path), held))
  );
}

function keyValue(key: TableKey): Maybe {
  return key.kind === "missing" ? undefined : key.value;
}

function at(value: Maybe, path: Path): Maybe {
  return path.reduce<Maybe>(
    (inner, step) =>
      step.kind === "member" && isObject(inner) ? member(inner, step.name) : undefined,
    value,
  );
}

function setMember(object: Maybe, path: Path, value: Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (step.kind !== "member") throw new Error("assignments go through members only");
  const parent = isObject(object) ? object : {};
  return withMember(parent, step.name, setMember(member(parent, step.name), rest, value));
}

/** Only the kind of JSON: which text or number it is, is what the rows are about. */
function checkKind(type: Type, value: Json): void {
  const kind = isList(value) ? "list" : typeof value;
  if (!kindsOf(type).includes(kind)) refuse("type", "another kind than the rows have");
}

function kindsOf(type: Type): readonly string[] {
  if (type.kind === "enum") return ["string"];
  if (type.kind === "list") return ["list"];
  if (type.kind === "object" || type.kind === "map") return ["object"];
  if (type.kind !== "scalar" || type.name === "json")
    return ["string", "number", "boolean", "object", "list"];
  if (type.name === "decimal") return ["string", "number"];
  if (type.name === "number" || type.name === "integer") return ["number"];
  return [type.name === "boolean" ? "boolean" : "string"];
}
