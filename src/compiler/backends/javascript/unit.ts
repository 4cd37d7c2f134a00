import type { Block, IrMap, Path, Rule } from "../../ir/nodes.ts";
import { Code, code, commaList, nothing } from "../support/code.ts";
import { jsLiteral, jsName } from "../support/javascript-text.ts";

/** Names that generated code may import from `cemap/runtime`: what the runtime promises to keep. */
export type RuntimeName = keyof typeof import("../../../runtime/index.ts");

/**
 * The module that is being written: imports, constants and functions in the order in which they
 * were first needed. One of each kind, however often it is asked for.
 */
export class Unit {
  readonly map: IrMap;
  readonly #imports = new Set<string>();
  readonly #made = new Map<string, Code>();
  readonly #owners = new Map<Block | Rule, Map<string, Code>>();
  readonly #definitions: Code[] = [];
  #count = 0;
  #usesJsonata = false;
  #usesTables: boolean;

  constructor(map: IrMap) {
    this.map = map;
    this.#usesTables = map.tables.length > 0;
  }

  /** Code that people read: a statement for each value instead of one literal for all. */
  get isCompact(): boolean {
    return false;
  }

  /** A comment before the statements of a rule, where code is made for people. */
  note(_rule: Rule): Code {
    return nothing;
  }

  /** An expression: a value, null where it is missing. */
  nullIfMissing(value: Code): Code {
    return code`(${value} ?? null)`;
  }

  /** A name of the runtime, which is imported then. */
  runtime(name: RuntimeName): Code {
    this.#imports.add(name);
    return jsName(name);
  }

  /** `expression` of `cemap/runtime/jsonata`, which is imported then. */
  jsonata(): Code {
    this.#usesJsonata = true;
    return jsName("expression");
  }

  /** The run-time tables, which the module then takes. */
  tables(): Code {
    this.#usesTables = true;
    return jsName("tables");
  }

  get usesTables(): boolean {
    return this.#usesTables;
  }

  /** A name that nothing else in the module has. */
  fresh(stem: string): Code {
    this.#count += 1;
    return jsName(stem, this.#count);
  }

  /** The constant with this value; the same text gives the same constant. */
  constant(stem: string, value: Code): Code {
    const known = this.#made.get(`${stem} ${value.text}`);
    if (known !== undefined) return known;
    const name = this.fresh(stem);
    this.#made.set(`${stem} ${value.text}`, name);
    this.#definitions.push(code`const ${name} = ${value};`);
    return name;
  }

  /** A function that `write` spells once for each block or rule, and variant. */
  functionOf(
    owner: Block | Rule,
    variant: string,
    stem: string,
    write: (name: Code) => Code,
  ): Code {
    const variants = this.#owners.get(owner) ?? new Map<string, Code>();
    this.#owners.set(owner, variants);
    const known = variants.get(variant);
    if (known !== undefined) return known;
    const name = this.fresh(stem);
    variants.set(variant, name);
    this.#definitions.push(write(name));
    return name;
  }

  /** A function of its own; the same text after its name gives the same function. */
  helper(stem: string, rest: Code): Code {
    const known = this.#made.get(`${stem}() ${rest.text}`);
    if (known !== undefined) return known;
    const name = this.fresh(stem);
    this.#made.set(`${stem}() ${rest.text}`, name);
    this.#definitions.push(code`function ${name}${rest}`);
    return name;
  }

  /** A constructor of objects that are like literals; the same text gives the same constructor. */
  plainClass(rest: Code): Code {
    const known = this.#made.get(`shape() ${rest.text}`);
    if (known !== undefined) return known;
    const name = this.fresh("Shape");
    this.#made.set(`shape() ${rest.text}`, name);
    this.#definitions.push(code`
      function ${name}${rest}
      ${name}.prototype = Object.prototype;
    `);
    return name;
  }

  /** The constant that holds the name of a member. */
  key(name: string): Code {
    return this.constant(`$${name.replaceAll(/[^A-Za-z0-9_]/g, "_")}_`, jsLiteral(name));
  }

  get definitions(): readonly Code[] {
    return this.#definitions;
  }

  get imports(): Code {
    const names = [...this.#imports].sort().map((name) => jsName(name));
    const jsonata = this.#usesJsonata
      ? code`import { expression } from "cemap/runtime/jsonata";`
      : Code.trusted("");
    const runtime =
      names.length === 0
        ? Code.trusted("")
        : code`import { ${commaList(names)} } from "cemap/runtime";`;
    return code`
      ${runtime}
      ${jsonata}
    `;
  }
}

/**
 * Objects of so many members occur in more shapes than an engine remembers for accesses by name.
 * By a constant key they cost the same while there are few shapes, and a third when there are many.
 */
const manyMembers = 12;

/** Where in the records the code at hand stands, and what is known of the values there. */
export interface Scope {
  /** Paths of the scope from the top of its record, as text. */
  readonly vendorPath: string;
  readonly commonPath: string;
  /** The vendor's value is an object, or is refused at once; else it may be of any kind. */
  readonly isObject: boolean;
  /** The objects of the scope have many members. */
  readonly isWide: boolean;
}

/** Whether a block stands for objects of many members. */
export function isWideBlock(block: Block): boolean {
  return ruleCount(block) >= manyMembers;
}

function ruleCount(block: Block): number {
  const counts = block.rules.map((rule) =>
    rule.kind === "when" ? Math.max(...rule.branches.map((branch) => ruleCount(branch.block))) : 1,
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** A `Site` constant. */
export function site(unit: Unit, path: string, rule: string): Code {
  return unit.constant("at", code`{ path: ${jsLiteral(path)}, rule: ${jsLiteral(rule)} }`);
}

/** The text of `path` below the text of its scope. */
export function pathText(base: string, path: Path): string {
  let text = base;
  for (const step of path) {
    if (step.kind === "member")
      text += text === "" ? nameText(step.name) : `.${nameText(step.name)}`;
    else text += step.kind === "index" ? `[${step.index}]` : step.kind === "each" ? "[]" : "[?]";
  }
  return text;
}

function nameText(name: string): string {
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) ? name : `\`${name}\``;
}
