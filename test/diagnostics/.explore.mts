import { readFileSync } from "node:fs";
import { renderFixture } from "/work/main/test/support/diagnostic-fixtures.ts";
import { typos } from "/work/main/test/diagnostics/typos.ts";
const base = readFileSync("/work/main/test/diagnostics/files/person.cemap","utf8");
const r0 = renderFixture({code:"", input: base});
console.log("BASE", r0.codes);
let ok=0;
for (const t of typos) {
  const n = base.split(t.from).length-1;
  if (n!==1) console.log("NOT UNIQUE", n, JSON.stringify(t.from));
  const text = base.replace(t.from, () => t.to);
  const r = renderFixture({code:t.code, input:text});
  if (r.codes.length===1 && r.codes[0]===t.code && r.rendered.includes(t.says)) { ok++; continue; }
  console.log(`\n##### ${JSON.stringify(t.from)} -> ${JSON.stringify(t.to)}  want ${t.code} ${t.says}; got ${r.codes.join(" ")}`);
  for (const c of new Set(r.codes)) console.log(renderFixture({code:c, input:text}).rendered);
}
console.log(ok, typos.length);
