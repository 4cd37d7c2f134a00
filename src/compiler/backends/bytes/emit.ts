import type { Json } from "../../types.ts";
import { type Code, code, nothing } from "../support/code.ts";
import { jsLiteral, jsName } from "../support/javascript-text.ts";
import type { Field, FieldSource, Frame, SourceNode } from "./plan.ts";

// Generated functions write an object as `,"a":1,"b":2`, then turn the first comma into a brace:
// which member comes first is known only when it is there. Names in them: `src`, `out`, and `o`,
// the next position; `s` and `e` are start and end of a value; -1 leaves the record to the others.

/** Statements that write the fields of one object; `o` is behind it then. */
export function objectStatements(
  frame: Frame,
  fields: readonly Field[],
  open: string,
  depth = 0,
): Code {
  const start = jsName(open, depth);
  return code`
    const ${start} = o;
    ${memberStatements(frame, fields, depth)}
    if (o === ${start}) {
      out[o] = 123;
      o += 1;
    } else {
      out[${start}] = 123;
    }
    out[o] = 125;
    o += 1;
  `;
}

function memberStatements(frame: Frame, fields: readonly Field[], depth: number): readonly Code[] {
  const result: Code[] = [];
  for (let index = 0; index < fields.length; ) {
    const field = fields[index];
    if (field === undefined) break;
    if (field.source.kind === "spread") {
      result.push(spread(frame, field.source));
      index += 1;
      continue;
    }
    const [name = ""] = field.names;
    let end = index + 1;
    const isAlone = field.names.length === 1 && field.item === undefined;
    while (!isAlone && end < fields.length && fields[end]?.names[0] === name) end += 1;
    const group = fields.slice(index, end);
    index = end;
    if (isAlone) {
      result.push(sourceStatements(frame, field.source, bytes(`,${JSON.stringify(name)}:`), depth));
    } else if (field.names.length > 1) result.push(nested(frame, name, group, depth + 1));
    else result.push(itemList(frame, name, group, depth + 1));
  }
  return result;
}

/** An object that is there when one of its members is. */
function nested(frame: Frame, name: string, group: readonly Field[], depth: number): Code {
  const before = jsName("before", depth);
  const start = jsName("start", depth);
  const inner = group.map((field) => ({ ...field, names: field.names.slice(1) }));
  return code`
    {
      const ${before} = o;
      ${put(bytes(`,${JSON.stringify(name)}:`))}
      const ${start} = o;
      ${memberStatements(frame, inner, depth)}
      if (o === ${start}) {
        o = ${before};
      } else {
        out[${start}] = 123;
        out[o] = 125;
        o += 1;
      }
    }
  `;
}

/** A list of one item for each value that is not null; there when one of them is not missing. */
function itemList(frame: Frame, name: string, group: readonly Field[], depth: number): Code {
  const before = jsName("before", depth);
  const start = jsName("start", depth);
  const isThere = jsName("isThere", depth);
  const items = group.map(({ source, item }) => {
    const constants = (item?.constants ?? []).map(
      (member) => `${JSON.stringify(member.name)}:${JSON.stringify(member.value)},`,
    );
    const head = bytes(`,{${constants.join("")}${JSON.stringify(item?.name ?? "")}:`);
    return sourceStatements(frame, source, head, depth, { isThere });
  });
  return code`
    {
      const ${before} = o;
      let ${isThere} = false;
      ${put(bytes(`,${JSON.stringify(name)}:`))}
      const ${start} = o;
      ${items}
      if (!${isThere}) {
        o = ${before};
      } else if (o === ${start}) {
        out[o] = 91;
        out[o + 1] = 93;
        o += 2;
      } else {
        out[${start}] = 91;
        out[o] = 93;
        o += 1;
      }
    }
  `;
}

/** In a list of items: null makes no item, yet the list is there. */
interface AsItem {
  readonly isThere: Code;
}

/** Statements that write `head` and a value, or nothing where it is missing. */
function sourceStatements(
  frame: Frame,
  source: FieldSource,
  head: readonly number[],
  depth: number,
  item?: AsItem,
): Code {
  switch (source.kind) {
    case "copy":
      return copied(frame, source, head, item);
    case "memo":
      return remembered(frame, source, head, item);
    case "members":
      return ofMembers(frame, source, head, item);
    case "list":
      return ofNode(
        frame,
        source.node,
        head,
        code`o = putBytes(${source.side}.bytes, 0, ${source.side}.size, out, o);`,
      );
    case "scope":
      return ofNode(
        frame,
        source.node,
        head,
        objectStatements(frame, source.fields, "open", depth + 1),
      );
    case "spread":
      return spread(frame, source);
  }
}

