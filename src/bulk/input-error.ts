/** Thrown when a stream of records as a whole cannot be read; the message is meant for the user. */
export class InputError extends Error {
  override readonly name = "InputError";
}
