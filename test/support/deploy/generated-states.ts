import fc from "fast-check";
import type { Json } from "../../../src/compiler/types.ts";
import { resourcePath } from "../../../src/platform/deploy/endpoints.ts";
import { keyOf } from "../../../src/platform/deploy/plan.ts";
import { resourceId, resourceOf } from "../../../src/platform/deploy/resource.ts";
import { fakeClock } from "./fake-clock.ts";
import { watchedPlatform } from "./watched-platform.ts";
import { type Declared, mutations, workbench } from "./workbench.ts";

/** A project's past and present, and what others have on the platform. */
export interface GeneratedState {
  readonly past: Declared;
  readonly present: Declared;
  readonly foreign: Declared;
  /** Answers that get lost after the platform made the change: by number of the change. */
  readonly lost: readonly number[];
}

const names = fc.constantFrom("Contact", "Deal", "a b", "ä/ö", "__proto__", "x?y#z", "100%");
const levels = fc.constantFrom("organization", "account-46", "instance-7");
const texts = fc.constantFrom("Id", "Email", "constructor", "a\nb", "“q”", "");

const ids = fc.oneof(
  fc.tuple(levels, names).map(([level, name]) => `${level}/objects/${name.replaceAll("/", "+")}`),
  fc
    .tuple(levels, fc.constantFrom("sfdc", "hub spot"), names)
    .map(([level, element, name]) => `${level}/elements/${element}/${name.replaceAll("/", "+")}`),
);

const fields = fc.array(
  fc.record(
    {
      path: fc.constantFrom("id", "email", "a.b", "c[*].d"),
      vendorPath: texts,
      type: fc.constantFrom("string", "number", "Contact"),
      configuration: fc.constantFrom(
        null,
        [],
        [{ type: "passThrough", properties: { fromVendor: true, toVendor: false } }],
      ),
    },
    { requiredKeys: ["path"] },
  ),
  { maxLength: 3 },
);

const payloads = fc.record(
  {
    vendorName: texts,
    fields,
    script: fc.record({ body: texts, mimeType: fc.constant("application/javascript") }),
    isLegacy: fc.constant(false),
  },
  { requiredKeys: ["fields"] },
);

/** At an instance there is one element: of two that are declared the first stays. */
const declared = fc.array(fc.tuple(ids, payloads), { maxLength: 5 }).map((entries): Declared => {
  const seen = new Set<string>();
  const kept = entries.filter(([id]) => {
    const address = addressOf(id);
    if (seen.has(address)) return false;
    seen.add(address);
    return true;
  });
  return Object.fromEntries(kept);
});

export const generatedState: fc.Arbitrary<GeneratedState> = fc
  .record({
    past: declared,
    present: declared,
    foreign: declared,
    lost: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 3 }),
  })
  .map(({ past, present, foreign, lost }) => {
    const before = defined(past);
    // A definition that somebody else's transformation needs cannot be taken away.
    const needed = Object.keys(defined(foreign)).filter(
      (id) => id.includes("/objects/") && Object.hasOwn(before, id),
    );
    const kept = Object.fromEntries(needed.map((id) => [id, before[id] ?? {}]));
    return {
      past: before,
      present: defined({ ...kept, ...present }),
      foreign: defined(foreign),
      lost,
    };
  });

/** With a definition for everybody of each object that has a transformation. */
function defined(state: Declared): Declared {
  const objects = Object.keys(state).flatMap((id) => {
    const [, kind, , name] = id.split("/");
    return kind === "elements" && name !== undefined ? [`organization/objects/${name}`] : [];
  });
  const missing = [...new Set(objects)].filter((id) => !Object.hasOwn(state, id));
  return { ...state, ...Object.fromEntries(missing.map((id) => [id, { fields: [] }])) };
}

/** The address below the base URL that a file of `build` is deployed to. */
function addressOf(file: string): string {
  const parts = file.split("/");
  const isOfInstance = file.startsWith("instance-") && parts[1] === "elements";
  const id = isOfInstance ? [parts[0], parts[1], parts[3]].join("/") : file;
  const key = resourceOf(id);
  return key === undefined ? "" : resourcePath(key);
}

/**
 * Applies the past, then plans and applies the present. Gives what is wrong: a change that the plan
 * did not tell, one that it told and that was not made, anything of others touched, a plan that is
 * not empty afterwards, a call in a second apply, and anything that a restore does not bring back.
 */
export async function judgeState(state: GeneratedState): Promise<readonly string[]> {
  const platform = watchedPlatform();
  for (const [file, payload] of Object.entries(state.foreign)) {
    platform.stored.set(addressOf(file), payload as Json);
  }
  const disk = new Map<string, string>();
  const before = workbench({ platform, disk, clock: fakeClock() });
  await before.apply(state.past);
  const old = new Map(platform.stored.entries());
  let calls = 0;
  const lossy: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    if (request.method === "GET") return platform.fetch(request);
    calls += 1;
    const isLost = state.lost.includes(calls);
    const response = await platform.fetch(request);
    if (isLost) throw new TypeError("fetch failed");
    return response;
  };
  const bench = workbench({ platform, disk, clock: fakeClock(), fetch: lossy });
  const sent = mutations(platform).length;
  const plan = await bench.plan(state.present);
  const failures: string[] = [];
  if (mutations(platform).length !== sent) failures.push("the plan changed something");
  const report = await bench.apply(state.present);
  if (report.error !== undefined) failures.push(report.error.message);
  const planned = new Set(plan.changes.map(({ id }) => resourcePath(keyOf(id))));
  const touched = new Set(
    mutations(platform)
      .slice(sent)
      .map((call) => call.slice(call.indexOf(" ") + 1)),
  );
  failures.push(...differences("planned and not touched", planned, touched));
  failures.push(...differences("touched and not planned", touched, planned));
  for (const [path, value] of old) {
    const isKept = JSON.stringify(platform.stored.get(path)) === JSON.stringify(value);
    if (!planned.has(path) && !isKept) failures.push(`lost ${path}`);
  }
  const after = mutations(platform).length;
  if (after - sent > planned.size) failures.push("something was sent twice");
  const again = await bench.plan(state.present);
  if (again.changes.length > 0) failures.push("the plan is not empty after it was applied");
  await bench.apply(state.present);
  if (mutations(platform).length > after) failures.push("a second apply changes something");
  return failures;
}

function differences(
  what: string,
  some: ReadonlySet<string>,
  others: ReadonlySet<string>,
): readonly string[] {
  return [...some].filter((path) => !others.has(path)).map((path) => `${what}: ${path}`);
}

/** For tests of ids: every id that is generated, as `resourceId` writes it. */
export const generatedIds = ids.map((file) => {
  const key = resourceOf(file);
  return key === undefined ? file : resourceId(key);
});
