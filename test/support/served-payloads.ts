import type { TransformationPayload } from "../../src/compiler/backends/platform/payload.ts";
import { filePart, levelName } from "../../src/compiler/ir/file-names.ts";
import type { IrMap } from "../../src/compiler/ir/nodes.ts";
import type { Json } from "../../src/compiler/types.ts";
import { loadPayloads } from "../../src/platform/local/load-payloads.ts";
import { createLocalPlatform } from "../../src/platform/local/local-platform.ts";
import type { RunResult } from "../../src/platform/local/run-payload.ts";
import type { ScriptProblem } from "../../src/platform/local/sandbox.ts";

/** What the local platform answered for one record. */
export interface ServedRun {
  readonly result: unknown;
  readonly problem?: ScriptProblem;
}

/** A local platform that holds the payloads of a build, and runs records at any level. */
export interface Served {
  readonly hasScript: (map: IrMap) => boolean;
  readonly run: (
    map: IrMap,
    operation: "read" | "create",
    records: readonly Json[],
  ) => Promise<readonly ServedRun[]>;
}

const secrets = { user: "user-secret", organization: "organization-secret" };

/** Serves the files of the target `platform`, as `cemap platform serve` does. */
export function servePayloads(files: ReadonlyMap<string, string>): Served {
  const platform = createLocalPlatform({
    secrets,
    onError: (error) => {
      throw error;
    },
  });
  loadPayloads(platform.resources, files);
  return {
    hasScript: ({ level, element, object }) => {
      const folder = `platform/${levelName(level)}/elements/${filePart(element)}`;
      const file = files.get(`${folder}/${filePart(object)}.json`);
      return (JSON.parse(file ?? "{}") as Partial<TransformationPayload>).script !== undefined;
    },
    run: async ({ level, element, object }, operation, records) => {
      const direction = operation === "read" ? "response" : "request";
      const place = level.kind === "organization" ? "" : `&${level.kind}=${level.id}`;
      const names = [element, object].map(encodeURIComponent).join("/");
      const path = `/local/run/${names}?direction=${direction}${place}`;
      const response = await platform.request(path, {
        method: "POST",
        headers: {
          authorization: `User ${secrets.user}, Organization ${secrets.organization}`,
          "content-type": "application/json",
        },
        body: JSON.stringify(records),
      });
      const text = await response.text();
      if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text}`);
      const { result, scriptErrors = [] } = JSON.parse(text) as RunResult;
      const problems = new Map(scriptErrors.map(({ index, ...problem }) => [index, problem]));
      return (result as readonly unknown[]).map((one, index): ServedRun => {
        const problem = problems.get(index);
        return problem === undefined ? { result: one } : { result: one, problem };
      });
    },
  };
}
