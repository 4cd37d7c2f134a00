import fc from "fast-check";
import type { Json } from "../../../src/compiler/types.ts";

const level = fc.constantFrom("organization", "account", "instance");

/** Names as customers have them, and some that nobody should have. */
const name = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("id", "email", "name", "Amount__c", "first_name", "x") },
  { weight: 2, arbitrary: fc.constantFrom("First Name", "custom", "111", "when", "same", "this") },
  {
    weight: 1,
    arbitrary: fc.oneof(
      fc.constantFrom(
        "__proto__",
        "constructor",
        "",
        "a`b",
        "ü",
        "a\nb",
        "{x}",
        "size()",
        "\u202e",
      ),
      fc.string({ unit: "binary", maxLength: 8 }),
    ),
  },
);

const bracket = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("[0]", "[*]", "[id=4]", "[?(@.id==2)]") },
  {
    weight: 1,
    arbitrary: fc.constantFrom("[?(@.a.b==true)]", "[kind='x']", "[", "[*][*]", "[-1]"),
  },
);

const path = fc
  .array(fc.tuple(name, fc.option(bracket, { nil: "", freq: 5 })), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.map(([text, more]) => text + more).join("."));
const vendorPath = fc.oneof(
  { weight: 8, arbitrary: path },
  { weight: 1, arbitrary: path.map((text) => `${text}[*].size()`) },
);

const attributeName = fc.constantFrom(
  ...["displayName", "description", "note", "hidden", "custom attribute", "__proto__", "type"],
  // Names that mean something in `@platform({ … })`.
  ...["without", "members", "entries", "at", "own", "lifted", "scriptMembers", "constructor"],
);
const json: fc.Arbitrary<Json> = fc.jsonValue({ maxDepth: 2 }).map((value) => {
  return JSON.parse(JSON.stringify(value)) as Json;
});
const odd = fc.dictionary(attributeName, json, { maxKeys: 2 });

