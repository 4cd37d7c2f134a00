import type {
  ConfigurationEntry,
  DefinitionPayload,
  LevelName,
  ScriptPayload,
  TransformationPayload,
} from "../../compiler/backends/platform/payload.ts";
import { inherits } from "./levels.ts";

/** What one level holds of a resource. */
export interface Layer<Payload> {
  readonly level: LevelName;
  readonly payload: Payload;
}

/**
 * A definition as a level shows it: the attributes of the most specific layer, and the fields of
 * all, each with its `level`; for one path the most specific. Undefined without layers.
 */
export function definitionView(
  name: string,
  layers: readonly Layer<DefinitionPayload>[],
): DefinitionPayload | undefined {
  const own = layers.at(-1);
  if (own === undefined) return undefined;
  let fields = tagged(own.payload.fields, own.level);
  for (const { level, payload } of layers.slice(0, -1).reverse()) {
    const paths = new Set(fields.map(({ path }) => path));
    fields = [...tagged(payload.fields, level).filter(({ path }) => !paths.has(path)), ...fields];
  }
  return { ...own.payload, objectName: name, level: own.level, fields };
}

/**
 * A transformation as a level shows it: the most specific layer as it was stored, and below
 * `inherit` what it has from above, each part with its `level`. A script from above shows wherever
 * the level has none.
 */
export function transformationView(
  name: string,
  layers: readonly Layer<TransformationPayload>[],
): TransformationPayload | undefined {
  const own = layers.at(-1);
  if (own === undefined) return undefined;
  const above = transformationView(name, layers.slice(0, -1));
  const shown: TransformationPayload = {
    ...own.payload,
    objectName: name,
    level: own.level,
    fields: tagged(own.payload.fields, own.level),
  };
  if (above === undefined) return shown;
  const scripted = withScript(shown, above);
  if (!inherits(own.payload)) return scripted;
  const paths = new Set(shown.fields.map(({ path }) => path));
  return {
    ...scripted,
    fields: [...above.fields.filter(({ path }) => !paths.has(path)), ...shown.fields],
    configuration: [...inheritedEntries(own.payload, above), ...(own.payload.configuration ?? [])],
  };
}

function withScript(
  own: TransformationPayload,
  above: TransformationPayload,
): TransformationPayload {
  const hasOwn = own.script?.body !== undefined || (own.scripts ?? []).length > 0;
  const script: ScriptPayload | undefined = above.script;
  if (hasOwn || script?.body === undefined) return own;
  return { ...own, script: { level: above.level ?? "organization", ...script } };
}

function inheritedEntries(
  own: TransformationPayload,
  above: TransformationPayload,
): readonly ConfigurationEntry[] {
  const types = new Set((own.configuration ?? []).map(({ type }) => type));
  return (above.configuration ?? [])
    .filter(({ type }) => !types.has(type))
    .map((entry) => ({ level: above.level ?? "organization", ...entry }));
}

function tagged<Field extends { readonly level?: LevelName }>(
  fields: readonly Field[],
  level: LevelName,
): readonly Field[] {
  return fields.map((field) => ({ ...field, level: field.level ?? level }));
}
