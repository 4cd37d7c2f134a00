import { readFileSync } from "node:fs";

/** A whole file of the size and the variety that people write: the first example of the language. */
export const contactSource = readFileSync(new URL("./contact.cemap", import.meta.url), "utf8");
