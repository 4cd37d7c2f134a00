import { describe, expect, it } from "vitest";
import { check, renderDiagnostics } from "../../src/index.ts";

/** What people get wrong in their first file, each in an otherwise good one. */
const mistakes: readonly (readonly [what: string, row: string])[] = [
  ["a field that the object has not", "nmae <-> LastName"],
  ["an arrow of another language", "name => Name"],
  ["a row without its right side", "name <->"],
  ["two rules for one field of the vendor", "name <-> LastName\n  nick <-> LastName"],
  ["two rows for one value", 'source <-> S { Online <-> "Web", Event <-> "Web" }'],
  ["a picklist without all members", 'source <-> S { Online <-> "Web" }'],
  ["a loss that nobody accepted", 'source <-> S { Online <-> "Web", Event -> "Web" }'],
  ["a mask that cannot be written", 'born <-> Birthdate as date("MM/dd/yy hh")'],
  ["a conversion that is not declared", "source <-> S via sources"],
  ["an expression where both ways are meant", "name <-> $uppercase(Name)"],
  ["a list that is no list", "tags[] <-> Name { this <-> Label }"],
  ["a missing brace", 'source <-> S { Online <-> "Web"'],
];

function rendered(row: string): string {
  const text = `enum Source { Online, Event }
object Contact {
  id: string! key
  name: string
  nick: string
  born: date
  source: Source
  tags: string[]
}
map Contact <-> crm.Contact {
  id <-> Id
  ${row}
}
`;
  const path = "contact.cemap";
  const { diagnostics } = check({ path, text });
  const told = diagnostics.filter(({ severity }) => severity !== "info");
  return renderDiagnostics(told, new Map([[path, { path, text }]]));
}

describe("typical mistakes", () => {
  it("are told so that somebody who does not know the code can mend them", async () => {
    const all = mistakes.map(([what, row]) => `# ${what}\n\n${rendered(row)}`);
    await expect(all.join("\n\n")).toMatchFileSnapshot("../golden/mistakes.txt");
  });

  it.each(mistakes)("%s is told", (_what, row) => {
    expect(rendered(row)).toContain("contact.cemap:");
  });
});
