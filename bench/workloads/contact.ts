import { readFileSync } from "node:fs";
import { type Rec, randomSource, thinned, type Workload, whole } from "./workload.ts";

const sources = ["Web", "Phone Inquiry", "Partner Referral", "Purchased List", "Other"];

/** Thirteen fields: a date with a mask, two value tables, an address, two phones as a list. */
export function contact(count: number): Workload {
  return {
    name: "contact",
    mapping: readFileSync(new URL("../maps/contact.cemap", import.meta.url), "utf8"),
    sparse: contacts(count, thinned),
    dense: contacts(count, whole),
    hand: {
      read: readContact,
      create: createContact,
      update: updateContact,
    },
    edit: (c) => ({ ...c, lastName: "Changed", address: { ...c.address, city: "Elsewhere" } }),
    jsonata: { read: jsonataRead, create: jsonataCreate },
    peers: {
      pairs: [
        ["id", "Id"],
        ["firstName", "FirstName"],
        ["lastName", "LastName"],
        ["email", "Email"],
        ["address.street", "MailingStreet"],
        ["address.city", "MailingCity"],
        ["address.zip", "MailingPostalCode"],
        ["address.country", "MailingCountry"],
      ],
      restOfRead(vendor, out) {
        out.birthday = isoDate(vendor.Birthdate);
        out.status = statusOf(vendor.Active__c);
        out.source = vendor.LeadSource === null ? null : sourceOf[vendor.LeadSource];
        const phones = phonesOf(vendor);
        if (phones !== undefined) out.phones = phones;
      },
      restOfCreate(common, out) {
        out.Birthdate = vendorDate(common.birthday);
        out.Active__c = activeOf(common.status);
        out.LeadSource = common.source === null ? null : codeOf[common.source];
        out.Phone = phone(common.phones, "work");
        out.MobilePhone = phone(common.phones, "mobile");
      },
    },
  };
}

/** Vendor records by number: the same ones however many are asked for. */
export function contacts(count: number, keep: typeof thinned): readonly Rec[] {
  const random = randomSource(7);
  return Array.from({ length: count }, (_, index) => {
    const kept = keep(random, {
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
    });
    // A part of the address stays: what one without any part is, hand-written code sees its own way.
    const hasAddress = Object.keys(kept).some((name) => name.startsWith("Mailing"));
    return hasAddress ? kept : { ...kept, MailingCountry: "US" };
  });
}

const sourceOf: Rec = {
  Web: "Online",
  "Phone Inquiry": "Phone",
  "Partner Referral": "Referral",
  "Purchased List": "List",
  Other: "Unknown",
};
const codeOf: Rec = Object.fromEntries(
  Object.entries(sourceOf).map(([code, source]) => [source, code]),
);

export function readContact(v: Rec): Rec {
  return {
    id: v.Id,
    firstName: v.FirstName,
    lastName: v.LastName,
    email: v.Email,
    birthday: isoDate(v.Birthdate),
    status: statusOf(v.Active__c),
    source: v.LeadSource === null ? null : sourceOf[v.LeadSource],
    address: {
      street: v.MailingStreet,
      city: v.MailingCity,
      zip: v.MailingPostalCode,
      country: v.MailingCountry,
    },
    phones: phonesOf(v),
  };
}

function createContact(c: Rec): Rec {
  const address = c.address ?? {};
  return {
    Id: c.id,
    FirstName: c.firstName,
    LastName: c.lastName,
    Email: c.email,
    Birthdate: vendorDate(c.birthday),
    Active__c: activeOf(c.status),
    LeadSource: c.source === null ? null : codeOf[c.source],
    MailingStreet: address.street,
    MailingCity: address.city,
    MailingPostalCode: address.zip,
    MailingCountry: address.country,
    Phone: phone(c.phones, "work"),
    MobilePhone: phone(c.phones, "mobile"),
  };
}

function updateContact(c: Rec, original: Rec): Rec {
  const written = { ...original, ...createContact(c) };
  // A phone that the list lacks is cleared where the record has one, else left as it is.
  if (written.Phone === undefined) written.Phone = original.Phone && null;
  if (written.MobilePhone === undefined) written.MobilePhone = original.MobilePhone && null;
  return written;
}

function phonesOf(v: Rec): readonly Rec[] | undefined {
  const phones: Rec[] = [];
  if (v.Phone) phones.push({ type: "work", number: v.Phone });
  if (v.MobilePhone) phones.push({ type: "mobile", number: v.MobilePhone });
  return phones.length > 0 || v.Phone === null || v.MobilePhone === null ? phones : undefined;
}

function phone(phones: readonly Rec[] | undefined, type: string): unknown {
  return phones?.find((one) => one.type === type)?.number;
}

function isoDate(text: string | null | undefined): string | null | undefined {
  return text ? `${text.slice(6)}-${text.slice(0, 2)}-${text.slice(3, 5)}` : text;
}

function vendorDate(text: string | null | undefined): string | null | undefined {
  return text ? `${text.slice(5, 7)}/${text.slice(8)}/${text.slice(0, 4)}` : text;
}

function statusOf(active: boolean | null | undefined): unknown {
  return active === true ? "active" : active === false ? "inactive" : active;
}

function activeOf(status: string | null | undefined): unknown {
  return status === "active" ? true : status === "inactive" ? false : status;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

const jsonataRead = `{
  "id": Id, "firstName": FirstName, "lastName": LastName, "email": Email,
  "birthday": Birthdate ?
    $substring(Birthdate, 6) & "-" & $substring(Birthdate, 0, 2) & "-" & $substring(Birthdate, 3, 2)
    : Birthdate,
  "status": Active__c = true ? "active" : Active__c = false ? "inactive" : Active__c,
  "source": LeadSource = null ? null : $lookup(${JSON.stringify(sourceOf)}, LeadSource),
  "address": {
    "street": MailingStreet, "city": MailingCity,
    "zip": MailingPostalCode, "country": MailingCountry
  },
  "phones": Phone or MobilePhone or Phone = null or MobilePhone = null ? [
    Phone ? { "type": "work", "number": Phone },
    MobilePhone ? { "type": "mobile", "number": MobilePhone }
  ]
}`;

const jsonataCreate = `{
  "Id": id, "FirstName": firstName, "LastName": lastName, "Email": email,
  "Birthdate": birthday ?
    $substring(birthday, 5, 2) & "/" & $substring(birthday, 8) & "/" & $substring(birthday, 0, 4)
    : birthday,
  "Active__c": status = "active" ? true : status = "inactive" ? false : status,
  "LeadSource": source = null ? null : $lookup(${JSON.stringify(codeOf)}, source),
  "MailingStreet": address.street, "MailingCity": address.city,
  "MailingPostalCode": address.zip, "MailingCountry": address.country,
  "Phone": phones[type = "work"].number, "MobilePhone": phones[type = "mobile"].number
}`;
