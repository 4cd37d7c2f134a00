import { hostileTexts } from "../support/hostile.ts";
import { valuePlaces } from "./value-places.ts";
import { namePlaces } from "./name-places.ts";
const texts = hostileTexts();
const { exercise } = await import("./exercise.ts");
for (const place of [...valuePlaces, ...namePlaces].filter((p) => p.name.includes(process.env.PLACE ?? ""))) {
  const t = process.cpuUsage();
  try {
    const { accepted, refused } = await exercise(place, texts);
    console.log("OK", place.name, accepted, [...refused].map(([c, t]) => `${c}: ${t.length} ${JSON.stringify(t.slice(0, 8))}`).join(" | "), (process.cpuUsage(t).user/1000).toFixed(0));
  } catch (e) { console.log("FAIL", (e as Error).message, (process.cpuUsage(t).user/1000).toFixed(0)); }
}
