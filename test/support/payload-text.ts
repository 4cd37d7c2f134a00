/** A payload with its script as text; helpers are the runtime's, whose tests they share. */
export function payloadText(content: string): string {
  const payload = JSON.parse(content);
  if (payload.script === undefined) return content;
  const { body, ...script } = payload.script;
  const [rules] = body.split("\n// What the rules call.\n");
  const [later] = body.split("\n").slice(-1);
  return `${JSON.stringify({ ...payload, script }, undefined, 2)}\n${rules}\n${later}`;
}
