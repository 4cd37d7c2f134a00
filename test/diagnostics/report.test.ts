import { describe, expect, it } from "vitest";
import { type Diagnostic, diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { type Paint, renderDiagnostic, visible } from "../../src/diagnostics/render.ts";
import { report, reportFormats } from "../../src/diagnostics/report.ts";
import type { Source, Span } from "../../src/diagnostics/source.ts";

const path = "maps/my contact.cemap";
const text = [
  "object Contact { id: string! key, email: string }",
  "map Contact <-> sfdc.Contact {",
  "  id    <-> Id",
  "  email <-> Email",
  "  email <-> Mail, 100%",
  "}",
  "",
].join("\n");
const sources = sourcesOf(path, text);

const twice = diagnostic(
  "duplicate-target",
  spanOf("email <-> Mail, 100%"),
  { path: "email" },
  { labels: [{ span: spanOf("email <-> Email"), text: "the other rule" }] },
);
const unmapped = diagnostic("unmapped-fields", spanOf("Contact <-> sfdc"), {
  object: "Contact",
  fields: ["phone"],
});
const findings = [unmapped, twice];

describe("a report", () => {
  it("says nothing in plain text when there is nothing to say", () => {
    expect(report([], sources, "pretty")).toBe("");
    expect(report([], sources, "github")).toBe("");
    expect(JSON.parse(report([], sources, "json"))).toEqual({
      version: 1,
      errors: 0,
      warnings: 0,
      diagnostics: [],
    });
  });

  it.each(reportFormats)("in %s is as reviewed", async (format) => {
    await expect(report(findings, sources, format)).toMatchFileSnapshot(
      `./files/report.${format}.txt`,
    );
  });

  it("in sarif names the rule of each result, and only rules that it lists", () => {
    const document = JSON.parse(report([...findings, twice], sources, "sarif")) as Sarif;
    expect(document.version).toBe("2.1.0");
    expect(document.runs).toHaveLength(1);
    const { rules } = document.runs[0]?.tool.driver ?? { rules: [] };
    const results = document.runs[0]?.results ?? [];
    expect(rules.map(({ id }) => id)).toEqual(["duplicate-target", "unmapped-fields"]);
    expect(results).toHaveLength(3);
    for (const result of results) {
      expect(rules[result.ruleIndex]?.id).toBe(result.ruleId);
      expect(["error", "warning", "note"]).toContain(result.level);
      expect(result.message.text).not.toBe("");
      for (const { physicalLocation } of [...result.locations, ...result.relatedLocations]) {
        const { region, artifactLocation } = physicalLocation;
        expect(artifactLocation.uri).toBe("maps/my%20contact.cemap");
        expect(region.startLine).toBeGreaterThanOrEqual(1);
        expect(region.startColumn).toBeGreaterThanOrEqual(1);
        expect(region.endColumn).toBeGreaterThan(region.startColumn);
      }
    }
  });

  it("in github keeps a finding on one line whatever it holds", () => {
    const odd: Diagnostic = {
      ...twice,
      message: "50% of\r\nthis::set-output name=x::y",
      span: { source: "a,b:c%.cemap", start: 0, end: 0 },
    };
    const line = report([odd], new Map(), "github");
    expect(line.match(/\n/g)).toHaveLength(1);
    expect(line).toContain("file=a%2Cb%3Ac%25.cemap,line=1,col=1");
    expect(line).toContain("50%25 of%0D%0Athis::set-output");
  });
});

describe("colours", () => {
  const mark =
    (name: string) =>
    (part: string): string =>
      `<${name}>${part}</${name}>`;
  const paint: Paint = {
    error: mark("error"),
    warning: mark("warning"),
    info: mark("info"),
    frame: mark("frame"),
    strong: mark("strong"),
  };

  it("fall on headline, frame and underlines, never on the text of the file", () => {
    expect(renderDiagnostic(twice, sources, paint).split("\n")).toEqual([
      "<error>error[duplicate-target]</error>: <strong>Two rules set `email`.</strong>",
      " <frame>--></frame> maps/my contact.cemap:5:3",
      "  <frame>|</frame>",
      "5 <frame>|</frame>   email <-> Mail, 100%",
      `  <frame>|</frame>   <error>${"^".repeat(20)}</error>`,
      " <frame>--></frame> maps/my contact.cemap:4:3",
      "  <frame>|</frame>",
      "4 <frame>|</frame>   email <-> Email",
      `  <frame>|</frame>   <info>${"-".repeat(15)}</info> the other rule`,
      "  <frame>=</frame> help: Keep one of them, or put them into different `when` branches.",
    ]);
  });

  it("are off without a paint", () => {
    const rendered = renderDiagnostic(twice, sources);
    expect(rendered).not.toContain("<error>");
    expect(rendered).not.toContain("\u001b");
  });
});

describe("the line in question", () => {
  it("counts a tab as one blank", () => {
    expect(underlined("\tid\t<->\tIdd", "Idd")).toEqual([" id <-> Idd", "        ^^^"]);
  });

  it("gives wide characters two columns and combining marks none", () => {
    expect(underlined("名前 <-> Name", "Name")).toEqual(["名前 <-> Name", "         ^^^^"]);
    expect(underlined("名前 <-> Name", "名前")).toEqual(["名前 <-> Name", "^^^^"]);
    expect(underlined("cafe\u0301 <-> X", "X")).toEqual(["cafe\u0301 <-> X", "         ^"]);
    expect(underlined("`😀` <-> X", "X")).toEqual(["`😀` <-> X", "         ^"]);
  });

  it("shows what a terminal would act upon as its number", () => {
    expect(underlined("a \u202eX", "\u202e")).toEqual(["a <U+202E>X", "  ^^^^^^^^"]);
    expect(visible("\u001b[31m\u0007\u200b\ufeff\u0085")).toBe(
      "<U+001B>[31m<U+0007><U+200B><U+FEFF><U+0085>",
    );
  });

  it("shows no control character of a message, a label, a help or a path either", () => {
    const odd: Diagnostic = {
      ...twice,
      message: "m\u001b[2J",
      help: "h\u202e",
      span: { source: "p\u0007.cemap", start: 0, end: 1 },
      labels: [{ span: { source: path, start: 0, end: 3 }, text: "l\u0000" }],
    };
    const rendered = renderDiagnostic(odd, sources);
    const hidden = [...rendered].filter((one) => one !== "\n" && (one < " " || one === "\u202e"));
    expect(hidden).toEqual([]);
    for (const shown of ["m<U+001B>[2J", "h<U+202E>", "p<U+0007>.cemap", "l<U+0000>"]) {
      expect(rendered).toContain(shown);
    }
  });

  it("underlines one column where nothing is marked, and no further than the line", () => {
    const short = sourcesOf("f", "ab\ncd\n");
    const at = (start: number, end: number): string =>
      renderDiagnostic({ ...twice, labels: [], span: { source: "f", start, end } }, short);
    expect(at(2, 2)).toContain("1 | ab\n  |   ^\n");
    expect(at(1, 6)).toContain("1 | ab\n  |  ^\n");
    expect(at(99, 99)).toContain(" --> f:3:1\n");
  });
});

interface Sarif {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly SarifPlace[];
      readonly relatedLocations: readonly SarifPlace[];
    }[];
  }[];
}

interface SarifPlace {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string };
    readonly region: {
      readonly startLine: number;
      readonly startColumn: number;
      readonly endColumn: number;
    };
  };
}

function sourcesOf(name: string, content: string): ReadonlyMap<string, Source> {
  return new Map([[name, { path: name, text: content }]]);
}

function spanOf(part: string): Span {
  const start = text.indexOf(part);
  return { source: path, start, end: start + part.length };
}

/** The line and the underline of a finding about `part`, without the gutter. */
function underlined(line: string, part: string): readonly string[] {
  const start = line.indexOf(part);
  const span = { source: "f", start, end: start + part.length };
  const finding: Diagnostic = { ...twice, labels: [], span };
  const lines = renderDiagnostic(finding, sourcesOf("f", line)).split("\n");
  return lines.slice(3, 5).map((shown) => shown.slice(4));
}
