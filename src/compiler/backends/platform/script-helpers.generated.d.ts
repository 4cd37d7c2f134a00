/** Functions and constants of the runtime in plain ES6, in an order in which they can be evaluated. */
export const helpers: readonly {
  readonly name: string;
  readonly text: string;
  /** Names of other helpers that it refers to. */
  readonly uses: readonly string[];
}[];

/** Names that helpers have in these texts, by the names under which the runtime exports them. */
export const exported: Readonly<Record<string, string>>;
