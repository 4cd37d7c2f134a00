/** A part of a script that cannot be said by rules; caught where the script is read. */
export class NotUnderstood extends Error {
  readonly node: { readonly start: number };
  readonly isStatement: boolean;

  constructor(node: { readonly start: number }, isStatement = false) {
    super();
    this.node = node;
    this.isStatement = isStatement;
  }
}

export function isName(node: { readonly type: string } | null | undefined, name: string): boolean {
  return node?.type === "Identifier" && (node as { readonly name?: string }).name === name;
}
