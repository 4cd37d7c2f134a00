import type { FieldAnnotation, Json } from "../../types.ts";
import { levelsOf, platformMember, usualMembers, withPlatform } from "./annotations.ts";
import type { ConfigurationEntry, TransformationField } from "./payload.ts";
import type { PlannedField, Ways } from "./plan.ts";

/**
 * The entries of one planned field: one, or one for each level that its row names. `around` are the
 * annotations of the map.
 */
export function fieldEntries(
  field: PlannedField,
  around: readonly FieldAnnotation[],
): readonly TransformationField[] {
  const { path, vendorPath, annotations } = field;
  const configuration = fieldConfiguration(field);
  const entry: TransformationField = {
    path,
    vendorPath,
    ...usualMembers(around),
    ...(configuration.length === 0 ? {} : { configuration }),
  };
  return levelsOf(annotations, around).map((level) =>
    withPlatform(level === undefined ? entry : { ...entry, level }, annotations, rowMembers),
  );
}

/** Members of `@platform` on a row that are no members of its entry. */
const rowMembers: ReadonlySet<string> = new Set(["lifted"]);

/** Whether the row of a field does what a lifted script does, by `@platform({ lifted: true })`. */
export function isLifted({ annotations }: PlannedField): boolean {
  return platformMember(annotations, "lifted") === true;
}

/** What a transformation says of fields that nothing maps: always, since its default is disputed. */
export function passThrough({ fromVendor, toVendor }: Ways): ConfigurationEntry {
  return { type: "passThrough", properties: { fromVendor, toVendor } };
}

/** Exports have a `passThrough` beside every default; it is left out where nothing is to be said. */
function fieldConfiguration(field: PlannedField): readonly ConfigurationEntry[] {
  const { fromVendor, toVendor, fallbacks, annotations } = field;
  const hasFallback = Object.keys(fallbacks).length > 0;
  const removed = removedWays(annotations);
  const ways: readonly ConfigurationEntry[] =
    removed !== undefined
      ? [{ type: "remove", properties: removed }]
      : fromVendor && toVendor && !hasFallback
        ? []
        : [passThrough(field)];
  const defaults: readonly ConfigurationEntry[] = hasFallback
    ? [{ type: "defaultValue", properties: fallbacks }]
    : [];
  return [...ways, ...defaults];
}

/** `@remove(request)`: the older spelling of a field that goes one way. */
function removedWays(
  annotations: readonly FieldAnnotation[],
): { readonly [name: string]: Json } | undefined {
  const [stated] = annotations.findLast(({ name }) => name === "remove")?.args ?? [];
  if (stated === undefined) return undefined;
  return { fromVendor: stated === "response", toVendor: stated === "request" };
}
