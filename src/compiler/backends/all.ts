import type { Backend } from "./backend.ts";
import { javascript } from "./javascript/javascript.ts";
import { jsonSchema } from "./json-schema/json-schema.ts";
import { jsonata } from "./jsonata/jsonata.ts";
import { platform } from "./platform/platform.ts";

/** Every target, in the order in which `--to` lists them. */
export const backends: readonly Backend[] = [jsonata, javascript, jsonSchema, platform];
