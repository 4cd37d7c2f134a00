import { MappingError, type Site } from "../../src/runtime/errors.ts";

export const at: Site = { path: "Field", rule: "field <-> Field" };

/** The code with which `run` refuses, or `undefined` when it does not. Other exceptions pass. */
export function refusal(run: () => unknown): string | undefined {
  try {
    run();
    return undefined;
  } catch (problem) {
    if (problem instanceof MappingError) return problem.code;
    throw problem;
  }
}

/** The result of `run`, or `{ refused: code }`. */
export function outcome<T>(run: () => T): T | { readonly refused: string } {
  try {
    return run();
  } catch (problem) {
    if (problem instanceof MappingError) return { refused: problem.code };
    throw problem;
  }
}
