import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { IrMap, IrObject, Rule } from "../ir/nodes.ts";

/** A target. Pure: the same map and context give the same bytes. */
export interface Backend {
  /** Value of `--to`, and folder name in goldens. */
  readonly name: string;
  readonly summary: string;
  /** Whether a map with script rows can be built; else they are errors, or it is left out. */
  readonly carriesScripts?: true;
  readonly emit: (map: IrMap, context: EmitContext) => EmitResult;
  /** What it writes for an object; once for each of `CheckResult.objects`. */
  readonly emitObject?: (object: IrObject, context: EmitContext) => EmitResult;
}

export interface EmitContext {
  /** Digest of the source file, for the header of what is generated. */
  readonly sourceHash: string;
  /** Text of the source file, for line numbers; left out where it is not at hand. */
  readonly sourceText?: string;
  /** Text of any file that rules come from, by path. */
  readonly textOf?: (path: string) => string | undefined;
  /** All maps that are built; left out where one is built alone. */
  readonly maps?: readonly IrMap[];
  /** The text of a file that the source names, relative to the source's folder. */
  readonly readFile?: (name: string) => string | undefined;
  /** As `Host.hash`. */
  readonly hash?: (text: string) => string;
  /** What each rule loses in each direction, for what a module says of itself. */
  readonly classes?: ReadonlyMap<Rule, RuleClassNames>;
}

/** Names of classes, as docs/language.md "Laws" has them. */
export interface RuleClassNames {
  readonly write: string;
  readonly read: string;
}

/** File name (below the output folder) → content. What cannot be expressed is a diagnostic. */
export interface EmitResult {
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}
