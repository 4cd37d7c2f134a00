import { invariant } from "../../../diagnostics/invariant.ts";
import type { Path, Rule } from "../../ir/nodes.ts";
import { type RuntimeName, Unit } from "../javascript/unit.ts";
import { Code, code } from "../support/code.ts";
import { jsComment, jsName } from "../support/javascript-text.ts";
import { exported, helpers } from "./script-helpers.generated.js";

/**
 * A script that is being written: as a module, but made for people to read, with names that say
 * which field a value is for, and with the helpers that it calls in it instead of imports.
 */
export class ScriptUnit extends Unit {
  readonly #counts = new Map<string, number>();
  readonly #called = new Set<string>();
  #field = "";

  override get isCompact(): boolean {
    return true;
  }

  override note(rule: Rule): Code {
    this.#field = fieldName(rule);
    return jsComment(rule.label);
  }

  override nullIfMissing(value: Code): Code {
    return code`${this.runtime("nullIfMissing")}(${value})`;
  }

  override runtime(name: RuntimeName | HelperName): Code {
    const local = exported[name];
    invariant(local !== undefined, `no helper ${name}`);
    this.#called.add(local);
    return jsName(local);
  }

  override fresh(stem: string): Code {
    const base = values.has(stem) && this.#field !== "" ? this.#field : stem;
    for (;;) {
      const count = (this.#counts.get(base) ?? 0) + 1;
      this.#counts.set(base, count);
      if (!helperNames.has(`${base}${count}`)) return jsName(base, count);
    }
  }

  /** The helpers that were called and those that they call, in an order that can be evaluated. */
  get helpers(): readonly Code[] {
    const needed = new Set<string>();
    const open = [...this.#called];
    for (const name of open) {
      if (needed.has(name)) continue;
      needed.add(name);
      open.push(...(usesOf.get(name) ?? []));
    }
    return helpers.filter(({ name }) => needed.has(name)).map(({ text }) => Code.trusted(text));
  }
}

/** Helpers that scripts alone use. */
type HelperName = "merged" | "nullIfMissing";

/** Stems of values of the rule at hand; other names say what they are. */
const values: ReadonlySet<string> = new Set(["x", "l", "m", "s"]);

const helperNames: ReadonlySet<string> = new Set(helpers.map(({ name }) => name));
const usesOf: ReadonlyMap<string, readonly string[]> = new Map(
  helpers.map(({ name, uses }) => [name, uses]),
);

/** A word for the values of a rule: the last name of its common place. */
function fieldName(rule: Rule): string {
  const words = lastName(placeOf(rule))
    .split(/[^A-Za-z]+/)
    .filter((word) => word !== "");
  const [first = "", ...rest] = words;
  const text = first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return text.charAt(0).toLowerCase() + text.slice(1, 24);
}

function placeOf(rule: Rule): Path {
  switch (rule.kind) {
    case "write":
      return rule.target;
    case "each":
      return rule.left.path;
    case "when":
      return [];
    case "rest":
      return rule.left ?? [];
    default:
      return rule.left;
  }
}

function lastName(path: Path): string {
  const step = path.findLast(({ kind }) => kind === "member");
  return step?.kind === "member" ? step.name : "";
}
