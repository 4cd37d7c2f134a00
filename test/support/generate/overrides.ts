import fc from "fast-check";
import { braces, type Chunk, type ChunkMaker } from "./chunks.ts";
import { accepting, chunks, restRow, textOfMap } from "./maps.ts";

/** A map with overrides, and what each level should come to, said as a map without any. */
export interface OverriddenText {
  /** One `override map` for account 46, one for instance 748117. */
  readonly text: string;
  /** The map in force for the account, for the instance, and for that instance of that account. */
  readonly flat: Readonly<Record<"account" | "instance" | "both", string>>;
  /** Common fields that a level has no rule for any more. */
  readonly removed: Readonly<Record<"account" | "instance", readonly string[]>>;
  /** How many chunks of rows each level says otherwise. */
  readonly replaced: Readonly<Record<"account" | "instance", number>>;
}

export const accountId = "46";
export const instanceId = "748117";

type Act = "keep" | "replace" | "remove";

interface Plan {
  readonly maker: ChunkMaker;
  readonly account: Act;
  readonly instance: Act;
}

const act: fc.Arbitrary<Act> = fc.constantFrom<Act>("keep", "keep", "replace", "replace", "remove");

/**
 * Maps with two levels over them. Every level replaces rows of the map (the same fields at other
 * vendor places), takes some out, and adds a field of its own. Up to `depth` blocks deep.
 */
export function overriddenText(depth = 1): fc.Arbitrary<OverriddenText> {
  const plans = chunks(depth, 2, 3).chain((makers) =>
    fc.tuple(
      ...makers.map((maker) =>
        fc
          .tuple(fc.constant(maker), act, act)
          .map(([one, account, instance]): Plan => ({ maker: one, account, instance })),
      ),
    ),
  );
  const added = fc.tuple(chunks(0, 0, 1), chunks(0, 0, 1));
  return fc
    .tuple(plans, added, restRow)
    .map(([chosen, more, last]) => textsOf(chosen, { account: more[0], instance: more[1] }, last));
}

/** The rows of one chunk: those of the map, and those of a level that says them otherwise. */
interface Made {
  readonly plain: Chunk;
  readonly account: Chunk;
  readonly instance: Chunk;
  readonly does: { readonly account: Act; readonly instance: Act };
}

interface Added {
  readonly account: readonly ChunkMaker[];
  readonly instance: readonly ChunkMaker[];
}

const nothing: Chunk = { fields: [], rows: [], declarations: [] };

function textsOf(plans: readonly Plan[], added: Added, last: string): OverriddenText {
  const made = plans.map(({ maker, account, instance }, index): Made => {
    const [id, path] = [`${index}`, `${index}`];
    const plain = maker(id, path);
    const can = possible(plain);
    const first = can(account);
    // What an account took out, its instance cannot take out again.
    const second = first === "remove" ? "keep" : can(instance);
    return {
      plain,
      account: maker(id, path, "o"),
      instance: maker(id, path, "p"),
      does: { account: first, instance: second },
    };
  });
  const account = joined(added.account.map((maker) => maker("x", "x")));
  const instance = joined(added.instance.map((maker) => maker("y", "y")));
  const inForce = (pick: (one: Made) => Chunk, more: Chunk): string =>
    accepting(textOfMap(joined([...made.map(pick), more]), last));
  const plain = joined(made.map((one) => one.plain));
  const { declarations } = joined([plain, account, instance]);
  return {
    text: accepting(
      [
        textOfMap({ ...plain, declarations }, last),
        layer(`account "${accountId}"`, "account", made, account),
        layer(`instance "${instanceId}"`, "instance", made, instance),
      ].join(""),
    ),
    flat: {
      account: inForce((one) => at(one, "account", one.plain), account),
      instance: inForce((one) => at(one, "instance", one.plain), instance),
      both: inForce(
        (one) => at(one, "instance", at(one, "account", one.plain)),
        joined([account, instance]),
      ),
    },
    removed: { account: removedBy(made, "account"), instance: removedBy(made, "instance") },
    replaced: { account: replacedBy(made, "account"), instance: replacedBy(made, "instance") },
  };
}

/** What is in force of one chunk at a level, over what is in force above it. */
function at(made: Made, level: "account" | "instance", above: Chunk): Chunk {
  const { fields, declarations } = made.plain;
  switch (made.does[level]) {
    case "keep":
      return above;
    case "replace":
      return made[level];
    case "remove":
      return { fields, rows: [], declarations };
  }
}

function joined(parts: readonly Chunk[]): Chunk {
  return parts.reduce(
    (all, { fields, rows, declarations }) => ({
      fields: [...all.fields, ...fields],
      rows: [...all.rows, ...rows],
      declarations: [...all.declarations, ...declarations],
    }),
    nothing,
  );
}

/**
 * What a level can do with a chunk so that the rows in force can be told without merging. `->` rows
 * are known by their vendor place, so at other places they are added. `when` rows are replaced as a
 * group; no `remove` takes a group out.
 */
function possible({ rows }: Chunk): (wanted: Act) => Act {
  const isGroup = rows.some((row) => row.startsWith("when "));
  const isSent = rows.some((row) => / -> (?!(true|false|null)\b)[A-Za-z`]/u.test(row));
  if (isGroup) return (wanted) => (wanted === "remove" ? "keep" : wanted);
  return (wanted) => (isSent ? "keep" : wanted);
}

function layer(
  level: string,
  name: "account" | "instance",
  made: readonly Made[],
  more: Chunk,
): string {
  const rows = made.flatMap((one) => {
    const removed = fieldNames(one.plain).map((field) => `remove ${field}`);
    return { keep: [], replace: one[name].rows, remove: removed }[one.does[name]];
  });
  const object =
    more.fields.length === 0 ? "" : `override object Thing for ${level} ${braces(more.fields)}\n`;
  const all = [...rows, ...more.rows];
  return all.length === 0
    ? object
    : `${object}override map Thing <-> vendor.Thing for ${level} ${braces(all)}\n`;
}

function removedBy(made: readonly Made[], level: "account" | "instance"): readonly string[] {
  return made.flatMap(({ plain, does }) => (does[level] === "remove" ? fieldNames(plain) : []));
}

function replacedBy(made: readonly Made[], level: "account" | "instance"): number {
  return made.filter(({ does }) => does[level] === "replace").length;
}

/** `name: type` without the type; a name in backticks may have colons of its own. */
function fieldNames({ fields }: Chunk): readonly string[] {
  return fields.map((field) => /^(`[^`]*`|[^`:]+):/u.exec(field)?.[1] ?? field);
}
