/** A back end that is wrong: an edit of every generated module that the laws must notice. */
export interface Fault {
  readonly name: string;
  readonly from: RegExp;
  readonly to: (found: string) => string;
}

function fault(name: string, from: RegExp, to: (found: string) => string): Fault {
  return { name, from, to };
}

const become = (text: string) => (): string => text;

export const faults: readonly Fault[] = [
  fault("a row of a table is swapped on write", /return "won";/g, become('return "lost";')),
  fault("a row of a table is swapped on read", /return "Won";/g, become('return "Lost";')),
  fault("a row of a table is missing on read", /case "lost":\s+return "Lost";/g, become("")),
  fault("a code of a table is misspelled", /return "open";/g, become('return "opne";')),
  fault(
    "month and day of a mask are swapped on write",
    /value\.slice\(5, 7\) \+ "\/" \+ value\.slice\(8, 10\)/g,
    become('value.slice(8, 10) + "/" + value.slice(5, 7)'),
  ),
  fault(
    "month and day of a mask are swapped on read",
    /value\.slice\(0, 2\) \+ "-" \+ value\.slice\(3, 5\)/g,
    become('value.slice(3, 5) + "-" + value.slice(0, 2)'),
  ),
  fault("a year loses its century", /value\.slice\(0, 4\)/g, become("value.slice(2, 4)")),
  fault("arithmetic runs the wrong way", /\.build\((l\d+, at\d+)\)/g, (found) =>
    found.replace("build", "get"),
  ),
  fault("a list is joined by another separator", /(joinList\(\w+, \w+, )";"/g, (found) =>
    found.replace(";", ","),
  ),
  fault("a list is split by another separator", /(splitList\(\w+, \w+, )";"/g, (found) =>
    found.replace(";", ","),
  ),
  fault(
    "null becomes missing",
    /=== null \? \w+ : (table|mask|linear|integer|join|split)/g,
    (found) => found.replace(/\? \w+ :/, "? undefined :"),
  ),
  fault(
    "missing becomes null",
    /=== null \? \w+ : (table|mask|linear|integer|join|split)/g,
    (found) => found.replace(/\? \w+ :/, "? null :"),
  ),
  fault("members that no rule names are lost", /r = \{ \.\.\.v \}/g, become("r = {}")),
  fault("the original itself is changed", /if \(r === v\) r = \{ \.\.\.v \};/g, become("")),
  fault(
    "members change their order",
    /r = \{ \.\.\.v \}/g,
    become("r = Object.fromEntries(Object.entries(v).reverse())"),
  ),
  fault("an update sets another member", /r\.City = /g, become("r.Zip = ")),
  fault("a create sets another member", /City: x\d+, Zip: x\d+/g, (found) =>
    found.replace("City", "Town"),
  ),
  fault("a read takes another member", /= v\.Zip;/g, become("= v.City;")),
  fault("a member is not read", /zip: x\d+ \};/g, become("zap: 1 };")),
  fault("a change is not seen", /!== v\.City/g, become("=== v.City")),
  fault("every value counts as changed", /let r = v;/g, become("let r = { ...v, changed: true };")),
  fault("an item loses a member", /Sku: x\d+, Qty: x\d+/g, (found) => found.replace(/, Qty.*/, "")),
  fault(
    "the last item is not carried",
    /index < list\.length;/g,
    become("index < list.length - 1;"),
  ),
  fault("items are carried backwards", /return result;/g, become("return result.reverse();")),
  fault(
    "a null item becomes an object",
    /=== undefined \? null : \(create/g,
    become("=== undefined ? {} : (create"),
  ),
  fault("text is trimmed on the way", /r\.Name = (\w+)/g, (found) => `${found}?.trim?.() ?? null`),
  fault("a key is written in capitals", /Id: (x\d+)/g, (found) => `${found}?.toUpperCase?.()`),
  fault(
    "a number becomes text",
    /Qty: (x\d+)/g,
    (found) => `${found} === undefined ? undefined : String(${found.slice(5)})`,
  ),
  fault(
    "an empty list becomes null",
    /return result;/g,
    become("return result.length === 0 ? null : result;"),
  ),
  fault(
    "a scope that is null becomes empty",
    /=== null \? \w+ : \w+ === implicitNull \? undefined : create/g,
    (found) => found.replace(/\? \w+ :/, "? {} :"),
  ),
];
