import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Block, Modifier, Side } from "../grammar/ast.ts";
import { checkAnnotations } from "./bind-annotations.ts";
import type { Host } from "./host.ts";
import { nearFile, resolveReported } from "./modules.ts";

/** Checks what rows carry beside their meaning: annotations, and the files of scripts. */
export function bindRows(block: Block, host: Host, diagnostics: Diagnostic[]): void {
  for (const item of block.items) {
    switch (item.kind) {
      case "row":
        checkAnnotations(item.modifiers.filter(isAnnotation), "rule", diagnostics);
        checkScript(item.left, host, diagnostics);
        checkScript(item.right, host, diagnostics);
        if (item.block !== undefined) bindRows(item.block, host, diagnostics);
        break;
      case "when":
      case "else-block":
        bindRows(item.block, host, diagnostics);
        break;
      case "else-action":
      case "remove":
      case "example":
        break;
    }
  }
}

function isAnnotation(modifier: Modifier): modifier is Extract<Modifier, { kind: "annotation" }> {
  return modifier.kind === "annotation";
}

function checkScript(side: Side, host: Host, diagnostics: Diagnostic[]): void {
  if (side.kind !== "script") return;
  const { value, span } = side.path;
  const path = resolveReported(span.source, side.path, diagnostics);
  if (path === undefined || host.read(path) !== undefined) return;
  const suggestion = nearFile(host, span.source, value, [], [".js"]);
  diagnostics.push(diagnostic("use-not-found", span, { path: value, suggestion }));
}