const flags = fc.record({ fromVendor: fc.boolean(), toVendor: fc.boolean() }, { requiredKeys: [] });
const entry = fc.record(
  {
    type: fc.constantFrom(
      ...["passThrough", "remove", "inherit", "addToDocumentation", "applyJSOnQueryFieldValue"],
      ...["other"],
    ),
    properties: fc.oneof(flags, fc.constant({ toVendor: null }), odd),
    level,
    associatedId: fc.nat(),
  },
  { requiredKeys: ["type"] },
);
const fieldEntry = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: fc.constant("passThrough"), properties: flags }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("remove"), properties: flags }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("defaultValue"),
      properties: fc.dictionary(
        fc.constantFrom("fromVendor", "toVendor"),
        fc.oneof(fc.string(), json),
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ properties: fc.constant({ pattern: "yyyy-mm-dd" }) }) },
  { weight: 1, arbitrary: entry },
);
const configuration = (one: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(fc.array(one, { maxLength: 3 }), fc.constant(null));

const type = fc.constantFrom("string", "number", "boolean", "date", "array[string]", "address", "");

const definitionField = fc
  .tuple(
    fc.record(
      { path, type, displayName: fc.constantFrom("", "A label", "two\nlines", "/// x"), level },
      { requiredKeys: ["path", "type"] },
    ),
    odd,
  )
  .map(([known, more]) => ({ ...more, ...known }));

const transformationField = (paths: readonly string[]): fc.Arbitrary<unknown> =>
  fc
    .tuple(
      fc.record(
        {
          path: paths.length === 0 ? path : fc.oneof(fc.constantFrom(...paths), path),
          vendorPath,
          type,
          vendorType: fc.constantFrom("string", "date", "boolean"),
          level,
          configuration: configuration(fieldEntry),
        },
        { requiredKeys: [] },
      ),
      odd,
    )
    .map(([known, more]) => ({ ...more, ...known }));

const script = fc.record(
  {
    body: fc.oneof(
      fc.constantFrom(
        ...["done(transformedObject);", "transformedObject.a = 'b'; done(transformedObject);", ""],
      ),
      fc.string(),
    ),
    mimeType: fc.constantFrom("application/javascript", "text/plain"),
    filterEmptyResponse: fc.boolean(),
    level,
  },
  { requiredKeys: [] },
);

export const definition: fc.Arbitrary<Json> = fc
  .tuple(
    fc.record(
      {
        fields: fc.array(definitionField, { maxLength: 6 }),
        level,
        description: fc.string(),
        vdrShared: fc.boolean(),
      },
      { requiredKeys: ["fields"] },
    ),
    odd,
  )
  .map(([known, more]) => ({ ...more, ...known }) as unknown as Json);

/** A v2 export: a definition and transformations of its paths and others. */
export const vdr: fc.Arbitrary<Json> = definition.chain((made) => {
  const fields = (made as { readonly fields: readonly { readonly path: string }[] }).fields;
  const transformation = fc
    .tuple(
      fc.record(
        {
          vendorName: fc.constantFrom("Contact", "crm/contacts", "<X>", "a b", "..", ""),
          fields: fc.array(transformationField(fields.map((field) => field.path)), {
            maxLength: 6,
          }),
          configuration: configuration(entry),
          script,
          scripts: fc.array(script, { maxLength: 2 }),
          level,
          isLegacy: fc.boolean(),
          elementKey: fc.constantFrom("sfdc", "other"),
          objectName: fc.constantFrom("Thing", "else"),
        },
        { requiredKeys: ["vendorName"] },
      ),
      odd,
    )
    .map(([known, more]) => ({ ...more, ...known }));
  return fc
    .dictionary(fc.constantFrom("sfdc", "netsuiteerpv2"), transformation, { maxKeys: 2 })
    .map((all) => ({ vdrName: "Thing", definition: made, transformation: all }) as unknown as Json);
});

type Payload = { readonly [name: string]: Json };

/** What a level below an export may hold: parts of it as they are, changed or closed, and more. */
export const below = (above: Json): fc.Arbitrary<Json> => {
  const { definition: defined, transformation } = above as Payload;
  const changed = (payload: Json, more: fc.Arbitrary<readonly Json[]>): fc.Arbitrary<Json> => {
    const { fields = [], ...others } = payload as Payload;
    const list = fields as readonly Json[];
    return fc
      .tuple(fc.subarray([...list]), fc.array(fc.nat(3), { maxLength: 6 }), more, fc.boolean())
      .map(([some, changes, added, isWhole]) => {
        const kept = isWhole ? list : some;
        const made = kept.map((field, index) => changedField(field, changes[index] ?? 0));
        return { ...others, fields: [...made, ...added] } as Json;
      });
  };
  const none = fc.constant<readonly Json[]>([]);
  const more = fc.array(definitionField, { maxLength: 2 }) as unknown as fc.Arbitrary<Json[]>;
  const inherit = fc.constantFrom<Json>([{ type: "inherit" }], []);
  const maps = Object.entries(transformation as Payload).map(([element, payload]) =>
    fc.tuple(changed(payload, none), inherit).map(([made, entries]): [string, Json] => {
      const { configuration } = made as Payload;
      const list = Array.isArray(configuration) ? (configuration as Json[]) : [];
      return [element, { ...(made as Payload), configuration: [...list, ...(entries as Json[])] }];
    }),
  );
  return fc
    .tuple(fc.option(changed(defined as Json, more)), fc.tuple(...maps))
    .map(([one, all]) => ({
      vdrName: "Thing",
      ...(one === null ? {} : { definition: one }),
      transformation: Object.fromEntries(all),
    }));
};

function changedField(field: Json, change: number): Json {
  const members = field as Payload;
  const closed = [{ type: "passThrough", properties: { fromVendor: false, toVendor: false } }];
  if (change === 1) return { ...members, vendorPath: "Other" };
  if (change === 2) return { ...members, configuration: closed };
  return change === 3 ? { ...members, level: "account" } : field;
}
