import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/source.ts";
import type { Host } from "../host.ts";
import type { Direction, Path, RuntimeTable, WriteEvent } from "../ir/nodes.ts";
import type { Program } from "../program.ts";
import type { Place } from "./place.ts";

/** What lowering one map can look at, and where its findings go. */
export class MapContext {
  readonly program: Program;
  readonly host: Host;
  readonly diagnostics: Diagnostic[] = [];
  /** Run-time tables in use, in order of first use. */
  readonly tables = new Map<string, RuntimeTable>();
  readonly opaque: Span[] = [];
  /** A row was left out because of an error: what is missing says nothing. */
  isBroken = false;

  constructor(program: Program, host: Host) {
    this.program = program;
    this.host = host;
  }

  /** Keeps a finding. Gives undefined, so that a failed step is one expression. */
  report(found: Diagnostic): undefined {
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
  readonly prefix: Path;
  readonly place: Place;
}

export type Side = "common" | "vendor";

/** What the rows of a block stand in. */
export interface Frame {
  readonly common: SideScope;
  readonly vendor: SideScope;
  /** `read` and `write` restrict two-way rows of a block under a one-way row. */
  readonly direction: Direction;
  /** From the row above, for all rules below it. */
  readonly lossy?: string;
  readonly on?: WriteEvent;
}
