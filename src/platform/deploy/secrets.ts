/** Secrets (printable ASCII) by the name of their setting, such as `CEMAP_USER_SECRET`. */
export type Secrets = Readonly<Record<string, string>>;

/**
 * Keeps secrets out of all that leaves the process. `hide` is for people: what was hidden is gone.
 * `seal` is for our own files: `unseal`, with the same secrets, gives the very same text back, so
 * that a payload that holds a secret can be restored and is still not on the disk.
 */
export interface Vault {
  /** A text to print: no secret in any usual spelling, no control characters. Lines stay lines. */
  readonly hide: (text: string) => string;
  /** Whether a text has a secret in it, in any usual spelling. */
  readonly holds: (text: string) => boolean;
  readonly seal: (text: string) => string;
  readonly unseal: (text: string) => string;
}

/** Shorter ones are no secrets, and hiding them would tear common words. */
export const shortestSecret = 8;

export function createVault(secrets: Secrets): Vault {
  const forms = Object.entries(secrets).flatMap(([name, secret]) => formsOf(name, secret));
  const hidden = patternOf(forms.map(({ text }) => text));
  const sealed = patternOf([mark, ...forms.map(({ text }) => inJson(text))]);
  const names = new Map(forms.map(({ name, text }) => [inJson(text), name]));
  const texts = new Map(forms.map(({ name, text }) => [name, inJson(text)]));
  return {
    hide: (text) => escapeControls(hidden === undefined ? text : text.replace(hidden, "***")),
    holds: (text) => hidden !== undefined && text.search(hidden) !== -1,
    seal: (text) =>
      sealed === undefined
        ? text
        : text.replace(sealed, (found) =>
            found === mark ? `${mark}}}` : `${mark}${names.get(found) ?? ""}}}`,
          ),
    unseal: (text) =>
      text.replace(/\{\{cemap:([A-Z_]*(?:\.[a-z0-9]+)?)\}\}/g, (whole, name: string) =>
        name === "" ? mark : (texts.get(name) ?? whole),
      ),
  };
}

/** Begins what stands for a secret; where a text has it already, it stands for itself. */
const mark = "{{cemap:";

/** One way to spell a secret, and the name that stands for it: that of its setting and the way. */
interface Form {
  readonly name: string;
  readonly text: string;
}

/** A secret as it may be found: as it is, in JSON, in a URL, in base64 at any offset of bytes. */
function formsOf(name: string, secret: string): readonly Form[] {
  const inUrl = encodeURIComponent(secret);
  const ways: Readonly<Record<string, string>> = {
    "": secret,
    ".json": inJson(secret),
    ".url": inUrl,
    ".form": inUrl.replaceAll("%20", "+"),
    ...Object.fromEntries(inBase64(secret).map((text, offset) => [`.base64${offset}`, text])),
  };
  const seen = new Set<string>();
  return Object.entries(ways).flatMap(([way, text]) => {
    if (seen.has(text)) return [];
    seen.add(text);
    return [{ name: `${name}${way}`, text }];
  });
}

function inBase64(secret: string): readonly string[] {
  return [0, 1, 2].map((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret, "utf8")]);
    const start = Math.ceil((offset * 8) / 6);
    const end = Math.floor((bytes.length * 8) / 6);
    return bytes.toString("base64").slice(start, end);
  });
}

function inJson(secret: string): string {
  return JSON.stringify(secret).slice(1, -1);
}

function patternOf(texts: readonly string[]): RegExp | undefined {
  // Of texts that begin alike the longer one is tried first.
  const parts = [...new Set(texts)]
    .filter((text) => text !== "")
    .sort((one, other) => other.length - one.length);
  if (parts.length === 0) return undefined;
  return new RegExp(
    parts.map((text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")).join("|"),
    "g",
  );
}

/** Control and direction characters as `\u001b`: a server must not steer the terminal. */
export function escapeControls(text: string): string {
  return text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
  );
}
