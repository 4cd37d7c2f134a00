import { afterAll, describe, expect, it } from "vitest";
import { cemap, projectFolder } from "../support/run-cli.ts";

const folder = projectFolder({
  "base.cemap": `object A { id: string! key, name: string, mail: string, home: { city: string, zip: string } }

map A <-> x.R {
  id, name <-> same
  mail     <-> Mail
  home     <-> Home {
    city <-> City
    zip  <-> Zip
  }
  "api"     -> By

  example "for everybody" {
    { mail: "m" } <-> { Mail: "m" }
  }
}
`,
  "customers.cemap": `use "./base.cemap"

override object A for account "46" {
  rank: integer
}

override map A <-> x.R for account "46" {
  mail      <-> Mail46
  home.city <-> Home.Town
  rank      <-> Rank
  "api46"    -> By
  remove name

  example "for 46" {
    { mail: "m", rank: 1 } <-> { Mail46: "m", Rank: 1, By: "api46" } {}
  }
}

override map A <-> x.R for instance "12" {
  mail <-> Mail12

  example "for 12" {
    { mail: "m" } <-> { Mail12: "m" }
  }
}
`,
});
afterAll(folder.remove);

const run = (...args: readonly string[]) => cemap(folder.path, args);
const record = JSON.stringify({ id: "1", Mail: "e", Mail46: "46", Mail12: "12", Rank: 3 });

describe("cemap effective", () => {
  it("shows what is in force, where it comes from and what it hides", async () => {
    const all = [
      await run("effective", "customers.cemap", "--account", "46", "--instance", "12"),
      await run("effective", "customers.cemap", "--instance", "12"),
      await run("effective", "base.cemap"),
    ];
    expect(all.map(({ code }) => code)).toEqual([0, 0, 0]);
    const text = all.map(({ stdout }) => stdout).join("\n");
    await expect(text).toMatchFileSnapshot("../golden/effective.txt");
    expect(text).toContain("hides line 8: mail <-> Mail46 (account 46)");
    expect(text).toContain("hides base.cemap:5: mail <-> Mail (organization)");
    expect(text).toContain("account 46    removes base.cemap:4: name <-> same (organization)");
  });

  it("gives it to machines", async () => {
    const { stdout } = await run(
      ...["effective", "customers.cemap", "--account", "46", "--instance", "12", "--json"],
    );
    const document = JSON.parse(stdout);
    expect(document).toMatchObject({ version: 1, account: "46", instance: "12" });
    const [map] = document.maps;
    const mail = map.rules.find(({ place }: { place: string }) => place === "mail");
    expect(mail).toEqual({
      place: "mail",
      rule: "mail <-> Mail12",
      level: "instance-12",
      file: "customers.cemap",
      line: 20,
      hides: [
        { rule: "mail <-> Mail46", level: "account-46", file: "customers.cemap", line: 8 },
        { rule: "mail <-> Mail", level: "organization", file: "base.cemap", line: 5 },
      ],
    });
    expect(map.removed).toEqual([
      {
        rule: "name <-> same",
        level: "organization",
        file: "base.cemap",
        line: 4,
        by: "account-46",
      },
    ]);
    expect(document.objects[0].fields.at(-1)).toMatchObject({
      field: "rank",
      type: "integer",
      level: "account-46",
    });
  });

  it("says for whom there is nothing", async () => {
    const { code, stderr } = await run("effective", "base.cemap", "--account", "99");
    expect([code, stderr]).toEqual([0, "cemap: nothing here is for account `99`.\n"]);
    const other = await run("effective", "base.cemap", "--object", "B");
    expect([other.code, other.stderr]).toEqual([
      2,
      "cemap: There is no map with the object `B`. Did you mean `A`?\n",
    ]);
  });
});

describe("--account and --instance", () => {
  const read = async (...args: readonly string[]): Promise<unknown> => {
    const { stdout, stderr } = await cemap(folder.path, ["read", ...args], record);
    expect(stderr).toBe("");
    return JSON.parse(stdout);
  };

  it("choose the map of `read`, whatever file it is in", async () => {
    const files = ["base.cemap", "customers.cemap"];
    expect(await read(...files)).toEqual({ id: "1", mail: "e" });
    expect(await read(...files, "--account", "46")).toEqual({ id: "1", mail: "46", rank: 3 });
    expect(await read(...files, "--instance", "12")).toEqual({ id: "1", mail: "12" });
    expect(await read("customers.cemap", "--account", "46", "--instance", "12")).toEqual({
      id: "1",
      mail: "12",
      rank: 3,
    });
  });

  it("choose the map of `write`, `where` and `explain`", async () => {
    const common = JSON.stringify({ id: "1", mail: "m", home: { city: "B" } });
    const written = await cemap(folder.path, ["write", "--account", "46"], common);
    expect(JSON.parse(written.stdout)).toEqual({
      id: "1",
      Mail46: "m",
      Home: { Town: "B" },
      By: "api46",
    });
    const where = await run("where", "customers.cemap", "--instance", "12", "mail = 'x'");
    expect(where.stdout).toBe("Mail12 = 'x'\n");
    const explained = await run("explain", "customers.cemap", "--account", "46", "name");
    expect(explained.stderr).toContain("No rule has to do with `name`.");
  });

  it("limit `test`, which takes all layers without them", async () => {
    const passed = async (...args: readonly string[]): Promise<readonly unknown[]> => {
      const { stdout } = await run("test", "--runs", "0", "--json", ...args);
      const { examples } = JSON.parse(stdout);
      expect(examples.filter(({ failure }: { failure?: string }) => failure)).toEqual([]);
      return [...new Set(examples.map(({ map }: { map: string }) => map))];
    };
    expect(await passed()).toEqual(["A.x.R", "A.x.R.account-46", "A.x.R.instance-12"]);
    expect(await passed("--account", "46")).toEqual(["A.x.R.account-46"]);
  });

  it("build files of each layer", async () => {
    const { stdout } = await run(
      "build",
      "customers.cemap",
      "--to",
      "jsonata,json-schema",
      "--json",
    );
    expect(JSON.parse(stdout).files).toEqual([
      "A.account-46.schema.json",
      "A.schema.json",
      "A.x.R.account-46.read.jsonata",
      "A.x.R.account-46.schema.json",
      "A.x.R.account-46.write.jsonata",
      "A.x.R.instance-12.read.jsonata",
      "A.x.R.instance-12.schema.json",
      "A.x.R.instance-12.write.jsonata",
    ]);
  });
});
