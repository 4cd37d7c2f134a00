import type { Block, Path } from "../compiler/ir/nodes.ts";
import type { Json } from "../compiler/types.ts";
import { isObject } from "../runtime/checks.ts";

/** Of a common object, what the rules of a block of plain rules carry; anything else as it is. */
export function shownBy(block: Block, common: Json | undefined): Json | undefined {
  if (!isObject(common)) return common;
  return block.rules.reduce<Json>((shown, rule) => {
    switch (rule.kind) {
      case "cell":
        return put(shown, rule.left, at(common, rule.left));
      case "scope":
        return put(shown, rule.left, shownBy(rule.block, at(common, rule.left)));
      case "each": {
        const list = at(common, rule.left.path);
        const isList = Array.isArray(list);
        const items = isList ? list.map((item) => shownBy(rule.block, item) ?? null) : list;
        return put(shown, rule.left.path, items);
      }
      default:
        return shown;
    }
  }, {});
}

function at(value: unknown, path: Path): Json | undefined {
  return path.reduce<unknown>((here, step) => {
    if (step.kind !== "member" || here === null) return here === null ? null : undefined;
    return isObject(here) && Object.hasOwn(here, step.name) ? here[step.name] : undefined;
  }, value) as Json | undefined;
}

function put(target: Json, path: Path, value: Json | undefined): Json {
  const [step, ...rest] = path;
  if (value === undefined || step?.kind !== "member") return value ?? target;
  const object = isObject(target) ? (target as { readonly [name: string]: Json }) : {};
  const inner = Object.hasOwn(object, step.name) ? object[step.name] : undefined;
  return { ...object, [step.name]: rest.length === 0 ? value : put(inner ?? {}, rest, value) };
}
