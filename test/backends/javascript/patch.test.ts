import { describe, expect, it } from "vitest";
import { MappingError } from "../../../src/runtime/errors.ts";
import { moduleOf } from "./support.ts";

const contact = `object Contact {
  email: string
  born: date
  price: decimal
  address: { street: string, city: string }
  phones: { type: "work" | "mobile", number: string }[] keyed by type
  lines: { id: string, quantity: integer }[] keyed by id
  custom: map<json>
  note: string
}
map Contact <-> crm.Contact {
  email <-> Email
  born <-> Born as date("dd.MM.yyyy")
  price <-> Price
  address <-> Address {
    street <-> Street
    city <-> City default -> "-"
  }
  phones[type = "work"].number <-> Phone
  phones[type = "mobile"].number <-> Mobile
  lines[] <-> Lines[] {
    id <-> Id
    quantity <-> Quantity as string
  }
  custom <-> ... like "*__c"
  "API" -> ModifiedBy
  note -> Log
}
`;
const work = { type: "work", number: "1" };
const mobile = { type: "mobile", number: "2" };

describe("a patch", () => {
  it("holds only what differs, and what `->` rows write with it", async () => {
    const { patch } = await moduleOf(contact);
    const before = { email: "a", address: { street: "s", city: "c" }, note: "n" };
    const after = { ...before, address: { street: "t", city: "c" } };
    expect(patch(before, after)).toEqual({
      Address: { Street: "t" },
      ModifiedBy: "API",
      Log: "n",
    });
    expect(patch(before, { ...before, note: "m" })).toEqual({});
    expect(patch(before, before)).toEqual({});
  });

  it("clears with null, and says nothing of what is missing", async () => {
    const { patch } = await moduleOf(contact);
    const before = { email: "a", address: { street: "s" } };
    expect(patch(before, { email: null })).toMatchObject({ Email: null });
    expect(patch(before, { address: null })).toMatchObject({ Address: null });
    expect(patch(before, {})).toEqual({});
  });

  it("turns items that are gone into clears where paths are keyed", async () => {
    const { patch } = await moduleOf(contact);
    const before = { phones: [work, mobile] };
    expect(patch(before, { phones: [mobile] })).toEqual({ Phone: null, ModifiedBy: "API" });
    expect(patch(before, { phones: [] })).toMatchObject({ Phone: null, Mobile: null });
    expect(patch({ phones: [] }, before)).toMatchObject({ Phone: "1", Mobile: "2" });
  });

  it("holds lists whole, with what the original hides in them", async () => {
    const { patch, read } = await moduleOf(contact);
    const original = {
      Lines: [
        { Id: "a", Quantity: "01", Secret: "x" },
        { Id: "b", Quantity: "2" },
      ],
    };
    const before = read(original) as { lines: object[] };
    const after = { lines: [before.lines[0], { id: "b", quantity: 3 }] };
    expect(patch(before, after, original)).toEqual({
      Lines: [
        { Id: "a", Quantity: "01", Secret: "x" },
        { Id: "b", Quantity: "3" },
      ],
      ModifiedBy: "API",
    });
  });

  it("takes entries of the rest one by one", async () => {
    const { patch } = await moduleOf(contact);
    const before = { custom: { A__c: 1, B__c: 2, D__c: { x: 1 } } };
    const after = { custom: { A__c: 1, B__c: null, C__c: 3, D__c: { y: 2 } } };
    expect(patch(before, after)).toEqual({
      B__c: null,
      C__c: 3,
      D__c: { x: null, y: 2 },
      ModifiedBy: "API",
    });
  });

  it("compares in meaning, not in spelling", async () => {
    const { patch } = await moduleOf(contact);
    expect(patch({ price: 1.5 }, { price: "1.50" })).toEqual({});
    expect(patch({ price: 1.5 }, { price: "1.50" }, { Price: "1.500" })).toEqual({});
  });

  it("fills no default into what is there already", async () => {
    const { patch } = await moduleOf(contact);
    const before = { address: { street: "s" } };
    const after = { address: { street: "s", city: "-" } };
    expect(patch(before, after)).toMatchObject({ Address: { City: "-" } });
    expect(patch(before, { address: { street: "t" } })).toEqual({
      Address: { Street: "t" },
      ModifiedBy: "API",
    });
  });

  it("refuses what a write refuses", async () => {
    const { patch } = await moduleOf(contact);
    const codeOf = (before: unknown, after: unknown, original?: unknown): string => {
      try {
        return `no error: ${JSON.stringify(patch(before, after, original))}`;
      } catch (error) {
        if (error instanceof MappingError) return `${error.code} at ${error.path}`;
        throw error;
      }
    };
    expect(codeOf({}, { email: 5 })).toBe("type at email");
    expect(codeOf({}, { phones: [work, work] }, {})).toContain("duplicate-key at phones");
    expect(codeOf({}, { custom: { plain: 1 } }, {})).toContain("name-taken at custom");
    expect(codeOf({}, "text")).toBe("type at ");
    expect(codeOf(null, {})).toBe("type at ");
    expect(codeOf({}, { email: "x" }, [])).toBe("type at ");
  });

  it("takes `__proto__` as a name", async () => {
    const { patch } = await moduleOf(contact);
    const before = JSON.parse('{"custom":{"__proto____c":1,"x__c":{"__proto__":1}}}');
    const after = JSON.parse('{"custom":{"__proto____c":2,"x__c":{"__proto__":{"a":1}}}}');
    const sent = patch(before, after) as object;
    expect(JSON.stringify(sent)).toBe(
      '{"__proto____c":2,"x__c":{"__proto__":{"a":1}},"ModifiedBy":"API"}',
    );
    expect(({} as { a?: unknown }).a).toBe(undefined);
  });
});

