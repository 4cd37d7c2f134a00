import { sameJson } from "../../runtime/index.ts";
import type { Codec, CodecStep } from "../ir/nodes.ts";
import type { Json, Type } from "../types.ts";
import { checked, type DirectionClass, lossy, type Witness } from "./model.ts";
import { isRunnable, type Maybe, type Outcome, runnerOf } from "./run-codec.ts";
import { samplesOf } from "./samples.ts";
import { type BothClasses, classOfStep } from "./step-class.ts";
import { sameOf } from "./type-functions.ts";

/** A codec by what its steps are: an upper bound of faithfulness, without witnesses but of tables. */
export function classOfCodec(codec: Codec): BothClasses {
  const steps = codec.steps.filter(({ kind }) => kind !== "check");
  return {
    // The step nearest to the common value is the outer one of a write, the first one of a read.
    write: refusing(codec, chained(steps.toReversed(), "write")),
    read: refusing(codec, chained(steps, "read")),
  };
}

/** Outer step first: its class, where all that is inside it is lossless. */
function chained(steps: readonly CodecStep[], direction: "write" | "read"): DirectionClass {
  const classes = steps.map((step, at) => {
    const own = classOfStep(step)[direction];
    const outer = steps[at - 1];
    const isNormal =
      outer !== undefined &&
      own.kind === "canonical" &&
      own.normalisations.every((name) => name === normalFormOf(outer, direction));
    return isNormal ? checked : own;
  });
  const telling = classes.filter(({ kind }) => kind !== "lossless");
  const [first] = telling;
  if (first === undefined) return checked;
  const loss = telling.find(({ kind }) => kind === "lossy");
  if (loss !== undefined) return loss;
  const isOuterOnly = telling.length === 1 && classes[0] === first;
  const isOne = telling.every((one) => sameJson(one.normalisations, first.normalisations));
  if (isOuterOnly || (isOne && classes.length === telling.length)) return first;
  const [inner] = telling.at(-1)?.normalisations ?? [];
  return lossy(`${inner} inside another conversion`);
}

/** The normalisation that has nothing left to do with what a step gives on its way. */
function normalFormOf(step: CodecStep, direction: "write" | "read"): string | undefined {
  const isInstant = step.kind === "epoch" || (step.kind === "mask" && step.holds === "datetime");
  if (isInstant && direction === "read") return "datetime as UTC instant";
  if (step.kind !== "convert") return undefined;
  const [from, to] = direction === "read" ? [step.from, step.to] : [step.to, step.from];
  if (to === "datetime" && from !== "string") return "datetime as UTC instant";
  return to === "string" && (from === "integer" || from === "number") ? "number text" : undefined;
}

/** `else null` and `else drop` lose what a step refuses; `else keep` carries it as it is. */
function refusing(codec: Codec, found: DirectionClass): DirectionClass {
  if (codec.otherwise === "error" || codec.otherwise === "keep") return found;
  const note = `what can't be converted becomes ${codec.otherwise === "null" ? "null" : "missing"}`;
  return found.kind === "lossy" ? found : { ...lossy(note), isChecked: false };
}

/**
 * A codec between two types: its class by kind, tried on values of the types. A witness is the
 * first value that does not come back; one that contradicts the kind counts, never the reverse.
 */
export function classOfCell(
  codec: Codec,
  common: Type,
  vendor: Type,
  readDefault?: Json,
): BothClasses {
  if (!isRunnable(codec)) return classOfCodec(codec);
  // What is refused shows by trying: only values of the types count.
  const { write, read } = classOfCodec({ ...codec, otherwise: "error" });
  const { build, get: plainGet } = runnerOf(codec);
  const get = (value: Maybe): Outcome => {
    const found = plainGet(value);
    return "value" in found && found.value === undefined ? { value: readDefault } : found;
  };
  return {
    write: tried(write, samplesOf(common), build, get, sameOf(common)),
    read: tried(read, samplesOf(vendor), get, build, sameOf(vendor)),
  };
}

type Same = (left: unknown, right: unknown) => boolean;

/** The class after trying values; `canonical` and `lossy` get the value that shows it. */
export function tried(
  bound: DirectionClass,
  samples: readonly Json[],
  there: (value: Maybe) => Outcome,
  back: (value: Maybe) => Outcome,
  same: Same,
): DirectionClass {
  const trips = samples.flatMap((value) => roundTrip(value, there, back));
  const isSpelling = bound.normalisations.some((name) => /^(number text|offset as)/.test(name));
  const lost = trips.find((trip) => {
    if (same(trip.value, trip.back)) return false;
    // Texts of one number, or of one instant, are what reads as the same.
    const isThere = trip.back !== undefined && trip.back !== null;
    const again = isSpelling && isThere ? there(trip.back) : { refused: "" };
    return "refused" in again || !sameJson(again.value, trip.via);
  });
  if (lost !== undefined) {
    const note = bound.kind === "lossy" ? bound.note : undefined;
    const witness = bound.witness ?? lost;
    return { ...lossy(note ?? "another value comes back"), isChecked: bound.isChecked, witness };
  }
  const respelled = trips.find((trip) => !sameJson(trip.value, trip.back));
  if (bound.kind !== "canonical" || respelled === undefined) return bound;
  return { ...bound, witness: respelled };
}

function roundTrip(
  value: Json,
  there: (value: Maybe) => Outcome,
  back: (value: Maybe) => Outcome,
): readonly Witness[] {
  const via = there(value);
  if ("refused" in via) return [];
  const home = back(via.value);
  const trip = { value, via: via.value };
  return [
    "refused" in home
      ? { ...trip, back: undefined, isRefused: true }
      : { ...trip, back: home.value },
  ];
}
