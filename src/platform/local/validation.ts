import type {
  DefinitionPayload,
  TransformationPayload,
} from "../../compiler/backends/platform/payload.ts";
import { isObject } from "../../runtime/checks.ts";
import { PlatformError } from "./platform-error.ts";

/** A definition as it was sent. Throws 400 with what is wrong. */
export function definitionOf(value: unknown): DefinitionPayload {
  const payload = objectOf(value, "The object definition");
  checkFields(payload.fields, true);
  return payload as DefinitionPayload;
}

/** Definitions by their names. Throws 400. */
export function definitionsOf(value: unknown): readonly (readonly [string, DefinitionPayload])[] {
  const entries = Object.entries(objectOf(value, "The body"));
  if (entries.length === 0) throw new PlatformError(400, "No object definitions were sent.");
  return entries.map(([name, definition]) => [name, definitionOf(definition)] as const);
}

/** A transformation as it was sent. `fields` may be left out beside a script. Throws 400. */
export function transformationOf(value: unknown): TransformationPayload {
  const payload = objectOf(value, "The transformation");
  const { script, configuration, vendorName } = payload;
  checkFields(payload.fields, script === undefined || script === null);
  if (script !== undefined && script !== null) checkScript(script);
  checkConfiguration(configuration);
  if (vendorName !== undefined && typeof vendorName !== "string") {
    throw new PlatformError(400, "vendorName must be text.");
  }
  return { ...payload, fields: payload.fields ?? [] } as TransformationPayload;
}

/** An object with whatever members. Throws 400. */
export function objectOf(value: unknown, what: string): { readonly [name: string]: unknown } {
  if (!isObject(value)) throw new PlatformError(400, `${what} must be a JSON object.`);
  return value;
}

function checkFields(fields: unknown, isRequired: boolean): void {
  if (!isRequired && (fields === undefined || fields === null)) return;
  if (!Array.isArray(fields)) throw new PlatformError(400, "fields must be a list.");
  for (const field of fields) {
    if (!isObject(field) || typeof field.path !== "string" || field.path === "") {
      throw new PlatformError(400, "Each of the fields needs a path.");
    }
    if (field.vendorPath !== undefined && typeof field.vendorPath !== "string") {
      throw new PlatformError(400, "The vendorPath of a field must be text.");
    }
    checkConfiguration(field.configuration);
  }
}

function checkConfiguration(configuration: unknown): void {
  if (configuration === undefined || configuration === null) return;
  const isFine =
    Array.isArray(configuration) &&
    configuration.every(
      (entry) => isObject(entry) && (entry.properties === undefined || isObject(entry.properties)),
    );
  if (!isFine) throw new PlatformError(400, "configuration must be a list of entries.");
}

function checkScript(script: unknown): void {
  const { body } = objectOf(script, "The script");
  if (body !== undefined && typeof body !== "string") {
    throw new PlatformError(400, "The body of the script must be text.");
  }
}
