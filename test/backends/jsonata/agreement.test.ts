import { describe, it } from "vitest";
import { nothingChanges, readingAgrees, writingAgrees } from "./agree.ts";
import { zoo } from "./zoo.ts";

describe("JSONata agrees with the interpreter", () => {
  for (const animal of zoo) {
    it(`reading: ${animal.name}`, () => readingAgrees(animal));
    it(`writing: ${animal.name}`, () => writingAgrees(animal));
    it(`nothing said, nothing changed: ${animal.name}`, () => nothingChanges(animal));
  }
});
