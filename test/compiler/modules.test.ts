import { describe, expect, it } from "vitest";
import { memoryHost } from "../../src/compiler/host.ts";
import { loadModules, maxFiles } from "../../src/compiler/modules.ts";
import { resolveInside } from "../../src/compiler/modules-paths.ts";

type Files = Readonly<Record<string, string>>;

/** Loads `main.cemap` (or `entry`) of these files; paths in the order of loading, and findings. */
function load(files: Files, entry = "main.cemap") {
  const host = memoryHost(files);
  const loaded = loadModules({ path: entry, text: files[entry] ?? "" }, host);
  return {
    paths: loaded.modules.map((module) => module.source.path),
    entry: loaded.entry.source.path,
    findings: loaded.diagnostics.map((finding) => ({
      code: finding.code,
      at: textAt(files, finding.span),
      message: finding.message,
      help: finding.help,
      labels: finding.labels.map((label) => `${textAt(files, label.span)} ${label.text}`),
    })),
  };
}

function textAt(files: Files, span: { source: string; start: number; end: number }): string {
  return (files[span.source] ?? "").slice(span.start, span.end);
}

describe("paths", () => {
  const inside: readonly (readonly [string, string, string])[] = [
    ["main.cemap", "./common.cemap", "common.cemap"],
    ["main.cemap", "common.cemap", "common.cemap"],
    ["maps/main.cemap", "../common.cemap", "common.cemap"],
    ["maps/crm/main.cemap", "../../shared/./a.cemap", "shared/a.cemap"],
    ["maps/main.cemap", "../maps/b.cemap", "maps/b.cemap"],
    ["main.cemap", "./a b/kunde-ä.cemap", "a b/kunde-ä.cemap"],
    ["main.cemap", "./...cemap", "...cemap"],
    ["main.cemap", "./console.cemap", "console.cemap"],
    ["main.cemap", "./100%.cemap", "100%.cemap"],
    ["main.cemap", "./__proto__", "__proto__"],
    ["./maps//main.cemap", "./b.cemap", "maps/b.cemap"],
    ["main.cemap", "./100%2.cemap", "100%2.cemap"],
    ["main.cemap", "./falcon", "falcon"],
    ["main.cemap", "./\ufb01ne\uff0e.cemap", "\ufb01ne\uff0e.cemap"],
    ["main.cemap", "a".repeat(1024), "a".repeat(1024)],
  ];
  it.each(inside)("%s uses %s", (from, relative, expected) => {
    expect(resolveInside(from, relative)).toBe(expected);
  });

  const outside: readonly (readonly [string, string])[] = [
    ["", "it is empty"],
    ["/etc/passwd", "absolute"],
    ["//server/share/a.cemap", "absolute"],
    ["\\\\server\\share\\a.cemap", "absolute"],
    ["\\a.cemap", "absolute"],
    ["..\\a.cemap", "backslash"],
    ["a\\..\\..\\b.cemap", "backslash"],
    ["../../a.cemap", "leaves the project"],
    ["a/../../../b.cemap", "leaves the project"],
    ["./../../maps/a.cemap", "leaves the project"],
    ["file:///etc/passwd", "URL"],
    ["FILE:a.cemap", "URL"],
    ["http://example.com/a.cemap", "URL"],
    ["https://example.com/a.cemap", "URL"],
    ["data:text/plain,x", "URL"],
    ["node:fs", "URL"],
    ["C:\\a.cemap", "drive"],
    ["c:/a.cemap", "drive"],
    ["c:a.cemap", "drive"],
    ["a.cemap:stream", "URL"],
    ["a b:stream", "characters? that file names"],
    ["%2e%2e/a.cemap", "escape"],
    ["./%2E./a.cemap", "escape"],
    ["./a%2fb.cemap", "escape"],
    ["./a%00.cemap", "escape"],
    ["./a\0.cemap", "cannot be seen"],
    ["./a\n.cemap", "cannot be seen"],
    ["./a\u202ecemap.exe", "cannot be seen"],
    ["./a\u200b.cemap", "cannot be seen"],
    ["./a\ud800.cemap", "cannot be seen"],
    ["~/a.cemap", "home"],
    ["~root/a.cemap", "home"],
    ["./CON", "device"],
    ["./con.cemap", "device"],
    ["./aux/a.cemap", "device"],
    ["./NUL.txt", "device"],
    ["./com1.cemap", "device"],
    ["./LPT9", "device"],
    ["./com\u00b9", "device"],
    ["./conin$", "device"],
    ["./a./b.cemap", "dot or a blank"],
    ["./a /b.cemap", "dot or a blank"],
    ["./ a.cemap", "dot or a blank"],
    ["./con .txt", "device"],
    [".../a.cemap", "dot or a blank"],
    ["./a*.cemap", "characters? that file names"],
    ["./a?.cemap", "characters? that file names"],
    ["./a|b.cemap", "characters? that file names"],
    ["./\uff0e\uff0e/a.cemap", "like a slash or a dot"],
    ["./a\uff0fb.cemap", "like a slash or a dot"],
    ["./\u2025/a.cemap", "like a slash or a dot"],
    ["./a\uff3cb.cemap", "like a slash or a dot"],
    ["a//b.cemap", "empty part"],
    ["./a/", "empty part"],
    [".", "folder"],
    ["..", "folder"],
    ["./a/..", "folder"],
    ["./a/.", "folder"],
    ["a".repeat(1025), "longer"],
  ];
  it.each(outside)("refuses %j", (relative, reason) => {
    expect(resolveInside("maps/main.cemap", relative)).toEqual({
      error: expect.stringMatching(reason),
    });
  });
});

