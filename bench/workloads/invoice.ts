import { readFileSync } from "node:fs";
import { type Rec, randomSource, thinned, type Workload, whole } from "./workload.ts";

/** An order of twenty line items, keyed lists on both sides. */
export function invoice(count: number): Workload {
  return {
    name: "order",
    mapping: readFileSync(new URL("../maps/invoice.cemap", import.meta.url), "utf8"),
    sparse: invoices(count, thinned),
    dense: invoices(count, whole),
    hand: { read: readInvoice, create: createInvoice, update: updateInvoice },
    edit: (c) => ({
      ...c,
      customer: "Changed",
      lines: c.lines.map((line: Rec, index: number) =>
        index === 7 ? { ...line, quantity: 99 } : line,
      ),
    }),
    jsonata: { read: jsonataRead, create: jsonataCreate },
    peers: {
      pairs: [
        ["id", "InvoiceID"],
        ["number", "InvoiceNumber"],
        ["currency", "CurrencyCode"],
        ["customer", "Contact.Name"],
        ["issued", "Date"],
        ["lines[].id", "LineItems[].LineItemID"],
        ["lines[].description", "LineItems[].Description"],
        ["lines[].account", "LineItems[].AccountCode"],
        ["lines[].quantity", "LineItems[].Quantity"],
        ["lines[].amount", "LineItems[].LineAmount"],
      ],
    },
  };
}

function invoices(count: number, keep: typeof thinned): readonly Rec[] {
  const random = randomSource(13);
  return Array.from({ length: count }, (_, index) => ({
    ...keep(random, {
      InvoiceID: `inv-${index}`,
      InvoiceNumber: `N${index}`,
      CurrencyCode: "EUR",
      Date: "2026-11-30",
    }),
    Contact: { Name: `Customer ${index}` },
    LineItems: Array.from({ length: 20 }, (_, line) => ({
      ...keep(random, {
        Description: `Line ${line}`,
        AccountCode: "200",
        Quantity: line + 1,
        LineAmount: line * 1.25,
      }),
      LineItemID: `l-${index}-${line}`,
    })),
  }));
}

function readInvoice(v: Rec): Rec {
  return {
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
  };
}

function createInvoice(c: Rec): Rec {
  return {
    InvoiceID: c.id,
    InvoiceNumber: c.number,
    CurrencyCode: c.currency,
    Contact: { Name: c.customer },
    Date: c.issued,
    LineItems: c.lines.map(createLine),
  };
}

function createLine(line: Rec): Rec {
  return {
    LineItemID: line.id,
    Description: line.description,
    AccountCode: line.account,
    Quantity: line.quantity,
    LineAmount: line.amount,
  };
}

/** Items meet by key; in these records they also stand in the same order. */
function updateInvoice(c: Rec, original: Rec): Rec {
  const items = new Map(original.LineItems.map((item: Rec) => [item.LineItemID, item]));
  return {
    ...original,
    ...createInvoice(c),
    LineItems: c.lines.map((line: Rec) => ({
      ...(items.get(line.id) as Rec),
      ...createLine(line),
    })),
  };
}

const jsonataRead = `{
  "id": InvoiceID, "number": InvoiceNumber, "currency": CurrencyCode,
  "customer": Contact.Name, "issued": Date,
  "lines": LineItems.{
    "id": LineItemID, "description": Description, "account": AccountCode,
    "quantity": Quantity, "amount": LineAmount
  }
}`;

const jsonataCreate = `{
  "InvoiceID": id, "InvoiceNumber": number, "CurrencyCode": currency,
  "Contact": { "Name": customer }, "Date": issued,
  "LineItems": lines.{
    "LineItemID": id, "Description": description, "AccountCode": account,
    "Quantity": quantity, "LineAmount": amount
  }
}`;
