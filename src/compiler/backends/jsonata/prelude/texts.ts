/** A helper body for values that are there; missing, null and refusals pass. */
export function onHeld(body: string): string {
  return `function($x) { $held($x) ? ${body} : $x }`;
}

/** A helper body for strings; other kinds are refused with `type`. */
export function onText(body: string): string {
  return onHeld(`( $type($x) = "string" ? ${body} : $refuse("type") )`);
}
