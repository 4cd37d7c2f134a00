import { describe } from "vitest";
import { placeTests } from "./place-tests.ts";
import { valuePlaces } from "./value-places.ts";

describe("hostile texts as values", () => placeTests(valuePlaces));
