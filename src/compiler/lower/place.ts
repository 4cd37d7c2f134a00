import type { Field, ObjectType, Type } from "../types.ts";
import { fieldOf, itemType } from "../types-path.ts";

const jsonType: Type = { kind: "scalar", name: "json" };
const stringType: Type = { kind: "scalar", name: "string" };

/**
 * A place of one side: what is declared of it, and what the rules show of it. Below a place of
 * which nothing is declared every name is a new place, so that the vendor side can be inferred.
 */
export class Place {
  /** What is declared; undefined where rules have to show it. */
  readonly declared: Type | undefined;
  readonly field: Field | undefined;
  readonly #members = new Map<string, Place>();
  #item: Place | undefined;
  #mapValue: Place | undefined;
  #shown: Type | undefined;

  constructor(declared?: Type, field?: Field) {
    this.declared = declared === undefined || isFree(declared) ? undefined : declared;
    this.field = field;
  }

  /** The place of a member, or why there is none. */
  member(name: string): Place | "no-field" | "no-object" {
    const known = this.#members.get(name);
    if (known !== undefined) return known;
    const made = this.#makeMember(name);
    if (made instanceof Place) this.#members.set(name, made);
    return made;
  }

  #makeMember(name: string): Place | "no-field" | "no-object" {
    if (this.#mapValue !== undefined) return this.#mapValue;
    const type = this.declared;
    if (type === undefined) return new Place();
    if (isJson(type)) return new Place(jsonType);
    if (type.kind === "map") return new Place(type.value);
    if (type.kind !== "object") return "no-object";
    const field = fieldOf(type, name);
    if (field !== undefined) return new Place(field.type, field);
    return type.open ? new Place() : "no-field";
  }

  /** The place of an item of a list, or of an entry `{ key, value }` of a map; else undefined. */
  item(): Place | undefined {
    this.#item ??= this.#makeItem();
    return this.#item;
  }

  #makeItem(): Place | undefined {
    const type = this.declared;
    if (type === undefined) return new Place();
    if (isJson(type)) return new Place(jsonType);
    if (type.kind === "list" || type.kind === "map") return new Place(itemType(type));
    return undefined;
  }

  /** Says that an object with free names lies here, whose values have this type. */
  holdMap(value: Type): void {
    if (this.declared !== undefined) return;
    this.#mapValue = new Place(value);
    this.#item = new Place(itemType({ kind: "map", value }));
  }

  get isMap(): boolean {
    return this.#mapValue !== undefined || this.declared?.kind === "map";
  }

  /** Says that a rule finds this type here. Different rules may tell different things. */
  show(type: Type): void {
    if (this.declared !== undefined || isFree(type)) return;
    this.#shown = this.#shown === undefined ? type : widest(this.#shown, type);
  }

  /** What is declared, else what the rules show. */
  type(): Type {
    if (this.declared !== undefined) return this.declared;
    if (this.#mapValue !== undefined) return { kind: "map", value: this.#mapValue.type() };
    if (this.#item !== undefined) return { kind: "list", item: this.#item.type(), key: [] };
    if (this.#members.size > 0) return this.#objectType();
    return this.#shown ?? { kind: "unknown" };
  }

  /** The type as an object, for the root of a side. */
  objectType(): ObjectType {
    const type = this.type();
    return type.kind === "object" ? type : this.#objectType();
  }

  #objectType(): ObjectType {
    const fields = [...this.#members].map(([name, place]) => ({
      name,
      type: place.type(),
      required: false,
      annotations: [],
    }));
    return { kind: "object", fields, key: [], open: true };
  }
}

function isFree(type: Type): boolean {
  return type.kind === "unknown" || type.kind === "error";
}

function isJson(type: Type): boolean {
  return type.kind === "scalar" && type.name === "json";
}

/** The narrowest type that holds both; texts of every kind are texts. */
function widest(left: Type, right: Type): Type {
  if (JSON.stringify(left) === JSON.stringify(right)) return left;
  if (isText(left) && isText(right)) return stringType;
  if (isNumber(left) && isNumber(right)) return { kind: "scalar", name: "number" };
  if (left.kind === "list" && right.kind === "list") {
    return { kind: "list", item: widest(left.item, right.item), key: [] };
  }
  return jsonType;
}

function isText(type: Type): boolean {
  const texts = ["string", "date", "datetime", "time"];
  return type.kind === "enum" || (type.kind === "scalar" && texts.includes(type.name));
}

function isNumber(type: Type): boolean {
  return type.kind === "scalar" && (type.name === "number" || type.name === "integer");
}
