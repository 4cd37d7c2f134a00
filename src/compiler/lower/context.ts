import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/source.ts";
import type { Host } from "../host.ts";
import type { Direction, IdleRow, IrScript, Path, RuntimeTable, WriteEvent } from "../ir/nodes.ts";
import type { Program } from "../program.ts";
import type { FieldAnnotation } from "../types.ts";
import type { Place } from "./place.ts";

/** What lowering one map can look at, and where its findings go. */
export class MapContext {
  readonly program: Program;
  readonly host: Host;
  readonly diagnostics: Diagnostic[] = [];
  /** Run-time tables in use, in order of first use. */
  readonly tables = new Map<string, RuntimeTable>();
  readonly scripts: IrScript[] = [];
  /** Rows with `@off` that name two plain places. */
  readonly idle: IdleRow[] = [];
  /** A row was left out because of an error: what is missing says nothing. */
  isBroken = false;

  constructor(program: Program, host: Host) {
    this.program = program;
    this.host = host;
  }

  readonly #seen = new Set<string>();

  /**
   * Keeps a finding; gives undefined, so that a failed step is one expression. An expression may
   * be looked at twice, once to learn its type: what is found again at one place is left out.
   */
  report(found: Diagnostic): undefined {
    const key = `${found.code} ${found.span.source} ${found.span.start} ${found.span.end}`;
    if (this.#seen.has(key)) return undefined;
    this.#seen.add(key);
    this.diagnostics.push(found);
    if (found.severity === "error") this.isBroken = true;
    return undefined;
  }

  /** The text that a span covers, with blanks and line breaks as one blank each. */
  textOf(span: Span): string {
    const text = this.program.sources.get(span.source)?.text ?? "";
    return text.slice(span.start, span.end).replaceAll(/\s+/g, " ").trim();
  }
}

/** One side of a scope: paths of rows start at `place`, and in the IR after `prefix`. */
export interface SideScope {
  readonly side: Side;
  /** From the top of the record to what the paths of the IR start at; `[]` is an each step. */
  readonly above: Path;
  readonly prefix: Path;
  readonly place: Place;
}

export type Side = "common" | "vendor";

/** The scope of what lies at a path of another one. */
export function below(scope: SideScope, path: Path, place: Place): SideScope {
  return { side: scope.side, above: [...scope.above, ...path], prefix: [], place };
}

/** What the rows of a block stand in. */
export interface Frame {
  readonly common: SideScope;
  readonly vendor: SideScope;
  /** `read` and `write` restrict two-way rows of a block under a one-way row. */
  readonly direction: Direction;
  /** From the row above, for all rules below it. */
  readonly lossy?: string;
  readonly on?: WriteEvent;
  readonly annotations: readonly FieldAnnotation[];
  /** The rows hold under a condition. */
  readonly isBranch?: true;
}
