import { describe, it } from "vitest";
import { hostileTexts } from "../support/hostile.ts";
import { exercise } from "./exercise.ts";
import { namePlaces } from "./name-places.ts";
import { valuePlaces } from "./value-places.ts";

const texts = hostileTexts();

describe("texts as values and names", () => {
  for (const place of [...valuePlaces, ...namePlaces]) {
    it(`${place.name}: nothing executes, nothing changes meaning`, async () => {
      const { accepted, refused } = await exercise(place, texts);
      console.log(
        place.name,
        accepted,
        [...refused].map(([c, t]) => `${c}: ${t.length} ${JSON.stringify(t.slice(0, 5))}`),
      );
    });
  }
});
