import type { Span } from "../../diagnostics/source.ts";
import type { FieldAnnotation, ObjectType } from "../types.ts";
import type { Direction, IrMap, Rule } from "./nodes.ts";
import type { Path } from "./paths.ts";

/** Where a definition or a map is in force: for everybody, one customer, or one connection. */
export type Level =
  | { readonly kind: "organization" }
  | { readonly kind: "account"; readonly id: string }
  | { readonly kind: "instance"; readonly id: string };

/** An object that is declared in the entry file or is the object of one of its maps. */
export interface IrObject {
  readonly kind: "object";
  readonly name: string;
  /** Path of the `.cemap` file, relative to the project root. */
  readonly source: string;
  readonly span: Span;
  readonly doc?: string;
  readonly hub?: string;
  /** All fields in force at this level. */
  readonly type: ObjectType;
  readonly annotations: readonly FieldAnnotation[];
  readonly level: Level;
  /** At a lower level: names of the fields that this level itself declares. */
  readonly own?: ReadonlySet<string>;
  /** At a lower level: the object above. */
  readonly base?: IrObject;
}

/** What the map of a lower level adds to the map that would be in force without it. */
export interface Layer {
  /** The map in force above; its own `layer` leads further up. */
  readonly base: IrMap;
  /**
   * Rules of this map, at any depth, that its own rows made; the others are the base's. A scope or
   * list of the base that holds own rules is not among them: see `ownBlock` in `layers.ts`.
   */
  readonly own: ReadonlySet<Rule>;
  /** Rules of the base, at any depth, that are not in force here: replaced by an own rule … */
  readonly replaced: readonly Rule[];
  /** … or taken out by `remove`. */
  readonly removed: readonly Rule[];
  /** Own rules with the rules of the base that each of them replaces. */
  readonly hides: ReadonlyMap<Rule, readonly Rule[]>;
}

/** `names <- script "./file.js"`, `this <-> script "./file.js"`. */
export interface IrScript {
  readonly span: Span;
  /** The row as a reader knows it: `summary, notes <- script "./file.js"`. */
  readonly label: string;
  /** Common places that it decides; the empty path is the whole object. */
  readonly names: readonly Path[];
  readonly direction: Direction;
  /** Relative to the project root. */
  readonly file: string;
  readonly body: string;
  readonly annotations: readonly FieldAnnotation[];
}

/** A row with `@off` between two plain places; paths from the top, an each step for `[]`. */
export interface IdleRow {
  readonly span: Span;
  readonly label: string;
  readonly left: Path;
  readonly right: Path;
  readonly direction: Direction;
  readonly annotations: readonly FieldAnnotation[];
}
