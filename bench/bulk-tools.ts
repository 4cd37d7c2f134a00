import { spawnSync } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { type BulkContestant, bulkFolder } from "./bulk.ts";
import { peer } from "./peers/load.ts";

/** `cemap read` as a user types it, start-up included. */
export function commandRead(map: string, flags: readonly string[] = []): BulkContestant["run"] {
  return (input, output) => {
    const args = ["dist/cli/main.js", "read", `${bulkFolder}/${map}`, "-i", input, "-o", output];
    run(process.execPath, [...args, ...flags]);
  };
}

/** jq on the PATH, or nobody. */
export function jq(): readonly BulkContestant[] {
  if (spawnSync("jq", ["--version"]).status !== 0) return [];
  return [
    {
      name: "jq, command",
      run(input, output) {
        const file = openSync(output, "w");
        run("jq", ["-c", jqProgram, input], file);
        closeSync(file);
      },
    },
  ];
}

function run(command: string, args: readonly string[], stdout: number | "ignore" = "ignore"): void {
  const done = spawnSync(command, args, { stdio: ["ignore", stdout, "pipe"], encoding: "utf8" });
  if (done.status !== 0) throw new Error(`${command} failed: ${done.stderr}`);
}

/** `pick` keeps what is there; a member that is missing stays missing. */
const jqProgram = `
def copy($from; $to): if has($from) then {($to): .[$from]} else {} end;
def table($from; $to; $rows): if has($from) then {($to): (.[$from] as $v
  | if $v == null then null else $rows[$v | tostring] end)} else {} end;
copy("Id"; "id") + copy("FirstName"; "firstName") + copy("LastName"; "lastName")
+ copy("Email"; "email")
+ (if .Birthdate then {birthday: (.Birthdate | "\\(.[6:])-\\(.[0:2])-\\(.[3:5])")}
   else copy("Birthdate"; "birthday") end)
+ table("Active__c"; "status"; {"true": "active", "false": "inactive"})
+ table("LeadSource"; "source"; {"Web": "Online", "Phone Inquiry": "Phone",
    "Partner Referral": "Referral", "Purchased List": "List", "Other": "Unknown"})
+ ((copy("MailingStreet"; "street") + copy("MailingCity"; "city")
   + copy("MailingPostalCode"; "zip") + copy("MailingCountry"; "country")) as $address
   | {address: $address} | if $address == {} then {} else . end)
+ (if has("Phone") or has("MobilePhone") then {phones: [
    (.Phone // empty | {type: "work", number: .}),
    (.MobilePhone // empty | {type: "mobile", number: .})]} else {} end)
`;

/** DuckDB on one thread: one statement from file to file. Absent and null look alike to it. */
export async function duckdbNdjson(): Promise<readonly BulkContestant[]> {
  return duckdb(
    (input) =>
      `read_json('${input}', format = 'newline_delimited', columns = {${typesOf("BOOLEAN")}})`,
    "Active__c",
  );
}

export async function duckdbCsv(): Promise<readonly BulkContestant[]> {
  return duckdb(
    (input) => `read_csv('${input}', header = true, columns = {${typesOf("VARCHAR")}})`,
    "Active__c = 'true'",
  );
}

const names =
  "Id FirstName LastName Email Birthdate Active__c LeadSource MailingStreet MailingCity MailingPostalCode MailingCountry Phone MobilePhone";

function typesOf(flag: string): string {
  return names
    .split(" ")
    .map((name) => `'${name}': '${name === "Active__c" ? flag : "VARCHAR"}'`)
    .join(", ");
}

async function duckdb(
  table: (input: string) => string,
  isActive: string,
): Promise<readonly BulkContestant[]> {
  const library = await peer("@duckdb/node-api");
  if (library === undefined) return [];
  const instance = await library.DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  return [
    {
      name: "DuckDB, one thread",
      compared: "without nulls",
      async run(input, output) {
        await connection.run(
          `COPY (${selection(table(input), isActive)}) TO '${output}' (FORMAT json)`,
        );
      },
    },
  ];
}

function selection(table: string, isActive: string): string {
  return `SELECT Id AS id, FirstName AS "firstName", LastName AS "lastName", Email AS email,
    Birthdate[7:10] || '-' || Birthdate[1:2] || '-' || Birthdate[4:5] AS birthday,
    CASE WHEN ${isActive} THEN 'active' WHEN NOT (${isActive}) THEN 'inactive' END AS status,
    CASE LeadSource WHEN 'Web' THEN 'Online' WHEN 'Phone Inquiry' THEN 'Phone'
      WHEN 'Partner Referral' THEN 'Referral' WHEN 'Purchased List' THEN 'List'
      WHEN 'Other' THEN 'Unknown' END AS source,
    {'street': MailingStreet, 'city': MailingCity,
     'zip': MailingPostalCode, 'country': MailingCountry} AS address,
    list_filter([{'type': 'work', 'number': Phone}, {'type': 'mobile', 'number': MobilePhone}],
      lambda one: one.number IS NOT NULL) AS phones
    FROM ${table}`;
}
