import { moduleText } from "../../src/compiler/backends/javascript/javascript.ts";
import { transformationOf } from "../../src/compiler/backends/platform/platform.ts";
import { compilePayload } from "../../src/platform/local/run-payload.ts";
import { canonical } from "./differential.ts";
import { compileMaps } from "./engines.ts";
import { beyondEs6 } from "./es6.ts";
import { hostileTexts } from "./hostile.ts";
import { loadModule } from "./run-javascript.ts";

/** Names that a text can hold between backticks. */
export const hostileNames: readonly string[] = hostileTexts().filter(
  (name) =>
    name !== "" &&
    !/[`\\\p{Cc}\p{Surrogate}\u2028-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff]/u.test(name),
);

/**
 * A map whose vendor fields have these names, every other one with a table for the script: what
 * module and payload do otherwise, and what in its script no ES6 engine takes.
 */
export async function judgeHostileNames(names: readonly string[]): Promise<readonly string[]> {
  const fields = names.map((name, index) => [`f${index}`, name] as const);
  const rows = fields.map(
    ([field, name], index) =>
      `${field} <-> \`${name}\`${index % 2 === 0 ? "" : ' { "a" <-> "b", else keep }'}`,
  );
  const { maps, problems } = compileMaps(
    `object P { ${fields.map(([field]) => `${field}: string`).join(", ")} }\n` +
      `map P <-> x.R {\n${rows.join("\n")}\n}`,
  );
  const [map] = maps;
  if (map === undefined) return problems;
  const { payload, diagnostics } = transformationOf(map, { sourceHash: "" });
  const module = await loadModule(moduleText(map, { sourceHash: "" }));
  const compiled = await compilePayload(payload);
  const record = JSON.parse(
    JSON.stringify(Object.fromEntries(fields.map(([, name]) => [name, "b"]))),
  );
  const common = Object.fromEntries(fields.map(([field]) => [field, "a"]));
  try {
    const pairs = [
      [compiled.read(record), module.read(record)],
      [compiled.write(common), module.write(common)],
    ] as const;
    return [
      ...diagnostics.map(({ message }) => message),
      ...beyondEs6(payload.script?.body ?? ""),
      ...pairs.flatMap(([{ result, scriptError }, wanted]) => [
        ...(scriptError === undefined ? [] : [JSON.stringify(scriptError)]),
        ...(canonical(result) === canonical(wanted)
          ? []
          : [`${canonical(result)}, not ${canonical(wanted)}`]),
      ]),
    ];
  } finally {
    compiled.dispose();
  }
}
