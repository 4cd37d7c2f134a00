import { describe, it } from "vitest";
import { readingAgrees } from "./agree.ts";
import { expressionZoo } from "./zoo-expressions.ts";

describe("expressions in JSONata agree with the interpreter", () => {
  for (const animal of expressionZoo) {
    it(animal.name, () => readingAgrees(animal));
  }
});
