import type { PeerParts, Rec, Workload } from "../workloads/workload.ts";
import { peer } from "./load.ts";

/** A library at work on one workload. */
export interface Peer {
  readonly name: string;
  /** What it was given by hand, for the table. */
  readonly help: string;
  /** It cannot tell null from missing: results are compared without both. */
  readonly losesNull?: boolean;
  readonly read: (vendor: Rec) => Rec;
  readonly create: (common: Rec) => Rec;
}

/** The mapping libraries that are installed, on one workload. */
export async function mapperPeers(workload: Workload): Promise<readonly Peer[]> {
  const found = [await morphism(workload), await objectMapper(workload), await zod(workload)];
  return found.filter((one) => one !== undefined);
}

/** Copies are its own; conversions, tables and lists by key are the hand-written functions. */
async function morphism({ peers }: Workload): Promise<Peer | undefined> {
  const library = await peer("morphism");
  if (library === undefined) return undefined;
  const read = library.morphism(morphismSchema(library, peers, 0)) as (value: Rec) => Rec;
  const create = library.morphism(morphismSchema(library, peers, 1)) as (value: Rec) => Rec;
  return { name: "morphism", help: helpOf(peers), ...helped(read, create, peers) };
}

type Mapper = (value: Rec) => Rec;

/** A nested schema whose leaves are source paths; a list is a function that maps its items. */
function morphismSchema(library: Rec, peers: PeerParts, target: 0 | 1): Rec {
  const schema: Rec = {};
  const lists = new Map<string, { readonly source: string; readonly items: Rec }>();
  for (const pair of peers.pairs) {
    const [to, from] = target === 0 ? pair : [pair[1], pair[0]];
    const [toList, toItem] = to.split("[].");
    const [fromList, fromItem] = from.split("[].");
    if (toItem === undefined || fromItem === undefined) {
      put(schema, to.split("."), from);
      continue;
    }
    const list = lists.get(toList as string) ?? { source: fromList as string, items: {} };
    lists.set(toList as string, list);
    list.items[toItem] = fromItem;
  }
  for (const [name, { source, items }] of lists) {
    const mapItems = library.morphism(items) as Mapper;
    schema[name] = (record: Rec) => mapItems(record[source]);
  }
  return schema;
}

function put(schema: Rec, [name, ...rest]: readonly string[], leaf: string): void {
  if (name === undefined) return;
  if (rest.length === 0) {
    schema[name] = leaf;
    return;
  }
  schema[name] ??= {};
  put(schema[name], rest, leaf);
}

async function objectMapper({ peers }: Workload): Promise<Peer | undefined> {
  const library = await peer("object-mapper");
  if (library === undefined) return undefined;
  const map = library.default as (value: Rec, pairs: Rec) => Rec;
  const reads = Object.fromEntries(peers.pairs.map(([common, vendor]) => [vendor, common]));
  const writes = Object.fromEntries(peers.pairs);
  const read = (value: Rec): Rec => map(value, reads);
  const create = (value: Rec): Rec => map(value, writes);
  const help = ["leaves null out", helpOf(peers)].filter((text) => text !== "").join("; ");
  return { name: "object-mapper", help, losesNull: true, ...helped(read, create, peers) };
}

function helped(
  read: Mapper,
  create: Mapper,
  peers: PeerParts,
): { readonly read: Mapper; readonly create: Mapper } {
  const { restOfRead, restOfCreate } = peers;
  if (restOfRead === undefined || restOfCreate === undefined) return { read, create };
  return {
    read(vendor) {
      const out = read(vendor);
      restOfRead(vendor, out);
      return out;
    },
    create(common) {
      const out = create(common);
      restOfCreate(common, out);
      return out;
    },
  };
}

function helpOf({ restOfRead }: PeerParts): string {
  return restOfRead === undefined ? "" : "conversions, tables and phones by hand";
}

/** A codec between two schemas made from the records, around the hand-written mapping. */
async function zod({ hand, dense }: Workload): Promise<Peer | undefined> {
  const library = await peer("zod");
  if (library === undefined) return undefined;
  const { z } = library;
  const vendor = dense[0];
  const codec = z.codec(schemaOf(z, vendor), schemaOf(z, hand.read(vendor)), {
    decode: hand.read,
    encode: hand.create,
  });
  return {
    name: "zod codec",
    help: "checks both sides; the mapping inside is by hand",
    read: (record) => z.decode(codec, record),
    create: (record) => z.encode(codec, record),
  };
}

/** Members may be missing or null, as in the records. */
function schemaOf(z: Rec, example: Rec): Rec {
  if (Array.isArray(example)) return z.array(schemaOf(z, example[0])).nullish();
  if (typeof example === "string") return z.string().nullish();
  if (typeof example === "number") return z.number().nullish();
  if (typeof example === "boolean") return z.boolean().nullish();
  const fields = Object.entries(example).map(([name, value]) => [name, schemaOf(z, value)]);
  const object = z.object(Object.fromEntries(fields));
  return object.nullish();
}
