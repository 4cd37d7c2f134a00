import { type Contestant, type Figure, takeTurns } from "./measure.ts";
import { compileOurs, type Ours } from "./ours.ts";
import { peer } from "./peers/load.ts";
import { mapperPeers, type Peer } from "./peers/mappers.ts";
import { assertSame, plain, withoutNulls } from "./same.ts";
import type { Effort } from "./settings.ts";
import type { Rec, Workload } from "./workloads/workload.ts";

/** One way through one workload: nanoseconds a record of everyone who can go it. */
export interface RecordRow {
  readonly workload: string;
  readonly records: "sparse" | "dense";
  readonly direction: "read" | "create" | "update";
  readonly figures: Readonly<Record<string, Figure>>;
  readonly help: Readonly<Record<string, string>>;
}

/** jsonata needs milliseconds for what others do in one; it maps the first few records only. */
const jsonataRecords = 20;

/** Keeps results alive, so that no work is optimised away. */
export const sink: { value: unknown } = { value: undefined };

export async function recordRows(
  workload: Workload,
  effort: Effort,
): Promise<readonly RecordRow[]> {
  const ours = await compileOurs(workload.name, workload.mapping);
  const peers = await mapperPeers(workload);
  const rows: RecordRow[] = [];
  for (const records of ["sparse", "dense"] as const) {
    for (const direction of ["read", "create", "update"] as const) {
      const runs = await runsOf(workload, workload[records], direction, ours, peers);
      const known = runs[0]?.results ?? [];
      for (const run of runs) {
        assertSame(
          `${workload.name} ${records} ${direction}, ${run.name}`,
          known.slice(0, run.results.length),
          run.results,
          run.losesNull === true ? withoutNulls : plain,
        );
      }
      const figures = await takeTurns(runs, effort);
      rows.push({
        workload: workload.name,
        records,
        direction,
        figures: Object.fromEntries(figures),
        help: Object.fromEntries(peers.map(({ name, help }) => [name, help])),
      });
    }
  }
  return rows;
}

interface Run extends Contestant {
  /** What comes out, for the comparison before anything is timed. */
  readonly results: readonly unknown[];
  readonly losesNull?: boolean;
}

async function runsOf(
  workload: Workload,
  records: readonly Rec[],
  direction: RecordRow["direction"],
  ours: Ours,
  peers: readonly Peer[],
): Promise<readonly Run[]> {
  const vendor = records.map(received);
  const common = vendor.map((record) => received(ours.read(record)));
  const { hand, edit } = workload;
  const edited = common.map((object, index) => (index % 2 === 0 ? object : received(edit(object))));
  switch (direction) {
    case "read":
      return [
        sync("cemap", vendor, (record) => ours.read(record)),
        sync("hand-written", vendor, hand.read),
        ...peers.map((one) => ({ ...one, ...sync(one.name, vendor, one.read) })),
        ...(await jsonataRun("jsonata", workload.jsonata.read, vendor)),
        ...(await jsonataRun("jsonata, emitted", ours.jsonata.read, vendor)),
      ];
    case "create":
      return [
        sync("cemap", common, (record) => ours.write(record)),
        sync("hand-written", common, hand.create),
        ...peers.map((one) => ({ ...one, ...sync(one.name, common, one.create) })),
        ...(await jsonataRun("jsonata", workload.jsonata.create, common)),
        ...(await jsonataRun("jsonata, emitted", ours.jsonata.write, common)),
      ];
    default:
      return [
        sync("cemap", edited, (record, index) => ours.write(record, vendor[index])),
        sync("hand-written", edited, (record, index) => hand.update(record, vendor[index])),
        ...(await jsonataRun("jsonata, emitted", ours.jsonata.write, edited, (index) => ({
          original: vendor[index],
        }))),
      ];
  }
}

function sync(
  name: string,
  records: readonly Rec[],
  map: (record: Rec, index: number) => unknown,
): Run {
  return {
    name,
    results: records.map(map),
    // A loop of its own for each contestant: a shared one would be compiled for all of them.
    run: new Function(
      "records",
      "map",
      "sink",
      `return () => {
        for (let index = 0; index < records.length; index++) sink.value = map(records[index], index);
        return records.length;
      };`,
    )(records, map, sink),
  };
}

async function jsonataRun(
  name: string,
  text: string,
  records: readonly Rec[],
  bindings: (index: number) => Rec = () => undefined,
): Promise<readonly Run[]> {
  const library = await peer("jsonata");
  if (library === undefined) return [];
  const expression = library.default(text);
  const few = records.slice(0, jsonataRecords);
  const results: unknown[] = [];
  for (const [index, record] of few.entries()) {
    results.push(await expression.evaluate(record, bindings(index)));
  }
  return [
    {
      name,
      results,
      async run() {
        for (let index = 0; index < few.length; index++) {
          sink.value = await expression.evaluate(few[index], bindings(index));
        }
        return few.length;
      },
    },
  ];
}

/** As programs get their records: objects that `JSON.parse` has made, in its hidden classes. */
function received(record: unknown): Rec {
  return JSON.parse(JSON.stringify(record));
}
