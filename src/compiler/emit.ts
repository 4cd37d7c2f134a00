import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { nearestName } from "../diagnostics/nearest.ts";
import type { Source, Span } from "../diagnostics/source.ts";
import { backends } from "./backends/all.ts";
import type { Backend, EmitContext, EmitResult } from "./backends/backend.ts";
import { isOff } from "./bind-annotations.ts";
import type { MapLaws } from "./classes/laws.ts";
import type { Host } from "./host.ts";
import type { IrMap, IrObject } from "./ir/nodes.ts";
import { resolveInside } from "./modules-paths.ts";

export interface Chosen {
  readonly backends: readonly Backend[];
  /** Asked for by name: then what cannot be built is an error, else it is left out. */
  readonly isByName: boolean;
  readonly unknown: readonly Diagnostic[];
}

/** The back ends of these names; without names all. */
export function chooseTargets(targets: readonly string[] | undefined, entry: Source): Chosen {
  if (targets === undefined) return { backends, isByName: false, unknown: [] };
  const names = backends.map((backend) => backend.name);
  const start = { source: entry.path, start: 0, end: 0 };
  const unknown = targets
    .filter((target) => !names.includes(target))
    .map((name) =>
      diagnostic("unknown-target", start, { name, suggestion: nearestName(name, names) }),
    );
  const chosen = backends.filter((backend) => targets.includes(backend.name));
  return { backends: chosen, isByName: true, unknown };
}

/** What is to be written down: the objects and maps of a check. */
export interface Emittable {
  readonly objects: readonly IrObject[];
  readonly laws: readonly MapLaws[];
  readonly sources: ReadonlyMap<string, Source>;
}

/** The files of every target for every object and map but those that are off; path → content. */
export function emitAll(what: Emittable, chosen: Chosen, host: Host): EmitResult {
  const files = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  const contextOf = (path: string): EmitContext => {
    const text = what.sources.get(path)?.text ?? "";
    return {
      sourceHash: host.hash(text),
      sourceText: text,
      textOf: (name) => what.sources.get(name)?.text,
      maps: what.laws.map(({ map }) => map),
      readFile: (name) => fileBeside(host, path, name),
      hash: host.hash,
    };
  };
  const keep = (about: About, emitted: EmitResult): void => {
    const { backend, name } = about;
    const errors = emitted.diagnostics.filter(({ severity }) => severity === "error");
    const isLeftOut = errors.length > 0 && !chosen.isByName;
    const told = isLeftOut ? errors.slice(0, 1).map((one) => leftOut(one, backend, name)) : [];
    diagnostics.push(...(isLeftOut ? told : emitted.diagnostics));
    if (errors.length > 0) return;
    for (const [path, content] of emitted.files) files.set(path, content);
  };
  for (const backend of chosen.backends) {
    for (const object of what.objects) {
      if (isOff(object)) continue;
      const emitted = backend.emitObject?.(object, contextOf(object.source));
      if (emitted !== undefined) keep({ backend, name: object.name }, emitted);
    }
    for (const { map, rules } of what.laws) {
      if (isOff(map)) continue;
      const classes = new Map(
        rules.map(({ rule, write, read }) => [rule, { write: write.kind, read: read.kind }]),
      );
      const context = { ...contextOf(map.source), classes };
      const scripts = backend.carriesScripts === true ? [] : scriptsOf(map, backend);
      const emitted =
        scripts.length > 0
          ? { files: new Map<string, string>(), diagnostics: scripts }
          : backend.emit(map, context);
      keep({ backend, name: map.name }, emitted);
    }
  }
  return { files, diagnostics };
}

/** A file named as in the text of a source; nothing outside of the project is read. */
function fileBeside(host: Host, source: string, name: string): string | undefined {
  const path = resolveInside(source, name);
  return typeof path === "string" ? host.read(path) : undefined;
}

interface About {
  readonly backend: Backend;
  /** Of the object or map. */
  readonly name: string;
}

/** Script rows, each as what this target cannot carry. */
function scriptsOf(map: IrMap, backend: Backend): readonly Diagnostic[] {
  const spans: readonly Span[] = map.scripts.map(({ span }) => span);
  return spans.map((span) => diagnostic("script-target", span, { target: backend.name }));
}

/** Nobody asked for this target by name, so the rest is built without it. */
function leftOut(found: Diagnostic, { name: target }: Backend, name: string): Diagnostic {
  const params = { target, name, reason: found.message };
  return diagnostic("target-left-out", found.span, params, { labels: found.labels });
}
