// The part of Node's `util` that needs nothing of a host. Text for the sandbox, never run outside.
const isObjectLike = (value) => typeof value === "object" && value !== null;
const tagOf = (value) => Object.prototype.toString.call(value).slice(8, -1);

function inspectKey(key) {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : `'${key}'`;
}

function inspect(value, options, depth = 0, above = []) {
  if (typeof value === "string") {
    return depth === 0 && above.length === 0 ? `'${value}'` : `'${value.replace(/'/g, "\\'")}'`;
  }
  if (typeof value === "function") return `[Function: ${value.name || "(anonymous)"}]`;
  if (typeof value === "bigint") return `${value}n`;
  if (!isObjectLike(value)) return Object.is(value, -0) ? "-0" : String(value);
  if (above.includes(value)) return "[Circular *1]";
  if (value instanceof Error) return value.stack ? `${value}` : `[${value}]`;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof RegExp) return String(value);
  const limit = options && options.depth !== undefined ? options.depth : 2;
  const isList = Array.isArray(value);
  if (limit !== null && depth > limit) return isList ? "[Array]" : "[Object]";
  const inner = (item) => inspect(item, options, depth + 1, [...above, value]);
  const parts = isList
    ? value.map(inner)
    : Object.keys(value).map((key) => `${inspectKey(key)}: ${inner(value[key])}`);
  if (parts.length === 0) return isList ? "[]" : "{}";
  return isList ? `[ ${parts.join(", ")} ]` : `{ ${parts.join(", ")} }`;
}

function format(first, ...rest) {
  const given = [...rest];
  const shown = (value) => (typeof value === "string" ? value : inspect(value));
  if (typeof first !== "string") return [first, ...rest].map(shown).join(" ");
  const text = first.replace(/%([sdifjoOc%])/g, (whole, letter) => {
    if (letter === "%") return "%";
    if (given.length === 0) return whole;
    const value = given.shift();
    if (letter === "s") return typeof value === "string" ? value : shown(value);
    if (letter === "d") return String(Number(value));
    if (letter === "i") return String(Number.parseInt(value, 10));
    if (letter === "f") return String(Number.parseFloat(value));
    if (letter === "j") return JSON.stringify(value);
    return letter === "c" ? "" : inspect(value);
  });
  return [text, ...given.map(shown)].join(" ");
}

function isDeepStrictEqual(left, right) {
  if (Object.is(left, right)) return true;
  if (!isObjectLike(left) || !isObjectLike(right) || tagOf(left) !== tagOf(right)) return false;
  if (left instanceof Date) return left.getTime() === right.getTime();
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && isDeepStrictEqual(left[key], right[key]))
  );
}

module.exports = {
  format,
  inspect: (value, options) => inspect(value, options),
  isDeepStrictEqual,
  inherits(child, parent) {
    child.super_ = parent;
    Object.setPrototypeOf(child.prototype, parent.prototype);
  },
  promisify:
    (original) =>
    (...given) =>
      new Promise((resolve, reject) => {
        original(...given, (error, value) => (error ? reject(error) : resolve(value)));
      }),
  deprecate: (original) => original,
  isArray: Array.isArray,
  isBoolean: (value) => typeof value === "boolean",
  isDate: (value) => tagOf(value) === "Date",
  isError: (value) => value instanceof Error,
  isFunction: (value) => typeof value === "function",
  isNull: (value) => value === null,
  isNullOrUndefined: (value) => value === null || value === undefined,
  isNumber: (value) => typeof value === "number",
  isObject: isObjectLike,
  isPrimitive: (value) => !isObjectLike(value) && typeof value !== "function",
  isRegExp: (value) => tagOf(value) === "RegExp",
  isString: (value) => typeof value === "string",
  isSymbol: (value) => typeof value === "symbol",
  isUndefined: (value) => value === undefined,
  types: {
    isDate: (value) => tagOf(value) === "Date",
    isRegExp: (value) => tagOf(value) === "RegExp",
    isPromise: (value) => value instanceof Promise,
  },
};
