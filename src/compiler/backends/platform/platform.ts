import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import { filePart, levelName } from "../../ir/file-names.ts";
import type { IrMap, IrObject } from "../../ir/nodes.ts";
import { allRules } from "../../ir/places.ts";
import type { Json } from "../../types.ts";
import type { Backend, EmitContext } from "../backend.ts";
import { entryMembers, platformMember, withAdded, withPlatform } from "./annotations.ts";
import { definitionOf } from "./definition.ts";
import { filterNamesOf } from "./filter-names.ts";
import { inherits } from "./inherit.ts";
import { ownFields } from "./own-fields.ts";
import type { ConfigurationEntry, TransformationField, TransformationPayload } from "./payload.ts";
import { planOf } from "./plan.ts";
import { refusals } from "./refusals.ts";
import { withScriptFiles } from "./script-files.ts";
import { liftedMembers, scriptOf } from "./script-payload.ts";
import { fieldEntries, isLifted, passThrough } from "./transformation.ts";

/**
 * Object definitions and transformations as the platform's API takes them: fields for all that
 * they can say, one script for the rest.
 */
export const platform: Backend = {
  name: "platform",
  summary: "object definitions and transformations of an integration platform",
  carriesScripts: true,
  emit: (map, context) => {
    const { payload, diagnostics } = transformationOf(map, context);
    return { files: new Map([[transformationFile(map), fileText(payload)]]), diagnostics };
  },
  emitObject: (object) => ({
    files: new Map([[definitionFile(object), fileText(definitionOf(object))]]),
    diagnostics: [],
  }),
};

/** The transformation of a map, and what it cannot carry. */
export function transformationOf(
  map: IrMap,
  context: EmitContext,
): { readonly payload: TransformationPayload; readonly diagnostics: readonly Diagnostic[] } {
  const plan = planOf(map);
  const refused = refusals(map, plan, context.maps ?? [map]);
  if (refused.length > 0) return { payload: { fields: [] }, diagnostics: refused };
  const { script, isLifted: isCarried, diagnostics } = scriptOf(map, plan, context);
  const own = ownFields(map, plan)
    .filter((field) => isCarried !== true || !isLifted(field))
    .flatMap((field) => fieldEntries(field, map.annotations));
  const payload: TransformationPayload = {
    vendorName: map.resource,
    fields: withAdded<TransformationField>(own, map.annotations),
    configuration: [
      passThrough(plan.rest),
      ...(inherits(map) ? [{ type: "inherit" }] : []),
      ...(filterNamesOf(map).names.size > 0 ? [onFilters] : []),
    ],
    ...(script === undefined ? {} : { script }),
  };
  const stated = withPlatform(payload, map.annotations, ownMembers(map));
  const isNamed = platformMember(map.annotations, "scripts") !== undefined;
  const filled = isNamed
    ? withScriptFiles(stated, map.span, context)
    : { payload: stated, diagnostics: [] };
  return {
    payload: filled.payload,
    diagnostics: [...findings(map), ...diagnostics, ...filled.diagnostics],
  };
}

/** The script runs on filters too; the properties are those of exports. */
const onFilters: ConfigurationEntry = {
  type: "applyJSOnQueryFieldValue",
  properties: { toVendor: null },
};

/** Members of `@platform` on a map that are no members of its payload. */
function ownMembers(map: IrMap): ReadonlySet<string> {
  return new Set([...entryMembers, ...liftedMembers(map)]);
}

function definitionFile({ name, level }: IrObject): string {
  return `platform/${levelName(level)}/objects/${filePart(name)}.json`;
}

function transformationFile({ element, object, level }: IrMap): string {
  return `platform/${levelName(level)}/elements/${filePart(element)}/${filePart(object)}.json`;
}

/** Two blanks a level, a line end at the end, members in the order in which they were made. */
function fileText(payload: object): string {
  return `${JSON.stringify(payload as Json, undefined, 2)}\n`;
}

/** What a payload does otherwise than a module, by the nature of the platform. */
function findings(map: IrMap): readonly Diagnostic[] {
  return allRules(map.block).flatMap((rule) => {
    const event = "on" in rule ? rule.on : undefined;
    return event === undefined ? [] : [diagnostic("payload-event", rule.span, { event })];
  });
}
