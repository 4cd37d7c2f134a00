/**
 * The text of a map with about `ruleCount` rules of all common kinds: copies, masks, value tables,
 * enums, nested objects and lists. The same count gives the same text; it checks without findings.
 */
export function generatedMap(ruleCount: number): string {
  const groups = Math.max(1, Math.round(ruleCount / rulesOfGroup));
  const indexes = Array.from({ length: groups }, (_, index) => index);
  const fields = indexes.map(
    (index) => `  name${index}: string
  code${index}: string
  born${index}: date
  count${index}: integer
  state${index}: "open" | "closed"
  kind${index}: "first" | "second" | "third"
  place${index}: { street: string, city: string }
  lines${index}: { sku: string!, amount: number }[]`,
  );
  const rows = indexes.map(
    (index) => `  name${index}  <-> Name_${index}__c
  code${index}  <-> Codes.Part${index}
  born${index}  <-> Born_${index}__c as date("MM/dd/yyyy")
  count${index} <-> Count_${index}__c
  state${index} <-> Active_${index}__c { "open" <-> true, "closed" <-> false }
  kind${index}  <-> Kind_${index}__c { "first" <-> "1st", "second" <-> "2nd", "third" <-> "3rd" }
  place${index}.street <-> Street_${index}__c
  place${index}.city   <-> City_${index}__c
  lines${index}[] <-> Lines_${index}__r[] {
    sku    <-> Sku__c
    amount <-> Amount__c
  }`,
  );
  return `object Wide {\n${fields.join("\n")}\n}\n\nmap Wide <-> sys.wide {\n${rows.join("\n")}\n}\n`;
}

/** Rules that one turn of the generator adds, those of its list included. */
const rulesOfGroup = 11;