describe("use", () => {
  it("loads each file once, used files first", () => {
    const files = {
      "main.cemap": 'use "./a.cemap"\nuse "./lib/b.cemap"\n',
      "a.cemap": 'use "./lib/b.cemap"\n',
      "lib/b.cemap": 'use "../c.cemap"\n',
      "c.cemap": "enum E { A }\n",
    };
    expect(load(files)).toEqual({
      paths: ["c.cemap", "lib/b.cemap", "a.cemap", "main.cemap"],
      entry: "main.cemap",
      findings: [],
    });
  });

  it("reports a path that leaves the project, with the reason", () => {
    const { paths, findings } = load({ "main.cemap": 'use "../secret.cemap"\n' });
    expect(paths).toEqual(["main.cemap"]);
    expect(findings).toMatchObject([
      {
        code: "use-outside-project",
        at: '"../secret.cemap"',
        message: "The path `../secret.cemap` cannot be used: it leaves the project.",
      },
    ]);
  });

  it("reports a missing file and offers one that is near", () => {
    const files = {
      "main.cemap": 'use "./common"\nuse "./lib/b.cemap"\nuse "./lib/bb.cemap"\nuse "./zzzzzz"\n',
      "common.cemap": "",
      "lib/b.cemap": "",
    };
    expect(load(files).findings).toMatchObject([
      { code: "use-not-found", at: '"./common"', help: "Did you mean `./common.cemap`?" },
      { code: "use-not-found", at: '"./lib/bb.cemap"', help: "Did you mean `./lib/b.cemap`?" },
      {
        code: "use-not-found",
        at: '"./zzzzzz"',
        help: "Paths are relative to the file that names them.",
      },
    ]);
  });

  it.each([
    // The file with an ending, without a folder, or in the folder above.
    ["maps/main.cemap", "./common", ["maps/common.cemap"], "./common.cemap"],
    ["maps/main.cemap", "./lib/common.cemap", ["maps/common.cemap"], "./common.cemap"],
    ["maps/main.cemap", "./common.cemap", ["common.cemap"], "../common.cemap"],
    ["maps/main.cemap", "./lib/common", ["common.cemap"], undefined],
    // Nothing leads out of the project.
    ["main.cemap", "./common.cemap", ["common.txt"], undefined],
    // The entry file is no file to be used.
    ["main.cemap", "./mai.cemap", [], undefined],
  ])("%s: %s of %j may be %s", (entry, written, paths, near) => {
    const files = Object.fromEntries(paths.map((path) => [path, ""]));
    const { findings } = load({ ...files, [entry]: `use "${written}"\n` }, entry);
    const help = near === undefined ? undefined : `Did you mean \`${near}\`?`;
    expect(findings.map(({ help: said }) => said)).toEqual([
      help ?? "Paths are relative to the file that names them.",
    ]);
  });

  it.each([
    ["main.cemap", "./lib/b.cemap", "./lib/bb.cemap", "./lib/b.cemap"],
    ["maps/main.cemap", "./crm/b.cemap", "./crm/bb.cemap", "./crm/b.cemap"],
    ["maps/crm/main.cemap", "../lib/b.cemap", "../lib/bb.cemap", "../lib/b.cemap"],
    ["maps/crm/main.cemap", "../../lib/b.cemap", "../../lib/bb.cemap", "../../lib/b.cemap"],
  ])("%s: a name near one that %s has", (entry, used, written, near) => {
    const path = resolveInside(entry, used);
    if (typeof path !== "string") throw new Error(path.error);
    const text = `use "${used}"\nuse "${written}"\n`;
    const { findings } = load({ [path]: "", [entry]: text }, entry);
    expect(findings.map(({ at, help }) => [at, help])).toEqual([
      [`"${written}"`, `Did you mean \`${near}\`?`],
    ]);
  });

  it("reports a cycle once, with a label at each use along it", () => {
    const files = {
      "main.cemap": 'use "./x.cemap"\nuse "./a.cemap"\n',
      "x.cemap": "",
      "a.cemap": 'use "./b.cemap"\n',
      "b.cemap": 'use "./x.cemap"\nuse "./a.cemap"\n',
    };
    const { paths, findings } = load(files);
    expect(paths).toEqual(["x.cemap", "b.cemap", "a.cemap", "main.cemap"]);
    expect(findings).toMatchObject([
      { code: "use-cycle", at: '"./a.cemap"', labels: ['"./b.cemap" `a.cemap` uses this'] },
    ]);
    expect(load({ "main.cemap": 'use "./main.cemap"' }).findings).toMatchObject([
      { code: "use-cycle", labels: [] },
    ]);
  });

  it("stops at the largest number of files, and says so once", () => {
    const files: Record<string, string> = {};
    const count = maxFiles + 20;
    for (let index = 0; index < count; index++) {
      files[`f${index}.cemap`] = `use "./f${index + 1}.cemap"\nuse "./f${index + 2}.cemap"\n`;
    }
    files[`f${count}.cemap`] = "";
    files[`f${count + 1}.cemap`] = "";
    const { paths, findings } = load(files, "f0.cemap");
    expect(paths).toHaveLength(maxFiles);
    expect(findings.map((finding) => finding.code)).toEqual(["too-many-files"]);
  });
});
