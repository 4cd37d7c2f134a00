import { describe, expect, it } from "vitest";
import { runRead, runWrite } from "./run.ts";
import { rows } from "./worked.ts";

describe("worked examples in JSONata", () => {
  for (const row of rows) {
    it(`row ${row.name}`, async () => {
      const outcome =
        row.read === undefined
          ? await runWrite(row.map, row.write ?? {}, { original: row.original })
          : await runRead(row.map, row.read);
      expect(outcome).toEqual(
        row.error === undefined ? { value: row.gives } : { error: row.error },
      );
    });
  }
});
