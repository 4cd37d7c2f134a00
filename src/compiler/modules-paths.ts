/** Why a path cannot be used; reads on after "cannot be used:". */
export interface PathRefusal {
  readonly error: string;
}

/**
 * The path of a file that `fromPath` names by `relative`: relative to the project root, with
 * forward slashes, without `.` and `..`. Anything that could lead out of the project on some
 * system, or mean another file there, is refused with a reason. Pure: whether the file exists,
 * and whether it is a link that leaves the root, is for the host to say.
 */
export function resolveInside(fromPath: string, relative: string): string | PathRefusal {
  const reason = refusedText(relative);
  if (reason !== undefined) return { error: reason };
  const segments = folderOf(fromPath);
  for (const segment of relative.split("/")) {
    if (segment === ".") continue;
    if (segment === "..") {
      if (segments.length === 0) return { error: "it leaves the project" };
      segments.pop();
      continue;
    }
    const refused = refusedSegment(segment);
    if (refused !== undefined) return { error: refused };
    segments.push(segment);
  }
  if (/(^|\/)\.{1,2}$/.test(relative)) return { error: "it names a folder" };
  return segments.join("/");
}

function folderOf(path: string): string[] {
  return path
    .split("/")
    .slice(0, -1)
    .filter((segment) => segment !== "" && segment !== ".");
}

/** What rules out the text as a whole. */
function refusedText(text: string): string | undefined {
  if (text === "") return "it is empty";
  if (text.length > 1024) return "it is longer than 1024 characters";
  if (/^[a-z][a-z0-9+.-]+:/i.test(text)) return "it is a URL";
  if (/^[a-z]:/i.test(text)) return "it names a drive";
  if (/^[\\/]/.test(text)) return "it is absolute";
  if (text.includes("\\")) return "it has a backslash";
  if (/%[0-9a-f]{2}/i.test(text)) return "it has an escape such as `%2e`";
  if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text))
    return "it has a character that cannot be seen";
  if (/[:*?"<>|]/.test(text)) return "it has a character that file names cannot have everywhere";
  return undefined;
}

/** What rules out one name between slashes, `.` and `..` aside. */
function refusedSegment(segment: string): string | undefined {
  if (segment === "") return "it has an empty part";
  if (segment.startsWith("~")) return "it names a home folder";
  if (/[. ]$/.test(segment) || segment.startsWith(" "))
    return "a part of it ends with a dot or a blank";
  if (isDeviceName(segment)) return "a part of it names a device on Windows";
  // Some file systems fold compatibility characters: a full-width slash must not become a slash.
  const folded = segment.normalize("NFKC");
  if (folded !== segment && /[\\/:]|^\.+$/.test(folded))
    return "it has a character like a slash or a dot";
  return undefined;
}

function isDeviceName(segment: string): boolean {
  const stem = (segment.split(".")[0] ?? "").trim().toLowerCase();
  return /^(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])$/.test(stem);
}
