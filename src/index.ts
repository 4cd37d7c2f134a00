import { backends } from "./compiler/backends/all.ts";
import { type CheckResult, check as checkSource } from "./compiler/check.ts";
import { type CompileResult, compile as compileSource } from "./compiler/compile.ts";
import { type Host, memoryHost } from "./compiler/host.ts";
import type { Source } from "./diagnostics/source.ts";
import { format } from "./grammar/format.ts";
import { type Parsed, parse as parseSource } from "./grammar/parse.ts";

/** Where the files come from that a text names; absent: there are none. */
export interface CheckOptions {
  readonly host?: Host;
}

export interface CompileOptions extends CheckOptions {
  /** Names of back ends (`backends`); absent: all, each for what it can carry. */
  readonly targets?: readonly string[];
}

/** The tree of a text and what is wrong with its form. Never throws. */
export function parse(text: string | Source): Parsed {
  return parseSource(sourceOf(text));
}

/** All diagnostics of a text and of the files that it uses, and its maps. Never throws. */
export function check(text: string | Source, options: CheckOptions = {}): CheckResult {
  return checkSource(sourceOf(text), options.host ?? memoryHost({}));
}

/** The files that a text compiles to; none when there is an error in the diagnostics. */
export function compile(text: string | Source, options: CompileOptions = {}): CompileResult {
  const { host = memoryHost({}), ...rest } = options;
  return compileSource(sourceOf(text), host, rest);
}

/** A text without a name is called `input.cemap`, in the root of its host. */
function sourceOf(text: string | Source): Source {
  return typeof text === "string" ? { path: "input.cemap", text } : text;
}

export type { Backend, EmitContext, EmitResult } from "./compiler/backends/backend.ts";
export type { CheckResult } from "./compiler/check.ts";
export type { CompileResult } from "./compiler/compile.ts";
export type { Host } from "./compiler/host.ts";
export type { IrMap } from "./compiler/ir/nodes.ts";
export type { Program } from "./compiler/program.ts";
export type { Diagnostic, DiagnosticCode, Label, Severity } from "./diagnostics/diagnostic.ts";
export { renderDiagnostic, renderDiagnostics } from "./diagnostics/render.ts";
export { type Position, positionAt, type Source, type Span } from "./diagnostics/source.ts";
export type { SourceFile } from "./grammar/ast.ts";
export type { Parsed } from "./grammar/parse.ts";
export { backends, format, memoryHost };
