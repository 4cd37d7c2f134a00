import { check } from "../../../src/compiler/check.ts";
import { memoryHost } from "../../../src/compiler/host.ts";
import type { IrMap, Level } from "../../../src/compiler/ir/nodes.ts";
import { effectiveOf, type Origin } from "../../../src/compiler/levels/effective.ts";

/** What the rows of both are about. */
export const object = `object T {
  id: string, name: string, note: string
  kind: "a" | "b"
  data: json
  tags: string[]
  custom: map<json>
  address: { street: string, city: string }
  lines: { sku: string, qty: integer }[]
}
`;

/** `organization`, `account 46`. */
export function levelText(level: Level): string {
  return level.kind === "organization" ? "organization" : `${level.kind} ${level.id}`;
}

const originText = ({ label, level }: Origin): string => `${label} [${levelText(level)}]`;

/** A line for each rule in force: what it decides, its row, and the rows that it hides. */
export function inForceLines(map: IrMap): readonly string[] {
  const { rules, removed } = effectiveOf(map);
  return [
    ...rules.map((rule) =>
      [`${rule.place}: ${originText(rule)}`, ...rule.hides.map(originText)].join(" over "),
    ),
    ...removed.map(({ rule, by }) => `${originText(rule)} removed by ${levelText(by)}`),
  ];
}

/** What rows of account 1 make of rows above: what is in force, and what is told. */
export function overridden(above: string, own: string) {
  const text = `${object}map T <-> v.R {\n${above}\n}\noverride map T <-> v.R for account "1" {\n${own}\n}\n`;
  const { maps, diagnostics } = check({ path: "t.cemap", text }, memoryHost({ "a.js": "done()" }));
  const marked = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
  const map = maps.at(-1);
  return {
    lines: map?.layer === undefined ? [] : inForceLines(map),
    told: diagnostics
      .filter(({ severity }) => severity !== "info")
      .map(({ code, span, message, help, labels }) =>
        [
          `${code} \`${marked(span)}\`: ${message}`,
          ...(help?.startsWith("Did you mean") ? [help] : []),
          ...labels.map((label) => `(${marked(label.span)}: ${label.text})`),
        ].join(" "),
      ),
  };
}
