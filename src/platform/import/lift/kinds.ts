import { type Kind, type Kinds, kindOfValue } from "./said.ts";
import type { Assignments } from "./statements.ts";
import type { Term } from "./terms.ts";

/** What is known of the object: the type of each path; undefined where nobody defines it. */
export type CommonTypes = ReadonlyMap<string, string> | undefined;

/** What members hold, as the definition declares it or the other direction shows it. */
export class ScriptKinds {
  readonly #types: CommonTypes;
  readonly #vendorTypes: ReadonlyMap<string, string>;
  readonly #shown: ReadonlyMap<"read" | "write", Assignments>;

  constructor(
    types: CommonTypes,
    vendorTypes: ReadonlyMap<string, string>,
    read: Assignments,
    write: Assignments,
  ) {
    this.#types = types;
    this.#vendorTypes = vendorTypes;
    this.#shown = new Map([
      ["read", read],
      ["write", write],
    ]);
  }

  of(way: "read" | "write"): (target: string) => Kinds {
    const common = (name: string): Kind => this.#common(name);
    const vendor = (name: string): Kind => {
      const type = this.#vendorTypes.get(name);
      return type === undefined ? this.#kindSet("write", name) : kindOfType(type);
    };
    const [source, target] = way === "read" ? [vendor, common] : [common, vendor];
    return (name) => ({ source, target: target(name) });
  }

  #common(name: string): Kind {
    const type = this.#types?.get(name);
    return type === undefined ? this.#kindSet("read", name) : kindOfType(type);
  }

  /** The kind of the constants that a script sets a member to. */
  #kindSet(way: "read" | "write", name: string): Kind {
    const term = this.#shown.get(way)?.get(name);
    const kinds = new Set(term === undefined ? [] : constantsOf(term));
    const [kind] = kinds;
    return kinds.size === 1 && kind !== undefined ? kind : "unknown";
  }
}

function kindOfType(type: string): Kind {
  if (type === "boolean") return "truth";
  if (type === "date") return "date";
  return type === "string" ? "text" : "other";
}

/** Kinds of the constants that a term can give. */
function constantsOf(term: Term): readonly Kind[] {
  switch (term.kind) {
    case "literal":
      return term.value === null ? [] : [kindOfValue(term.value)];
    case "choice":
      return [term.yes, term.no].flatMap(constantsOf);
    case "lookup":
      return [...term.rows.values()].flatMap((value) =>
        value === null ? [] : [kindOfValue(value)],
      );
    case "not":
    case "equals":
      return ["truth"];
    case "joined":
    case "cut":
    case "part":
    case "rejoined":
    case "spelled":
      return ["text"];
    default:
      return [];
  }
}