function copied(
  frame: Frame,
  source: FieldSource & { kind: "copy" },
  head: readonly number[],
  item: AsItem | undefined,
): Code {
  const slot = slotOf(frame, source.node);
  const end = endOf(frame, source.node);
  const tail = item === undefined ? nothing : put([125]);
  const mark = item === undefined ? nothing : code`${item.isThere} = true;`;
  const value = code`
    ${put(head)}
    o = putValue(src, s, e, out, o);
    ${tail}
  `;
  const nil = item === undefined ? put([...head, 110, 117, 108, 108]) : nothing;
  return code`
    s = ${slot};
    if (s >= 0) {
      ${mark}
      e = ${end};
      b = src[s];
      if (${firstByteTest(source.type)}) {
        ${value}
      } else if (b === 110) {
        ${nil}
      } else {
        return -1;
      }
    }${orFallback(source.fallback, head, item)}
  `;
}

function orFallback(
  fallback: Json | undefined,
  head: readonly number[],
  item: AsItem | undefined,
): Code {
  if (fallback === undefined) return nothing;
  const text = bytes(JSON.stringify(fallback));
  const isNone = item !== undefined && fallback === null;
  const tail = item === undefined ? [] : [125];
  return code` else {
    ${item === undefined ? nothing : code`${item.isThere} = true;`}
    ${isNone ? nothing : put([...head, ...text, ...tail])}
  }`;
}

function firstByteTest(type: "string" | "number" | "integer" | "boolean"): Code {
  const isNumber = code`(b >= 48 && b <= 57) || b === 45`;
  switch (type) {
    case "string":
      return code`b === 34`;
    case "boolean":
      return code`b === 116 || b === 102`;
    case "number":
      return isNumber;
    case "integer":
      return code`(${isNumber}) && isWholeNumber(src, s, e < 0 ? ~e : e)`;
  }
}

function remembered(
  frame: Frame,
  source: FieldSource & { kind: "memo" },
  head: readonly number[],
  item: AsItem | undefined,
): Code {
  const { memo } = source;
  const write = code`
    ${put(head)}
    o = putMemo(${memo}, k, out, o);
    ${item === undefined ? nothing : put([125])}
  `;
  const inner =
    item === undefined
      ? write
      : code`
        ${item.isThere} = true;
        if (!isNullMemo(${memo}, k)) {
          ${write}
        }
      `;
  return code`
    k = findMemo(${memo}, src, ${slotOf(frame, source.node)}, ${endOf(frame, source.node)});
    if (k < 0) return -1;
    if (hasMemo(${memo}, k)) {
      ${inner}
    }
  `;
}

function ofMembers(
  frame: Frame,
  source: FieldSource & { kind: "members" },
  head: readonly number[],
  item: AsItem | undefined,
): Code {
  const write = code`
    ${put(head)}
    o = putJson(value, out, o);
    ${item === undefined ? nothing : put([125])}
  `;
  const inner =
    item === undefined
      ? write
      : code`
        ${item.isThere} = true;
        if (value !== null) {
          ${write}
        }
      `;
  return code`
    {
      ${recordOf(frame, source)}
      const value = ${source.get}(record);
      if (value !== undefined) {
        ${inner}
      }
    }
  `;
}

/** Writes what an object holds without its braces: a comma stands where it begins. */
function spread(frame: Frame, source: FieldSource & { kind: "spread" }): Code {
  return code`
    {
      ${recordOf(frame, source)}
      const end = putJson(${source.get}(record), out, o);
      if (end > o + 2) {
        out[o] = 44;
        o = end - 1;
      }
    }
  `;
}

/** Statements that declare `record`, an object of some members of the input. */
function recordOf(frame: Frame, source: FieldSource & { kind: "members" | "spread" }): Code {
  const fill = source.roots.map(([name, node]) => {
    frame.parsed.add(node.slot);
    const [start, end, value] = [slotOf(frame, node), endOf(frame, node), parsedName(node.slot)];
    return code`if (${start} >= 0) record[${jsLiteral(name)}] = ${value} ??= scannedValue(src, ${start}, ${end});`;
  });
  return code`
    const record = {};
    ${fill}
  `;
}

/** The name of the value in a slot. */
export function parsedName(slot: number): Code {
  return jsName("value", slot);
}

/** A list or nested object: missing and null as they are. */
function ofNode(frame: Frame, node: SourceNode, head: readonly number[], write: Code): Code {
  return code`
    if (${slotOf(frame, node)} >= 0) {
      ${put(head)}
      if (src[${slotOf(frame, node)}] === 110) {
        ${put([110, 117, 108, 108])}
      } else {
        ${write}
      }
    }
  `;
}

export function slotOf(frame: Frame, node: SourceNode): Code {
  return code`${frame.slots}[${jsLiteral(2 * node.slot)}]`;
}

export function endOf(frame: Frame, node: SourceNode): Code {
  return code`${frame.slots}[${jsLiteral(2 * node.slot + 1)}]`;
}

/** Statements that write constant bytes. */
export function put(text: readonly number[]): Code {
  const stores = text.map((byte, index) =>
    index === 0
      ? code`out[o] = ${jsLiteral(byte)};`
      : code`out[o + ${jsLiteral(index)}] = ${jsLiteral(byte)};`,
  );
  return code`
    ${stores}
    o += ${jsLiteral(text.length)};
  `;
}

export function bytes(text: string): readonly number[] {
  return [...new TextEncoder().encode(text)];
}
