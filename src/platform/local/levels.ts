import type {
  ConfigurationEntry,
  LevelName,
  ScriptPayload,
  TransformationField,
  TransformationPayload,
} from "../../compiler/backends/platform/payload.ts";

/** From the general to the specific. */
export const levelNames: readonly LevelName[] = ["organization", "account", "instance"];

/**
 * The transformation in force where those of several levels apply, given from the general to the
 * specific. A level without `inherit` hides all above it; one with it adds its fields, of which the
 * most specific counts for a path. One script runs, the most specific, whether or not its level is
 * inherited otherwise.
 */
export function effectiveTransformation(
  payloads: readonly TransformationPayload[],
): TransformationPayload {
  const [first, ...rest] = payloads.map(singleScript);
  if (first === undefined) return { fields: [] };
  return rest.reduce((above, own) => {
    const script = own.script ?? above.script;
    const isLegacy = own.script === undefined ? above.isLegacy : own.isLegacy;
    return {
      ...(inherits(own) ? merged(above, own) : own),
      ...(script === undefined ? {} : { script }),
      ...(isLegacy === undefined ? {} : { isLegacy }),
    };
  }, first);
}

/** True where a transformation says that it adds to what is above. */
export function inherits(payload: TransformationPayload): boolean {
  return (
    Array.isArray(payload.configuration) &&
    payload.configuration.some((entry) => entry?.type === "inherit")
  );
}

function merged(above: TransformationPayload, own: TransformationPayload): TransformationPayload {
  const paths = new Set(own.fields.map(({ path }) => path));
  return {
    ...above,
    ...own,
    fields: [...above.fields.filter(({ path }) => !paths.has(path)), ...own.fields],
    configuration: mergedConfiguration(above.configuration, own.configuration),
  };
}

/** v2 exports hold one script for each level, and a field once for each level that maps it. */
function singleScript(payload: TransformationPayload): TransformationPayload {
  const { scripts, ...rest } = payload;
  const script = mostSpecificScript(scripts) ?? payload.script;
  return {
    ...rest,
    fields: mostSpecific(fieldsOf(payload)),
    ...(script === undefined ? {} : { script }),
  };
}

function mostSpecificScript(scripts: unknown): ScriptPayload | undefined {
  let best: ScriptPayload | undefined;
  for (const script of Array.isArray(scripts) ? (scripts as ScriptPayload[]) : []) {
    if (typeof script?.body !== "string") continue;
    if (best === undefined || levelRank(script.level) >= levelRank(best.level)) best = script;
  }
  return best;
}

function mostSpecific(fields: readonly TransformationField[]): readonly TransformationField[] {
  const best = new Map<string, TransformationField>();
  for (const field of fields) {
    const other = best.get(field.path);
    const hides = other !== undefined && levelRank(field.level) > levelRank(other.level);
    if (other === undefined || hides) best.set(field.path, field);
  }
  return fields.filter((field) => best.get(field.path) === field || isSameLevelTwin(field, best));
}

/** Two fields of one level with one path both act: the platform does not refuse them. */
function isSameLevelTwin(
  field: TransformationField,
  best: ReadonlyMap<string, TransformationField>,
): boolean {
  return levelRank(field.level) === levelRank(best.get(field.path)?.level);
}

function mergedConfiguration(
  above: TransformationPayload["configuration"],
  own: TransformationPayload["configuration"],
): readonly ConfigurationEntry[] {
  const ownEntries = own ?? [];
  const types = new Set(ownEntries.map(({ type }) => type));
  return [...(above ?? []).filter(({ type }) => !types.has(type)), ...ownEntries];
}

function fieldsOf(payload: TransformationPayload): readonly TransformationField[] {
  return Array.isArray(payload.fields) ? payload.fields : [];
}

function levelRank(level: unknown): number {
  return levelNames.indexOf(level as LevelName);
}
