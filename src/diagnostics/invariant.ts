/** Thrown when our own code is wrong; never because of what a user wrote. */
export class InvariantError extends Error {
  override readonly name = "InvariantError";
}

/** Stops loudly when `condition` does not hold: that is a defect of ours. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}

/** The end of a switch over all kinds of a union; a new kind becomes a type error here. */
export function unreachable(value: never): never {
  throw new InvariantError(`unreachable: ${JSON.stringify(value)}`);
}
