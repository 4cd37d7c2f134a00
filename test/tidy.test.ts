import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { catalogue } from "../src/diagnostics/catalogue.ts";

/**
 * Who may import whom. The first room whose prefix fits a file counts; `packages` may end in `*`.
 * A new row or a new right needs a reason in docs/ARCHITECTURE.md.
 */
const rooms: readonly Room[] = [
  { prefix: "src/diagnostics/", rooms: [], packages: ["fastest-levenshtein"] },
  { prefix: "src/runtime/jsonata", rooms: ["src/runtime/"], packages: ["jsonata", "re2js"] },
  { prefix: "src/runtime/", rooms: [], packages: [] },
  {
    prefix: "src/grammar/format",
    rooms: ["src/grammar/", "src/diagnostics/"],
    packages: ["prettier"],
  },
  { prefix: "src/grammar/", rooms: ["src/diagnostics/"], packages: ["chevrotain"] },
  {
    prefix: "src/compiler/ir/",
    rooms: ["src/diagnostics/", "src/runtime/", "src/compiler/types"],
    packages: [],
  },
  {
    prefix: "src/compiler/backends/",
    rooms: ["src/compiler/ir/", "src/compiler/types", "src/diagnostics/", "src/runtime/"],
    packages: [],
  },
  {
    prefix: "src/compiler/",
    rooms: ["src/grammar/", "src/diagnostics/", "src/runtime/"],
    packages: [],
  },
  {
    prefix: "src/engine/",
    rooms: ["src/compiler/", "src/runtime/", "src/platform/local/"],
    packages: ["node:*"],
  },
  {
    prefix: "src/laws/",
    rooms: ["src/compiler/", "src/runtime/", "src/diagnostics/", "src/engine/"],
    packages: ["fast-check"],
  },
  { prefix: "src/index.ts", rooms: ["src/"], packages: [] },
  { prefix: "src/validation/", rooms: [], packages: ["ajv*", "ajv-formats"] },
  {
    prefix: "src/platform/",
    rooms: ["src/compiler/", "src/grammar/", "src/diagnostics/", "src/runtime/", "src/engine/"],
    packages: [
      "acorn",
      "diff",
      "fast-json-patch",
      "hono*",
      "@hono/node-server*",
      "ky",
      "lodash*",
      "quickjs-emscripten*",
      "node:*",
    ],
  },
  {
    prefix: "src/bulk/",
    rooms: ["src/runtime/", "src/compiler/types"],
    packages: ["csv-parse*", "csv-stringify*", "lossless-json", "node:*"],
  },
  {
    prefix: "src/cli/",
    rooms: ["src/", "package.json"],
    packages: ["commander", "picocolors", "tinyglobby", "chokidar", "@hono/node-server", "node:*"],
  },
];

interface Room {
  readonly prefix: string;
  /** Rooms besides its own. */
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
}

const root = join(import.meta.dirname, "..");
const sources = filesBelow("src").filter((path) => path.endsWith(".ts"));
const written = sources.filter((path) => !path.includes(".generated."));

describe("the import table", () => {
  it.each(written)("%s imports only what its room may", (path) => {
    const room = rooms.find(({ prefix }) => path.startsWith(prefix));
    expect(room, `${path} lies in no room`).toBeDefined();
    expect(importsOf(path).filter((target) => !isAllowed(room, target))).toEqual([]);
  });
});

describe("sizes", () => {
  it.each(written)("%s has at most 400 lines of at most 120 columns", (path) => {
    const lines = read(path).split("\n");
    expect(lines.length - 1).toBeLessThanOrEqual(400);
    expect(lines.filter((line) => line.length > 120 && !isUnbreakable(line))).toEqual([]);
  });
});

describe("names", () => {
  it("files are kebab-case", () => {
    const odd = sources.filter(
      (path) => !/^[a-z0-9-]+(\.generated)?(\.d)?\.ts$/.test(posix.basename(path)),
    );
    expect(odd).toEqual([]);
  });

  it("exports are named, and lists are no barrels", () => {
    const wrong = written.filter((path) => /^export (default|\*)/m.test(read(path)));
    expect(wrong).toEqual([]);
  });
});

describe("diagnostics", () => {
  const codes = Object.keys(catalogue).sort();

  it("every code has a fixture, every fixture a code", () => {
    const fixtures = filesBelow("test/diagnostics")
      .filter((path) => /^test\/diagnostics\/[^/]+\.cemap$/.test(path))
      .map((path) => posix.basename(path, ".cemap"));
    expect(fixtures.sort()).toEqual(codes);
  });

  it.each(codes)("%s is used", (code) => {
    const uses = sources.filter(
      (path) => !path.includes("/messages/") && read(path).includes(`"${code}"`),
    );
    expect(uses).not.toEqual([]);
  });
});

describe("the text of the project", () => {
  it("holds no unfinished words", () => {
    const files = [...sources, ...filesBelow("docs"), "README.md"];
    const unfinished = files.filter((path) => /\b(TODO|FIXME|HACK)\b/.test(read(path)));
    expect(unfinished).toEqual([]);
  });
});

function isAllowed(room: Room | undefined, target: string): boolean {
  if (room === undefined) return false;
  if (target.startsWith("src/") || target === "package.json") {
    return [room.prefix, ...room.rooms].some((prefix) => target.startsWith(prefix));
  }
  return room.packages.some((name) =>
    name.endsWith("*") ? target.startsWith(name.slice(0, -1)) : target === name,
  );
}

/** Targets of all imports: paths from the root for relative ones, else the specifier. */
function importsOf(path: string): readonly string[] {
  const text = read(path);
  const specifiers = [...text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^"';]*?from\s+"([^"]+)"/g)];
  const bare = [...text.matchAll(/(?:^|\n)\s*import\s+"([^"]+)"/g)];
  const dynamic = [...text.matchAll(/\bimport\(\s*"([^"]+)"\s*\)/g)];
  const all = [...specifiers, ...bare, ...dynamic];
  const own = all.filter((match) => match[1]?.startsWith("cemap/") !== true); // in emitted text
  return own.map((match) => {
    const specifier = match[1] ?? "";
    return specifier.startsWith(".")
      ? posix.normalize(posix.join(posix.dirname(path), specifier))
      : specifier;
  });
}

/** The formatter breaks code at 100; what is longer is text, and a sentence may need the room. */
function isUnbreakable(line: string): boolean {
  return /["'`/]/.test(line);
}

function filesBelow(folder: string): readonly string[] {
  const full = join(root, folder);
  if (!existsSync(full)) return [];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort();
}

function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}
