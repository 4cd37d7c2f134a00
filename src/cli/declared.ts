import { desiredOf } from "../platform/deploy/desired.ts";
import type { Project } from "../platform/deploy/plan-project.ts";
import { type ResourceId, resourceId } from "../platform/deploy/resource.ts";
import { type RuleText, ruleTexts } from "../platform/deploy/rules.ts";
import { compileFiles } from "./compile-files.ts";
import { CommandError, exitCodes, type Io } from "./io.ts";
import { hasError, printFindings } from "./project.ts";

/** Compiles the files for the platform. Findings go to stderr; an error among them ends the command. */
export async function declaredProject(io: Io, names: readonly string[]): Promise<Project> {
  const { files, maps, findings, sources } = await compileFiles(io, names, ["platform"]);
  await printFindings(io, findings, sources);
  if (hasError(findings)) {
    throw new CommandError(exitCodes.findings, "Nothing was done, because of these mistakes.");
  }
  const rules = maps.map((map): readonly [ResourceId, readonly RuleText[]] => {
    const { level, object, element } = map;
    const isInstance = level.kind === "instance";
    const key = {
      kind: "transformation",
      level,
      object,
      ...(isInstance ? {} : { element }),
    } as const;
    return [resourceId(key), ruleTexts(map, sources)];
  });
  return { desired: desiredOf(files), rules: new Map(rules) };
}
