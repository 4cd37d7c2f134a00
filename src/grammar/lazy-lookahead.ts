import { type ILookaheadStrategy, LLkLookaheadStrategy } from "chevrotain";

/**
 * Chevrotain's own lookahead, where each function is made when the parser first stands at its
 * choice: most texts meet few of the choices, and all functions take longer than a short parse.
 */
export class LazyLookahead implements ILookaheadStrategy {
  private readonly strategy: InstanceType<typeof LLkLookaheadStrategy>;

  constructor(options: { readonly maxLookahead: number }) {
    this.strategy = new LLkLookaheadStrategy(options);
  }

  validate: ILookaheadStrategy["validate"] = (options) => this.strategy.validate(options);

  buildLookaheadForAlternation: ILookaheadStrategy["buildLookaheadForAlternation"] = (options) =>
    onFirstCall(() => this.strategy.buildLookaheadForAlternation(options));

  buildLookaheadForOptional: ILookaheadStrategy["buildLookaheadForOptional"] = (options) =>
    onFirstCall(() => this.strategy.buildLookaheadForOptional(options));
}

/** A function that is made when it is first called; the parser is its `this`. */
function onFirstCall<Args extends unknown[], Result>(
  make: () => (...args: Args) => Result,
): (...args: Args) => Result {
  let made: ((...args: Args) => Result) | undefined;
  return function (this: unknown, ...args: Args): Result {
    made ??= make();
    return made.apply(this, args);
  };
}
