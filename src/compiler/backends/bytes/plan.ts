import type { Json } from "../../types.ts";
import type { Code } from "../support/code.ts";

/** A value of the input whose bytes are looked at, and what lies below it. */
export interface SourceNode {
  /** Numbered when the plan is complete: a node, then all below it. */
  slot: number;
  readonly members: Map<string, SourceNode>;
  /** The name of the function that reads it as a list. */
  list?: Code;
  /** What is looked for in its items, where it is a list. */
  search?: ListSearch;
}

/** Members that are looked for in the items of a list, each in the one item that passes a test. */
export interface ListSearch {
  readonly item: SourceNode;
  readonly finds: Find[];
}

export interface Find {
  /** The constant that remembers which values pass: what comes out is null for those that do not. */
  readonly test: Code;
  readonly tested: SourceNode;
  readonly member: SourceNode;
  /** Where the member of that item lies, as if it were one of the record. */
  readonly found: SourceNode;
}

/** The nodes of one record or list item, and the array that holds their places. */
export interface Frame {
  readonly slots: Code;
  readonly shape: Code;
  readonly root: SourceNode;
  /** Slots of values that become values in memory, each once a record. */
  readonly parsed: Set<number>;
}

/** Kinds whose bytes are copied after a look at the first one. */
export type CopiedType = "string" | "number" | "integer" | "boolean";

/** Where a value of the output comes from. */
export type FieldSource =
  | {
      readonly kind: "copy";
      readonly node: SourceNode;
      readonly type: CopiedType;
      readonly fallback?: Json;
    }
  /** Through a function of this one value. */
  | { readonly kind: "memo"; readonly node: SourceNode; readonly memo: Code }
  /** Through a function of an object of these members. */
  | {
      readonly kind: "members";
      readonly roots: readonly (readonly [name: string, node: SourceNode])[];
      readonly get: Code;
    }
  | { readonly kind: "list"; readonly node: SourceNode; readonly side: Code }
  | { readonly kind: "scope"; readonly node: SourceNode; readonly fields: readonly Field[] }
  /** Members of the output itself, made by a function of an object of members of the input. */
  | {
      readonly kind: "spread";
      readonly roots: readonly (readonly [name: string, node: SourceNode])[];
      readonly get: Code;
      /** All names that the function may give. */
      readonly gives: ReadonlySet<string>;
    };

/** One value of the output; several, without names of its own, where they are spread. */
export interface Field {
  readonly names: readonly string[];
  readonly source: FieldSource;
  /** The value is a member of an item of the list at `names`, beside constant members. */
  readonly item?: { readonly constants: readonly ConstantMember[]; readonly name: string };
}

export interface ConstantMember {
  readonly name: string;
  readonly value: Json;
}

/** Thrown for a map that does not go through bytes; never leaves this back end. */
export class NotInBytes extends Error {
  override readonly name = "NotInBytes";
}

export function newNode(): SourceNode {
  return { slot: -1, members: new Map() };
}

/** The node at a path of names below another one. */
export function nodeAt(root: SourceNode, names: readonly string[]): SourceNode {
  let node = root;
  for (const name of names) {
    const next = node.members.get(name) ?? newNode();
    node.members.set(name, next);
    node = next;
  }
  return node;
}

/** Numbers the nodes below `root`, depth first; gives how many there are. */
export function numberNodes(root: SourceNode): number {
  let count = 0;
  const visit = (node: SourceNode): void => {
    for (const member of node.members.values()) {
      member.slot = count;
      count += 1;
      for (const { found } of member.search?.finds ?? []) {
        found.slot = count;
        count += 1;
      }
      visit(member);
    }
  };
  visit(root);
  return count;
}

/**
 * Refuses fields that an object made in memory would order in another way, or that share a place:
 * names that look like numbers come first there, and parts of one object that are apart in the
 * text join where the first one is present.
 */
export function checkOrder(fields: readonly Field[]): void {
  const groups = new Map<string, Field[]>();
  let last: string | undefined;
  for (const field of fields.flatMap(apart)) {
    const [name = ""] = field.names;
    const group = groups.get(name);
    if (/^\d+$/.test(name) || name === "__proto__") throw new NotInBytes(name);
    if (group !== undefined && last !== name) throw new NotInBytes(name);
    if (group === undefined) groups.set(name, [field]);
    else group.push(field);
    last = name;
  }
  for (const group of groups.values()) {
    if (group.length > 1 && group.every(({ names, item }) => item && names.length === 1)) continue;
    const isNested = group.every(({ names }) => names.length > 1);
    if (group.length > 1 && !isNested) throw new NotInBytes("place");
    if (!isNested) continue;
    checkOrder(group.map((field) => ({ ...field, names: field.names.slice(1) })));
  }
}

/** A field for each name that a spread one may give. */
function apart(field: Field): readonly Field[] {
  const { source } = field;
  return source.kind === "spread"
    ? [...source.gives].map((name) => ({ names: [name], source }))
    : [field];
}
