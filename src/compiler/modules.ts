import { type Diagnostic, diagnostic, type Label } from "../diagnostics/diagnostic.ts";
import { nearestName } from "../diagnostics/nearest.ts";
import type { Source, Span } from "../diagnostics/source.ts";
import type { SourceFile, StringLiteral, UseDeclaration } from "../grammar/ast.ts";
import { parse } from "../grammar/parse.ts";
import type { Host } from "./host.ts";
import { resolveInside } from "./modules-paths.ts";

/** One parsed file. */
export interface Module {
  readonly source: Source;
  readonly file: SourceFile;
}

export interface LoadedModules {
  /** Each file once, used files before those that use them; the entry file is the last. */
  readonly modules: readonly Module[];
  readonly entry: Module;
  readonly diagnostics: readonly Diagnostic[];
}

/** How many files one entry file may use, directly and through others. */
export const maxFiles = 500;

/**
 * Parses the entry file and everything that it uses. A file that is missing, lies outside the
 * project or leads back to a file that is being loaded is reported and left out.
 */
export function loadModules(entry: Source, host: Host): LoadedModules {
  const loader: Loader = {
    host,
    done: new Map(),
    open: new Map(),
    diagnostics: [],
    isFull: false,
  };
  const module = loadSource(loader, entry);
  return {
    modules: [...loader.done.values()],
    entry: module,
    diagnostics: loader.diagnostics,
  };
}

/** State of one load; never outlives the call of `loadModules`. */
interface Loader {
  readonly host: Host;
  /** Files that are complete, in order of completion. */
  readonly done: Map<string, Module>;
  /** Files on the way from the entry to here, with the `use` that leads on from each. */
  readonly open: Map<string, UseDeclaration | undefined>;
  readonly diagnostics: Diagnostic[];
  isFull: boolean;
}

function loadSource(loader: Loader, source: Source): Module {
  const { file, diagnostics } = parse(source);
  loader.diagnostics.push(...diagnostics);
  const module = { source, file };
  loader.open.set(source.path, undefined);
  for (const declaration of file.declarations) {
    if (declaration.kind === "use") followUse(loader, source.path, declaration);
  }
  loader.open.delete(source.path);
  loader.done.set(source.path, module);
  return module;
}

function followUse(loader: Loader, fromPath: string, use: UseDeclaration): void {
  const path = resolveReported(fromPath, use.path, loader.diagnostics);
  if (path === undefined || loader.done.has(path)) return;
  loader.open.set(fromPath, use);
  if (loader.open.has(path)) {
    loader.diagnostics.push(cycle(loader, path, use));
    return;
  }
  if (loader.done.size + loader.open.size >= maxFiles) {
    if (!loader.isFull) {
      loader.diagnostics.push(diagnostic("too-many-files", use.path.span, { limit: maxFiles }));
    }
    loader.isFull = true;
    return;
  }
  const text = loader.host.read(path);
  if (text === undefined) {
    const known = [...loader.done.keys(), ...loader.open.keys()];
    const suggestion = nearFile(loader.host, fromPath, use.path.value, known);
    loader.diagnostics.push(
      diagnostic("use-not-found", use.path.span, { path: use.path.value, suggestion }),
    );
    return;
  }
  loadSource(loader, { path, text });
}

/** The resolved path of a literal, or undefined after reporting why there is none. */
export function resolveReported(
  fromPath: string,
  literal: { readonly value: string; readonly span: Span },
  diagnostics: Diagnostic[],
): string | undefined {
  const resolved = resolveInside(fromPath, literal.value);
  if (typeof resolved === "string") return resolved;
  diagnostics.push(
    diagnostic("use-outside-project", literal.span, {
      path: literal.value,
      reason: resolved.error,
    }),
  );
  return undefined;
}

/**
 * What the author of a path that leads to no file may have meant: the same name with an ending,
 * without a folder, or a near name among the files that are known. As it is to be written.
 */
export function nearFile(
  host: Host,
  fromPath: string,
  written: string,
  known: readonly string[],
  endings: readonly string[] = [".cemap"],
): string | undefined {
  const bare = written.slice(written.lastIndexOf("/") + 1);
  const tries = [...endings.map((ending) => `${written}${ending}`), `./${bare}`, `../${bare}`];
  const found = tries.find((candidate) => {
    const path = resolveInside(fromPath, candidate);
    return typeof path === "string" && host.read(path) !== undefined;
  });
  if (found !== undefined) return found;
  const wanted = resolveInside(fromPath, written);
  if (typeof wanted !== "string") return undefined;
  const near = nearestName(
    wanted,
    known.filter((path) => path !== fromPath),
  );
  return near === undefined ? undefined : relativePath(fromPath, near);
}

function relativePath(fromPath: string, path: string): string {
  const from = fromPath.split("/").slice(0, -1);
  const to = path.split("/");
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared++;
  const up = from.slice(shared).map(() => "..");
  const down = to.slice(shared);
  return up.length === 0 ? `./${down.join("/")}` : [...up, ...down].join("/");
}

/** Reported at the `use` that closes the circle, with a label at each `use` along it. */
function cycle(loader: Loader, path: string, use: UseDeclaration): Diagnostic {
  const files = [...loader.open.keys()];
  const circle = files.slice(files.indexOf(path));
  const labels: Label[] = circle.flatMap((file) => {
    const step: StringLiteral | undefined = loader.open.get(file)?.path;
    return step === undefined || step === use.path
      ? []
      : [{ span: step.span, text: `\`${file}\` uses this` }];
  });
  return diagnostic("use-cycle", use.path.span, { path }, { labels });
}
