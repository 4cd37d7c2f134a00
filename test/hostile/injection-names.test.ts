import { describe } from "vitest";
import { namePlaces } from "./name-places.ts";
import { placeTests } from "./place-tests.ts";

// A file of its own, so that values and names run side by side.
describe("hostile texts as names", () => placeTests(namePlaces));
