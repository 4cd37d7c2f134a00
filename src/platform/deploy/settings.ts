import { parseEnv } from "node:util";
import { DeployError } from "./errors.ts";
import { type Settings, secretNames } from "./target.ts";

const names: readonly string[] = ["CEMAP_URL", ...secretNames];

/**
 * The settings of a file of `KEY=VALUE` lines; other programs' keys are left alone. Throws
 * DeployError for a key that looks like one of ours and is none. Values are never in a message.
 */
export function settingsOf(path: string, text: string): Settings {
  const values = parseEnv(text.replace(/^\uFEFF/, ""));
  const unknown = Object.keys(values).find(
    (key) => key.startsWith("CEMAP_") && !names.includes(key),
  );
  if (unknown !== undefined) {
    throw new DeployError("usage", `\`${path}\`: there is no setting \`${unknown}\`.`);
  }
  return Object.fromEntries(
    names.flatMap((name) => (Object.hasOwn(values, name) ? [[name, values[name]]] : [])),
  );
}
