/**
 * A named function of the JSONata text. `text` is a JSONata lambda; a helper that it calls by name
 * comes along. `about` is printed above it and must not contain the end of a comment.
 */
export interface Helper {
  readonly name: string;
  readonly about: string;
  readonly text: string;
  /** The same for maps whose paths go through names only. */
  readonly withoutLists?: string;
}
