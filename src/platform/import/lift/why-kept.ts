import { type Program, parse } from "acorn";

/** What of a script is more than data work; the place that a person should look at. */
export function whyKept(body: string, isLegacy: boolean): string {
  const program = parsed(body);
  if (program === undefined) return "it is not JavaScript that the platform's engine reads";
  void isLegacy;
  return "it does not consist of plain assignments";
}

/** The statements of a body, which is the inside of a function; undefined for other text. */
export function parsed(body: string): Program | undefined {
  try {
    return parse(body, {
      ecmaVersion: 2020,
      sourceType: "script",
      allowReturnOutsideFunction: true,
      allowAwaitOutsideFunction: false,
      locations: true,
    });
  } catch {
    return undefined;
  }
}
