/**
 * Names and values that are awkward for something between a text and a record: quotes of every
 * target, line ends that only some languages know, names with a meaning in JavaScript, JSONata or
 * JSON, direction marks, lone surrogates, code that would like to run.
 */
export function hostileTexts(): readonly string[] {
  const texts = new Set<string>([
    ...reservedOfJavaScript,
    ...reservedOfJsonata,
    ...prototypeNames,
    ...magicNames,
    ...quotesAndEscapes(),
    ...controlCharacters(),
    ...unicodeOddities,
    ...codeThatWouldRun,
    ...numbersAndLiterals,
    ...markup,
    ...paths,
  ]);
  for (const text of [...texts].slice(0, 90)) texts.add(`x${text}y`);
  for (const text of prototypeNames) texts.add(`a.${text}`);
  return [...texts];
}

/** All of them but five sixths of the pairs of marks: which of those depends on `turn`. */
export function hostileShare(turn: number): readonly string[] {
  return hostileTexts().filter((text, index) => !pairs.has(text) || index % 6 === turn % 6);
}

const reservedOfJavaScript = [
  ..."break case catch class const continue debugger default delete do else enum export".split(" "),
  ..."extends false finally for function if import in instanceof new null return super".split(" "),
  ..."switch this throw true try typeof var void while with yield let static await async".split(
    " ",
  ),
  ..."implements interface package private protected public arguments eval undefined NaN".split(
    " ",
  ),
  ..."Infinity globalThis window process require module exports Object Array String".split(" "),
  ..."Function Symbol Proxy Reflect get set of as from read write map vendor common original".split(
    " ",
  ),
];

const reservedOfJsonata = [
  ..."and or in function lambda $ $$ $original $tables % @ # * ** ? : := ~> ; , .".split(" "),
  ..."$sum $eval $merge $lookup $error $now $clone $string ! = != < <= > >= & + - / | ^ [ ] { } ( )".split(
    " ",
  ),
];

const prototypeNames = [
  ..."__proto__ constructor prototype hasOwnProperty isPrototypeOf propertyIsEnumerable".split(" "),
  ..."toString toLocaleString valueOf __defineGetter__ __defineSetter__ __lookupGetter__".split(
    " ",
  ),
  ..."__lookupSetter__ length name caller callee apply call bind then catch finally toJSON".split(
    " ",
  ),
];

/** Members that jsonata gives a meaning of its own when they occur in data. */
export const magicNames: readonly string[] = [
  "_jsonata_function",
  "_jsonata_lambda",
  "outerWrapper",
  "tupleStream",
  "sequence",
  "keepSingleton",
  "cons",
  "_json_path",
  "ancestor",
];

const marks = ["'", '"', "`", "\\", "/", "*", "$", "{", "}", "#", "%", "<", ">", "&", ";", "\n"];
const pairs = new Set(marks.flatMap((first) => marks.map((second) => `${first}${second}`)));

function quotesAndEscapes(): readonly string[] {
  return [...marks, ...pairs, "\\u0022", "\\x27", "${", "`${1}`", "*/", "/*", "//", "<!--", "-->"];
}

function controlCharacters(): readonly string[] {
  const low = Array.from({ length: 33 }, (_, code) => `c${String.fromCharCode(code)}c`);
  const high = [0x7f, 0x80, 0x85, 0x9f, 0xa0, 0xad].map((code) => `c${String.fromCharCode(code)}c`);
  return [...low, ...high];
}

const unicodeOddities = [
  ...["\u2028", "\u2029", "\ufeff", "\u200b", "\u200d", "\u2060", "\u180e", "\u3000"],
  ...["\u202e", "\u202d", "\u2066", "\u2067", "\u2068", "\u2069", "\u200e", "\u200f", "\u061c"],
  ...["\ud800", "\udfff", "\ud83d", "\ude00", "a\ud800b", "\udc00\ud800", "\ufffe", "\uffff"],
  ...["😀", "👩‍👩‍👧", "é", "é", "ﬁ", "İ", "ı", "ß", "ſ", "K", "Å", "ά", "ẞ", "Ǆ"],
  ...["名前", "имя", "اسم", "שם", "ชื่อ", "이름", "नाम", "🏳️‍🌈", "𝒳", "𐐷", "\u{10ffff}", "Z̴͠a̸l̴"],
];

const codeThatWouldRun = [
  ...["globalThis.cemapWasHere=1", "1;globalThis.cemapWasHere=1", '"+globalThis.x+"'],
  ...["'+(globalThis.cemapWasHere=1)+'", "`+(globalThis.cemapWasHere=1)+`", "${globalThis.x=1}"],
  ...['");globalThis.cemapWasHere=1;("', "*/globalThis.cemapWasHere=1;/*", "\nglobalThis.x=1\n//"],
  ...["\u2028globalThis.cemapWasHere=1\u2028", "]};globalThis.cemapWasHere=1;//", "</script>"],
  ...['" & $eval("1") & "', '"; $error("x"); "', "$map([1],function($x){$x})", "*/ $error('x') /*"],
  ...["(function(){globalThis.cemapWasHere=1})()", "import('node:fs')", "require('fs')"],
  ...["constructor.constructor('return 1')()", "__proto__.polluted", "a[constructor]", "x ? y : z"],
  ...["../../etc/passwd", "%s%s%n", "{{7*7}}", "#{7*7}", "<%= 7 %>", "=1+1", "@SUM(1)", "+1", "-1"],
];

const numbersAndLiterals = [
  ..."0 00 01 1 -1 1.0 1e3 1e400 0x1F 0b11 Infinity -0 .5 5. 1_000 9007199254740993".split(" "),
  ..."yes no on off Y N nil None undefined NULL True FALSE missing present else same when".split(
    " ",
  ),
  ...["", " ", "  ", " a", "a ", "\t", "a b", "a-b", "a.b", "a[0]", "a[]", "2nd", "portal-id"],
];

const markup = [
  ...["<b>", "&amp;", "&#39;", "<!DOCTYPE x>", "<img src=x onerror=alert(1)>", "[a](javascript:1)"],
  ...["| a | b |", "---", "- [ ] x", "# title", "```", "~~~", "::error::x", "\u001b[31mred"],
];

const paths = [
  "C:\\x",
  "\\\\host\\share",
  "file:///x",
  "a/b",
  "a\\b",
  "CON",
  "aux.txt",
  "a\0b",
  "~",
];
