import { readFileSync } from "node:fs";

/** One map with records of both sides, and the same map written by hand. */
export interface Workload {
  readonly name: string;
  readonly mapping: string;
  readonly vendor: readonly Rec[];
  readonly handRead: (vendor: Rec) => Rec;
  readonly handWrite: (common: Rec) => Rec;
}

// biome-ignore lint/suspicious/noExplicitAny: hand-written mappings read members of any record
export type Rec = any;

/** Same numbers on every machine: a linear congruential generator. */
function randomSource(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const recordCount = 1000;

/** Members are left out in 10 % and null in 10 % of all places. */
function sparse(random: () => number, record: Record<string, unknown>): Rec {
  const kept = Object.entries(record).flatMap(([name, value]): [string, unknown][] => {
    const dice = random();
    if (name.endsWith("Id") || name === "Id" || dice > 0.2) return [[name, value]];
    return dice > 0.1 ? [[name, null]] : [];
  });
  return Object.fromEntries(kept);
}

export function workloads(): readonly Workload[] {
  return [contact(), flat(), invoice()];
}

function contact(): Workload {
  const random = randomSource(7);
  const sources = ["Web", "Phone Inquiry", "Partner Referral", "Purchased List", "Other"];
  const vendor = Array.from({ length: recordCount }, (_, index) =>
    sparse(random, {
      Id: `003${index}`,
      FirstName: `First ${index}`,
      LastName: `Last ${index}`,
      Email: `user${index}@example.com`,
      Birthdate: `${two(1 + (index % 12))}/${two(1 + (index % 28))}/${1950 + (index % 50)}`,
      Active__c: index % 2 === 0,
      LeadSource: sources[index % sources.length],
      MailingStreet: `${index} Main Street`,
      MailingCity: "Springfield",
      MailingPostalCode: `${10000 + index}`,
      MailingCountry: "US",
      Phone: `+1 555 ${index}`,
      MobilePhone: `+1 777 ${index}`,
    }),
  );
  return {
    name: "contact",
    mapping: readFileSync(new URL("maps/contact.cemap", import.meta.url), "utf8"),
    vendor,
    handRead: handReadContact,
    handWrite: handWriteContact,
  };
}

const sourceOf: Rec = {
  Web: "Online",
  "Phone Inquiry": "Phone",
  "Partner Referral": "Referral",
  "Purchased List": "List",
  Other: "Unknown",
};
const codeOf: Rec = {
  Online: "Web",
  Phone: "Phone Inquiry",
  Referral: "Partner Referral",
  List: "Purchased List",
  Unknown: "Other",
};

function handReadContact(v: Rec): Rec {
  const phones: Rec[] = [];
  if (v.Phone) phones.push({ type: "work", number: v.Phone });
  if (v.MobilePhone) phones.push({ type: "mobile", number: v.MobilePhone });
  const birth = v.Birthdate;
  return {
    id: v.Id,
    firstName: v.FirstName,
    lastName: v.LastName,
    email: v.Email,
    birthday: birth ? `${birth.slice(6)}-${birth.slice(0, 2)}-${birth.slice(3, 5)}` : birth,
    status: v.Active__c ? "active" : "inactive",
    source: sourceOf[v.LeadSource],
    address: {
      street: v.MailingStreet,
      city: v.MailingCity,
      zip: v.MailingPostalCode,
      country: v.MailingCountry,
    },
    phones,
  };
}

function handWriteContact(c: Rec): Rec {
  const birth = c.birthday;
  const address = c.address ?? {};
  const phones: Rec[] = c.phones ?? [];
  return {
    Id: c.id,
    FirstName: c.firstName,
    LastName: c.lastName,
    Email: c.email,
    Birthdate: birth ? `${birth.slice(5, 7)}/${birth.slice(8)}/${birth.slice(0, 4)}` : birth,
    Active__c: c.status === "active",
    LeadSource: codeOf[c.source],
    MailingStreet: address.street,
    MailingCity: address.city,
    MailingPostalCode: address.zip,
    MailingCountry: address.country,
    Phone: phones.find((phone) => phone.type === "work")?.number,
    MobilePhone: phones.find((phone) => phone.type === "mobile")?.number,
  };
}

const flatNames = Array.from({ length: 50 }, (_, index) => index);

function flat(): Workload {
  const random = randomSource(11);
  const fields = flatNames.map((index) => `  field${index}: string`).join("\n");
  const rows = flatNames.map((index) => `  field${index} <-> Vendor_${index}__c`).join("\n");
  const vendor = Array.from({ length: recordCount }, (_, record) =>
    sparse(
      random,
      Object.fromEntries(
        flatNames.map((index) => [`Vendor_${index}__c`, `value ${record} ${index}`]),
      ),
    ),
  );
  // Written out as a person would: one literal with fifty members.
  const read = flatNames.map((index) => `field${index}: v.Vendor_${index}__c`).join(", ");
  const write = flatNames.map((index) => `Vendor_${index}__c: c.field${index}`).join(", ");
  return {
    name: "flat 50",
    mapping: `object Flat {\n${fields}\n}\n\nmap Flat <-> sys.flat {\n${rows}\n}\n`,
    vendor,
    handRead: new Function("v", `return { ${read} };`) as (vendor: Rec) => Rec,
    handWrite: new Function("c", `return { ${write} };`) as (common: Rec) => Rec,
  };
}

function invoice(): Workload {
  const random = randomSource(13);
  const vendor = Array.from({ length: recordCount }, (_, index) => ({
    ...sparse(random, {
      InvoiceID: `inv-${index}`,
      InvoiceNumber: `N${index}`,
      CurrencyCode: "EUR",
      Date: "2026-11-30",
    }),
    InvoiceID: `inv-${index}`,
    Contact: { Name: `Customer ${index}` },
    LineItems: Array.from({ length: 20 }, (_, line) => ({
      ...sparse(random, {
        Description: `Line ${line}`,
        AccountCode: "200",
        Quantity: line + 1,
        LineAmount: line * 1.25,
      }),
      LineItemID: `l-${index}-${line}`,
    })),
  }));
  return {
    name: "invoice",
    mapping: readFileSync(new URL("maps/invoice.cemap", import.meta.url), "utf8"),
    vendor,
    handRead: (v) => ({
      id: v.InvoiceID,
      number: v.InvoiceNumber,
      currency: v.CurrencyCode,
      customer: v.Contact?.Name,
      issued: v.Date,
      lines: v.LineItems.map((line: Rec) => ({
        id: line.LineItemID,
        description: line.Description,
        account: line.AccountCode,
        quantity: line.Quantity,
        amount: line.LineAmount,
      })),
    }),
    handWrite: (c) => ({
      InvoiceID: c.id,
      InvoiceNumber: c.number,
      CurrencyCode: c.currency,
      Contact: { Name: c.customer },
      Date: c.issued,
      LineItems: c.lines.map((line: Rec) => ({
        LineItemID: line.id,
        Description: line.description,
        AccountCode: line.account,
        Quantity: line.quantity,
        LineAmount: line.amount,
      })),
    }),
  };
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