describe("a patch of a record that another one changed meanwhile", () => {
  const before = {
    email: "a",
    born: "2000-01-31",
    address: { street: "s", city: "c" },
    phones: [work, mobile],
  };
  const now = {
    Email: "else",
    Born: "soon",
    Address: { Street: "other", City: "c" },
    Phone: "9",
    Mobile: "2",
  };

  it("leaves what the two objects have in common as the record has it", async () => {
    const { patch } = await moduleOf(contact);
    expect(patch(before, { ...before, phones: [work] }, now)).toEqual({
      Mobile: null,
      ModifiedBy: "API",
    });
    const moved = { ...before, address: { street: "s", city: "d" } };
    expect(patch(before, moved, now)).toEqual({ Address: { City: "d" }, ModifiedBy: "API" });
    expect(patch(before, before, now)).toEqual({});
  });

  it("writes what changed over whatever is there", async () => {
    const { patch } = await moduleOf(contact);
    const after = { ...before, email: "b", born: null };
    expect(patch(before, after, now)).toEqual({ Email: "b", Born: null, ModifiedBy: "API" });
  });

  it("says nothing where the record holds the new value already", async () => {
    const { patch } = await moduleOf(contact);
    expect(patch(before, { ...before, email: "else" }, now)).toEqual({});
  });

  it("takes a parent that is null for its members", async () => {
    const { patch: of } = await moduleOf(`object Place { address: { street: string, city: string } }
map Place <-> crm.Place {
  address.street <-> Street
  address.city <-> City
}
`);
    const old = { address: { street: "s", city: null } };
    expect(of(old, { address: null }, { Street: "x", City: "Q" })).toEqual({ Street: null });
  });

  it("takes what `before` does not mention for unknown", async () => {
    const { patch } = await moduleOf(contact);
    expect(patch({}, { email: "else", phones: [{ ...work, number: "9" }] }, now)).toEqual({
      Mobile: null,
      ModifiedBy: "API",
    });
  });
});

describe("a patch of a record with branches", () => {
  it("clears what only the branch that is left writes", async () => {
    const { patch: of } = await moduleOf(`object Party {
  kind: "person" | "org"
  name: string
  last: string
}
map Party <-> crm.Party {
  when kind = "person" <-> IsPerson = true {
    name <-> First
    last <-> Last
  }
  when kind = "org" <-> IsPerson = false { name <-> Name }
}
`);
    const before = { kind: "person", name: "p", last: "l" };
    const wanted = { IsPerson: false, First: null, Last: null, Name: "p" };
    expect(of(before, { kind: "org", name: "p" })).toEqual(wanted);
    expect(of(before, { kind: "org" }, { IsPerson: true, First: "p", Last: "l" })).toEqual(wanted);
    expect(of(before, { ...before, last: "m" })).toEqual({ Last: "m" });
  });

  it("clears what a `->` row of that branch has written", async () => {
    const { patch: of } = await moduleOf(`object Party {
  kind: "person" | "org"
  name: string
}
map Party <-> crm.Party {
  when kind = "person" <-> IsPerson = true {
    name <-> First
    "person" -> Label
  }
  when kind = "org" <-> IsPerson = false { name <-> Name }
}
`);
    const before = { kind: "person", name: "p" };
    const after = { kind: "org", name: "p" };
    expect(of(before, after)).toEqual({ IsPerson: false, First: null, Label: null, Name: "p" });
    expect(of(after, before)).toEqual({
      IsPerson: true,
      First: "p",
      Label: "person",
      Name: null,
    });
  });
});
