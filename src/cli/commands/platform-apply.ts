import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type ApplyReport, applyPlan, locked } from "../../platform/deploy/apply.ts";
import type { Outcome } from "../../platform/deploy/journal.ts";
import { keyOf, type Plan, type PlannedChange, pendingOf } from "../../platform/deploy/plan.ts";
import { parsePlan, refuseStalePlan } from "../../platform/deploy/plan-file.ts";
import { type Project, surveyAndPlan } from "../../platform/deploy/plan-project.ts";
import { restReport } from "../../platform/deploy/plan-text.ts";
import { type ResourceId, resourceTitle } from "../../platform/deploy/resource.ts";
import { restorePlan } from "../../platform/deploy/restore.ts";
import { loadSnapshot } from "../../platform/deploy/snapshot.ts";
import { type Survey, survey } from "../../platform/deploy/survey.ts";
import { declaredProject } from "../declared.ts";
import {
  commandError,
  type DeployTools,
  type TargetOptions,
  withDeployment,
} from "../deployment.ts";
import { CommandError, type ExitCode, exitCodes, type Io } from "../io.ts";
import { systemReason } from "../system-errors.ts";

export interface ApplyOptions extends TargetOptions {
  readonly json: boolean;
  /** When it stops before the end: bring back what it changed. */
  readonly rollback: boolean;
}

/**
 * `cemap platform apply`: makes the platform hold what the files declare, or what a saved plan
 * says. Exit 0 only when everything is made and the platform shows it.
 */
export function platformApplyCommand(
  io: Io,
  names: readonly string[],
  options: ApplyOptions,
): Promise<ExitCode> {
  return withDeployment(io, options, async (tools) => {
    const source = await chooseSource(io, names, tools);
    return locked(tools, async () => {
      const { plan, now } =
        "saved" in source
          ? await checkedPlan(tools, source.saved)
          : await surveyAndPlan(tools, source.project);
      if (!options.json) await tools.out(restReport(plan, pendingOf(plan, now.remote)));
      const report = await applyPlan(tools, plan, now, progressOn(tools));
      await printReport(tools, report, options.json);
      if (options.rollback && report.error !== undefined && report.snapshot !== undefined) {
        await rollBack(tools, report.snapshot);
      }
      return exitCodeOf(report);
    });
  });
}

type PlanSource = { readonly saved: Plan } | { readonly project: Project };

/** One argument that ends in `.json` is a saved plan; all others are sources. */
async function chooseSource(
  io: Io,
  names: readonly string[],
  { vault }: DeployTools,
): Promise<PlanSource> {
  const path = names.find((name) => name.endsWith(".json"));
  if (path === undefined) return { project: await declaredProject(io, names) };
  if (names.length > 1) {
    throw new CommandError(
      exitCodes.usage,
      "A saved plan stands alone: it holds what is declared.",
    );
  }
  return { saved: parsePlan(path, await readPlan(io, path), vault) };
}

/** A saved plan and what is there now; refused when these do not fit. */
async function checkedPlan(
  tools: DeployTools,
  plan: Plan,
): Promise<{ readonly plan: Plan; readonly now: Survey }> {
  const now = await survey(tools, Object.keys(plan.saw).map(keyOf));
  refuseStalePlan(plan, now, tools.client.target.host);
  return { plan, now };
}

async function readPlan(io: Io, path: string): Promise<string> {
  try {
    return await readFile(resolve(io.cwd, path), "utf8");
  } catch (error) {
    const reason = systemReason(error) ?? "it cannot be opened";
    throw new CommandError(exitCodes.files, `\`${path}\` cannot be read: ${reason}.`);
  }
}

/** A line on stderr for each change as it ends. */
export function progressOn(
  tools: DeployTools,
): (change: PlannedChange, index: number, total: number, outcome: Outcome | "begun") => void {
  const words = { create: "create", update: "change", delete: "delete" } as const;
  return ({ id, action }, index, total, outcome) => {
    if (outcome === "begun") return;
    const line = `${index + 1}/${total} ${words[action]} ${resourceTitle(keyOf(id))}: ${outcome}\n`;
    void tools.tell(line);
  };
}

/** The report of an apply or a restore, as text on stderr or as one JSON document on stdout. */
export async function printReport(
  tools: DeployTools,
  report: ApplyReport,
  isJson: boolean,
): Promise<void> {
  const { done, undone, unknown, different, snapshot, error } = report;
  if (isJson) {
    const document = {
      version: 1,
      done,
      undone,
      unknown,
      different,
      snapshot: snapshot ?? null,
      error: error === undefined ? null : { kind: error.kind, message: error.message },
    };
    await tools.out(`${JSON.stringify(document, null, 2)}\n`);
    return;
  }
  const listed = (title: string, ids: readonly ResourceId[]): string =>
    ids.length === 0
      ? ""
      : `${title}:\n${ids.map((id) => `  ${resourceTitle(keyOf(id))}\n`).join("")}`;
  await tools.tell(
    [
      error === undefined ? "" : `cemap: ${error.message}\n`,
      error === undefined ? "" : listed("Done", done),
      listed("Not done", undone),
      listed("Unknown, since the platform could not be asked", unknown),
      listed("Sent, but the platform holds something else", different),
      snapshot === undefined ? "" : `How it was before is in .cemap/${snapshot}\n`,
    ].join(""),
  );
}

/** 0 only for what is whole. */
export function exitCodeOf({ error, different }: ApplyReport): ExitCode {
  if (error !== undefined) return commandError(error).exitCode;
  return different.length === 0 ? exitCodes.fine : exitCodes.platform;
}

async function rollBack(tools: DeployTools, path: string): Promise<void> {
  const { client, files, vault } = tools;
  const snapshot = await loadSnapshot(files, path, client.target.host, vault);
  const now = await survey(tools, Object.keys(snapshot.resources).map(keyOf));
  await tools.tell("Bringing back what was changed:\n");
  const report = await applyPlan(tools, restorePlan(snapshot, now, false), now, progressOn(tools));
  await printReport(tools, report, false);
}
