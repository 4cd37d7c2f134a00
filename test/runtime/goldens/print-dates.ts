/** Prints what masks, zones and number formats give; the output must not depend on the machine. */
import { compileMask } from "../../../src/runtime/mask-compile.ts";
import { compileNumberFormat } from "../../../src/runtime/number-format.ts";

const at = { path: "", rule: "" };
const instants = [
  "0001-01-01T12:00:00.000Z",
  "0099-06-30T23:59:59.999Z",
  "1883-11-18T18:59:59.000Z",
  "1969-12-31T23:59:59.999Z",
  "2024-03-10T09:30:00.000Z",
  "2024-03-31T01:30:00.000Z",
  "2024-11-03T07:30:00.000Z",
  "9999-12-30T00:00:00.000Z",
];
const masks = ["EEEE, d MMMM yyyy hh:mm:ss.SSS a", "yyyy-DDD'T'HH:mm:ss.SSS", "M/d/yyyy k:mm"];

for (const zone of [undefined, "America/Denver", "Asia/Kathmandu"]) {
  for (const mask of masks) {
    const { get, build } = compileMask(mask, "datetime", zone);
    for (const instant of instants) {
      const text = build(instant, at);
      console.log(text, get(text, at));
    }
  }
}
const { get, build } = compileNumberFormat("#,##0.00;(0)", ",", ".", "decimal");
console.log(build("-1234567.5", at), get("(1.234.567,50)", at));
