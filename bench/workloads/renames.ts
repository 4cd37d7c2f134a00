import { type Rec, randomSource, thinned, type Workload, whole } from "./workload.ts";

const groups = Array.from({ length: 10 }, (_, group) => group);
const members = Array.from({ length: 5 }, (_, member) => member);

/** Fifty renames between nested places: ten groups of five on the common side, the same opposite. */
export function renames(count: number): Workload {
  const fields = groups
    .map((g) => `  group${g}: { ${members.map((m) => `field${m}: string`).join(", ")} }`)
    .join("\n");
  const pairs = groups.flatMap((g) =>
    members.map((m) => [`group${g}.field${m}`, `Section_${g}.Vendor_${m}__c`] as const),
  );
  const rows = pairs.map(([common, vendor]) => `  ${common} <-> ${vendor}`).join("\n");
  // Written out as a person would: one literal with fifty members.
  const read = literal(groups, "group", "field", (g, m) => `v.Section_${g}?.Vendor_${m}__c`);
  const write = literal(groups, "Section_", "Vendor_", (g, m) => `c.group${g}?.field${m}`);
  const create = new Function("c", `return ${write};`) as (common: Rec) => Rec;
  return {
    name: "renames",
    mapping: `object Flat {\n${fields}\n}\n\nmap Flat <-> sys.flat {\n${rows}\n}\n`,
    sparse: records(count, thinned),
    dense: records(count, whole),
    hand: {
      read: new Function("v", `return ${read};`) as (vendor: Rec) => Rec,
      create,
      update: new Function(
        "create",
        `return function (c, original) {
          const made = create(c);
          return { ...original, ${groups
            .map((g) => `Section_${g}: { ...original.Section_${g}, ...made.Section_${g} }`)
            .join(", ")} };
        }`,
      )(create) as (common: Rec, original: Rec) => Rec,
    },
    edit: (c) => ({ ...c, group4: { ...c.group4, field2: "Changed" } }),
    jsonata: {
      read: jsonataText(groups, "group", "field", (g, m) => `Section_${g}.Vendor_${m}__c`),
      create: jsonataText(groups, "Section_", "Vendor_", (g, m) => `group${g}.field${m}`),
    },
    peers: { pairs },
  };
}

function literal(
  all: readonly number[],
  outer: string,
  inner: string,
  value: (group: number, member: number) => string,
): string {
  const suffix = inner === "Vendor_" ? "__c" : "";
  const parts = all.map((g) => {
    const fields = members.map((m) => `${inner}${m}${suffix}: ${value(g, m)}`);
    return `${outer}${g}: { ${fields.join(", ")} }`;
  });
  return `{ ${parts.join(", ")} }`;
}

/** A literal whose names are quoted. */
function jsonataText(...parts: Parameters<typeof literal>): string {
  return literal(...parts).replaceAll(/(\w+): /g, '"$1": ');
}

function records(count: number, keep: typeof thinned): readonly Rec[] {
  const random = randomSource(11);
  return Array.from({ length: count }, (_, record) =>
    Object.fromEntries(
      groups.map((g) => {
        const fields = members.map((m) => [`Vendor_${m}__c`, `value ${record} ${g} ${m}`]);
        return [`Section_${g}`, keep(random, Object.fromEntries(fields))];
      }),
    ),
  );
}
