import { describe, expect, it } from "vitest";
import { compileMaps, textsOf } from "../support/engines.ts";
import { loadModule } from "../support/run-javascript.ts";

const source = `
enum Source { Online, List, Event, Unknown }
object Deal {
  id: string! key
  name: string
  source: Source
  price: number
  debt: number
  seats: integer
  seats2: integer
  closed: date
  day: date
  active: boolean
  total: number
  full: string
  kind: "p" | "o"
  note: string
  country: string
  tags: string[]
  custom: json
  address: { city: string, zip: string }
}
map Deal <-> crm.Deal {
  id      <-> Id
  name    <-> Name
  source  <-> S { Online <-> "Web", Event -> "PL" lossy "no events", List <-> "PL", Unknown <-> "Other", Unknown <- else }
  price   <-> Cents / 100
  debt    <-> Credit * -2
  seats   <-> Seats as string
  seats2  <-> Seats2
  closed  <-> ClosedOn as date("MM/dd/yyyy")
  day     <-> Day
  active  <-> Closed { true <-> "no", false <-> "yes" }
  total   <- 2 * 3
  full    <-> "{First} {Last}" lossy "two names"
  when kind = "p" <-> Kind = 1 { note <-> PNote }
  when kind = "o" <-> Kind = 2 { note <-> ONote }
  country <-> Country default <- "US"
  tags    <-> Tags as list(";")
  custom  <-> ... like "*__c"
  address <-> Address { city <-> City, zip <-> \`Zip Code\` }
}
`;

const { maps, problems } = compileMaps(source);
const [map] = maps;
if (map === undefined || problems.length > 0) throw new Error(problems.join("\n"));
const { where } = await loadModule(textsOf(map).module);

describe("a filter", () => {
  it.each([
    ["name = 'Ada'", "Name = 'Ada'"],
    ["name='O''Neil'", "Name = 'O''Neil'"],
    ["name LIKE 'A%' and day is null", "Name LIKE 'A%' AND Day IS NULL"],
    ["source = 'Online'", "S = 'Web'"],
    ["source IN ('Online', 'List')", "S IN ('Web', 'PL')"],
    ["source = 'Unknown'", "S != 'Web' AND S != 'PL'"],
    ["source != 'Unknown'", "S IN ('Web', 'PL')"],
    ["source <> 'Online' AND id < 'b'", "S != 'Web' AND Id < 'b'"],
    ["price >= 19.99", "Cents >= 1999"],
    ["debt < 5", "Credit > -2.5"],
    ["closed = '2024-02-29'", "ClosedOn = '02/29/2024'"],
    ["day <= '2024-02-29'", "Day <= '2024-02-29'"],
    ["active = true", "Closed = 'no'"],
    ["custom.Level__c = 3", "Level__c = 3"],
    ["custom.Long__c > 12345678901234567890.10", "Long__c > 12345678901234567890.10"],
    ["address.city IS NOT NULL", "Address.City IS NOT NULL"],
    ["address IS NULL", "Address IS NULL"],
    [
      "(name = 'a' OR name = 'b') AND ((day > '2024-01-01'))",
      "(Name = 'a' OR Name = 'b') AND Day > '2024-01-01'",
    ],
    ["name = 'a' OR source = 'Unknown'", "Name = 'a' OR S != 'Web' AND S != 'PL'"],
  ])("%s", (filter, translated) => {
    expect(where(filter)).toBe(translated);
  });
});

describe("what the vendor cannot be asked for", () => {
  it.each([
    ["source = 'Event'", 'no value of S reads as "Event"'],
    ["source = 'online'", 'no value of S reads as "online"'],
    ["seats = 5", "several texts of the vendor read as one integer"],
    ["closed < '2024-02-29'", "its values have another order"],
    ["closed = '2024-02-30'", "format at closed"],
    ["total = 6", "it is computed"],
    ["full = 'Ada Lee'", "it is made of several fields"],
    ["note = 'x'", "it stands in a `when`"],
    ["kind = 'p'", "a `when` sets it"],
    ["country = 'US'", "a missing value reads as its default"],
    ["tags = 'a'", "it is a list"],
    ["address = 'x'", "its values are objects or lists"],
    ["address.zip = 'x'", "the vendor's name `Zip Code` cannot stand in a filter"],
    ["address.street = 'x'", "it is not mapped by itself"],
    ["name.first = 'x'", "it is not mapped by itself"],
    ["custom.level = 'x'", "no rule maps a field of this name"],
    ["nobody = 'x'", "no rule maps a field of this name"],
    ["price = 1e400", "1e400 is larger than any number"],
    ["seats2 = 9007199254740993", "range at seats2"],
    ["name = 5", "5 is not text in single quotes"],
    ["price = '5'", "'5' is not a number without quotes"],
    ["source LIKE 'O%'", "`LIKE` needs text that is copied as it is"],
  ])("%s", (filter, why) => {
    expect(() => where(filter)).toThrow(why);
    expect(() => where(filter)).toThrow(expect.objectContaining({ code: "not-filterable" }));
  });
});

describe("what is no filter", () => {
  it.each([
    ["", "column 1 (the filter): expected a field, found the end"],
    ["name", "column 5 (the filter): expected one of = != < > <= >= LIKE IN IS"],
    ["name = ", "expected a value"],
    ["name = null", "for null say `IS NULL`"],
    ["name = 'a", "column 8 (the filter): the text has no closing quote"],
    ["name = 'a' name = 'b'", "column 12 (the filter): expected `AND` or `OR`"],
    ["(name = 'a'", "expected `)`"],
    ["name IN ()", "expected a value"],
    ["name = 'a' ; x", "unexpected: ; x"],
    [`${"(".repeat(200)}name = 'a'`, "at most 100 parentheses"],
  ])("%s", (filter, why) => {
    expect(() => where(filter)).toThrow(why);
    expect(() => where(filter)).toThrow(expect.objectContaining({ code: "format" }));
  });
});
