import { expect, it } from "vitest";
import { readSchema } from "../../src/compiler/schemas/read-schema.ts";
import { printType } from "../../src/compiler/types-print.ts";

const types = {
  anything: {},
  text: { type: "string" },
  date: { type: "string", format: "date" },
  codes: { enum: ["a", "b"] },
  others: { enum: ["b", "c"] },
  whole: { type: "integer" },
  number: { type: "number" },
  flag: { type: "boolean" },
  texts: { type: "array", items: { type: "string" } },
  numbers: { type: "array", items: { type: "number" } },
  person: {
    type: "object",
    properties: { id: { type: "string", readOnly: true }, n: { type: "number" } },
    required: ["id"],
  },
  place: {
    type: "object",
    properties: { id: { enum: ["x"] }, n: { type: "integer" }, city: { type: "string" } },
    required: ["id", "n"],
    additionalProperties: false,
  },
  nullable: { type: ["string", "null"] },
};

/** What a field is of which two schemas are said: both hold, or either. */
it.each(["allOf", "anyOf", "oneOf"])("pairs of schemas in %s are as they were", async (word) => {
  const rows = Object.entries(types).flatMap(([left, one]) =>
    Object.entries(types).map(([right, other]) => {
      const field = { [word]: [one, other] };
      const schema = { type: "object", properties: { field }, required: ["field"] };
      const { type, findings } = readSchema(JSON.stringify(schema), "T", undefined);
      const shown = (type?.fields ?? []).map((found) => {
        const flags = `${found.required ? "!" : ""}${found.readOnly === true ? " read only" : ""}`;
        return `${printType(found.type)}${flags}`;
      });
      return `${left} ${right}: ${[...shown, ...findings.map((finding) => JSON.stringify(finding))]}`;
    }),
  );
  await expect(`${rows.join("\n")}\n`).toMatchFileSnapshot(`../golden/schemas/${word}.txt`);
});

/** The same at the top, where every field is shown with what is required of it. */
it.each(["allOf", "anyOf", "oneOf"])("records in %s are as they were", async (word) => {
  const records = [types.person, types.place, { required: ["n"] }, { properties: { n: {} } }];
  const rows = records.flatMap((one, at) =>
    records.map((other, beside) => {
      const text = JSON.stringify({ type: "object", [word]: [one, other] });
      const { type, findings } = readSchema(text, "T", undefined);
      const shown = (type?.fields ?? []).map(({ name, type: own, required, readOnly }) =>
        [name, printType(own), required && "required", readOnly === true && "read only"]
          .filter(Boolean)
          .join(" "),
      );
      const open = type?.open === true ? "open" : "closed";
      return [
        `${at} ${beside}: ${open}`,
        ...shown,
        ...findings.map((found) => JSON.stringify(found)),
      ].join("\n    ");
    }),
  );
  await expect(`${rows.join("\n")}\n`).toMatchFileSnapshot(`../golden/schemas/${word}-records.txt`);
});
