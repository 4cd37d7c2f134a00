import type { Helper } from "./helper.ts";
import { onText } from "./texts.ts";

/** Characters U+0000 to U+00FF in order: the character of each byte. */
const byteCharacters = JSON.stringify(
  String.fromCharCode(...Array.from({ length: 256 }, (_, byte) => byte)),
);

const hexDigits = `["0","1","2","3","4","5","6","7","8","9","A","B","C","D","E","F"]`;

/** One UTF-8 character, percent-encoded. */
const utf8 = [
  "%[0-7][0-9A-Fa-f]",
  "%([Cc][2-9A-Fa-f]|[Dd][0-9A-Fa-f])%[89ABab][0-9A-Fa-f]",
  "%[Ee]0%[ABab][0-9A-Fa-f]%[89ABab][0-9A-Fa-f]",
  "%[Ee][1-9A-CEFa-cef](%[89ABab][0-9A-Fa-f]){2}",
  "%[Ee][Dd]%[89][0-9A-Fa-f]%[89ABab][0-9A-Fa-f]",
  "%[Ff]0%[9ABab][0-9A-Fa-f](%[89ABab][0-9A-Fa-f]){2}",
  "%[Ff][1-3](%[89ABab][0-9A-Fa-f]){3}",
  "%[Ff]4%8[0-9A-Fa-f](%[89ABab][0-9A-Fa-f]){2}",
].join("|");

/** Bytes as text: base64 and percent-encoding, in the forms that do not raise errors. */
export const base64Helpers: readonly Helper[] = [
  { name: "byteCharacters", about: "one character for each byte", text: byteCharacters },
  {
    name: "isPaired",
    about: "whether text has no half of a surrogate pair, and so has UTF-8",
    text: String.raw`function($x) { $contains($replace($string([$x]), "\\\\", ""), "\\ud") = false }`,
  },
  {
    name: "isUtf8",
    about: "whether percent signs start UTF-8 characters only",
    text: `function($x) { $contains($replace($x & "-", /${utf8}/, ""), "%") = false }`,
  },
  {
    name: "isBase64",
    about: "padded, canonical base64",
    text: String.raw`function($x) {
    $contains($x, /^([A-Za-z0-9+\/]{4})*([A-Za-z0-9+\/]{2}==|[A-Za-z0-9+\/]{3}=|)$/)
      ? $base64encode($base64decode($x)) = $x : false
  }`,
  },
  {
    name: "hexByte",
    about: "",
    text: `function($text) {
    16 * $placeOf($uppercase($substring($text, 1, 1)), ${hexDigits})
      + $placeOf($uppercase($substring($text, 2, 1)), ${hexDigits})
  }`,
  },
  {
    name: "toBase64",
    about: "of the UTF-8 bytes",
    text: onText(`(
    $isPaired($x) = false ? $refuse("format") : $base64encode($join([
      $map($match($encodeUrlComponent($x), /%[0-9A-F]{2}|[^%]/), function($m) {
        $length($m.match) = 1 ? $m.match : $substring($byteCharacters, $hexByte($m.match), 1)
      })
    ], ""))
  )`),
  },
  {
    name: "fromBase64",
    about: "",
    text: onText(`(
    $percent := $isBase64($x) ? $join([$map($split($base64decode($x), ""), function($c) {(
      $byte := $placeOf($c, $split($byteCharacters, ""));
      "%" & ${hexDigits}[$floor($byte / 16)] & ${hexDigits}[$byte % 16]
    )})], "") : "%";
    $isUtf8($percent) ? $decodeUrlComponent($percent) : $refuse("format")
  )`),
  },
];
