import { randomBytes } from "node:crypto";
import type {
  DefinitionPayload,
  TransformationPayload,
} from "../../compiler/backends/platform/payload.ts";
import type { Json } from "../../compiler/types.ts";
import { account, instance, organization, type Place, placeOf, placeText } from "./places.ts";
import { PlatformError } from "./platform-error.ts";
import { stampDefinition, stampTransformation } from "./stamp.ts";
import type { Store, StoreKey } from "./store.ts";

/** Tells the time; tests say what it is. */
export interface PlatformClock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** One authenticated connection. */
export interface Instance {
  readonly id: string;
  readonly token: string;
  readonly accountId: string;
  readonly elementKey?: string;
  readonly name?: string;
  readonly createdDate: string;
}

/** A transformation and where it lives. */
export interface StoredTransformation {
  readonly place: Place;
  readonly element: string;
  readonly name: string;
  readonly payload: TransformationPayload;
}

export interface StoredDefinition {
  readonly place: Place;
  readonly name: string;
  readonly payload: DefinitionPayload;
}

/** What an account without a number in its address is. */
export const defaultAccountId = "1";

/** Definitions, transformations, instances and elements, and the rules between them. */
export class Resources {
  readonly #store: Store;
  readonly #clock: PlatformClock;

  constructor(store: Store, clock: PlatformClock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** All that `work` changes, or nothing where it throws. */
  together<Result>(work: () => Result): Result {
    return this.#store.together(work);
  }

  definition(place: Place, name: string): DefinitionPayload | undefined {
    return this.#store.get(definitionKey(place, name)) as DefinitionPayload | undefined;
  }

  /** Own definitions of a place, by name. */
  definitions(place: Place): readonly StoredDefinition[] {
    return this.allDefinitions().filter((found) => placeText(found.place) === placeText(place));
  }

  allDefinitions(): readonly StoredDefinition[] {
    return this.#store.list(["definitions"]).map(({ key: [, place = "", name = ""], value }) => ({
      place: placeOf(place),
      name,
      payload: value as unknown as DefinitionPayload,
    }));
  }

  putDefinition(place: Place, name: string, payload: DefinitionPayload): void {
    this.together(() => {
      this.#establish(place);
      const old = this.definition(place, name);
      const stamped = stampDefinition(payload, old, this.#clock.now(), () => this.#nextId());
      this.#store.set(definitionKey(place, name), stamped as unknown as Json);
    });
  }

  deleteDefinition(place: Place, name: string): boolean {
    return this.#store.delete(definitionKey(place, name));
  }

  transformation(place: Place, element: string, name: string): TransformationPayload | undefined {
    return this.#store.get(transformationKey(place, element, name)) as
      | TransformationPayload
      | undefined;
  }

  allTransformations(): readonly StoredTransformation[] {
    return this.#store
      .list(["transformations"])
      .map(({ key: [, place = "", element = "", name = ""], value }) => ({
        place: placeOf(place),
        element,
        name,
        payload: value as unknown as TransformationPayload,
      }));
  }

  putTransformation(
    place: Place,
    element: string,
    name: string,
    payload: TransformationPayload,
  ): void {
    this.together(() => {
      this.#establish(place, element);
      this.elementId(element);
      const old = this.transformation(place, element, name);
      const stamped = stampTransformation(payload, old, this.#clock.now(), () => this.#nextId());
      this.#store.set(transformationKey(place, element, name), stamped as unknown as Json);
    });
  }

  deleteTransformation(place: Place, element: string, name: string): boolean {
    return this.#store.delete(transformationKey(place, element, name));
  }

  /** A place and those above it, from the general to the specific. */
  chain(place: Place): readonly Place[] {
    if (place.level === "organization") return [organization];
    if (place.level === "account") return [organization, place];
    const owner = this.instance(place.id ?? "")?.accountId ?? defaultAccountId;
    return [organization, account(owner), place];
  }

  instance(id: string): Instance | undefined {
    return this.#store.get(["instances", id]) as Instance | undefined;
  }

  instances(): readonly Instance[] {
    return this.#store.list(["instances"]).map(({ value }) => value as unknown as Instance);
  }

  addInstance(given: {
    readonly id?: string;
    readonly elementKey?: string;
    readonly accountId?: string;
    readonly name?: string;
    readonly token?: string;
  }): Instance {
    const made: Instance = {
      accountId: defaultAccountId,
      token: randomBytes(32).toString("base64"),
      createdDate: new Date(this.#clock.now()).toISOString(),
      ...given,
      id: given.id ?? String(this.#nextId()),
    };
    if (made.elementKey !== undefined) this.elementId(made.elementKey);
    this.#store.set(["instances", made.id], made as unknown as Json);
    return made;
  }

  /** Removes an instance with all that lives at its level. */
  deleteInstance(id: string): boolean {
    const place = placeText(instance(id));
    return this.together(() => {
      for (const kind of ["definitions", "transformations"]) {
        for (const { key } of this.#store.list([kind, place])) this.#store.delete(key);
      }
      return this.#store.delete(["instances", id]);
    });
  }

  /** The number of an element, given to it when it is first named. */
  elementId(key: string): number {
    const known = this.#store.get(["elements", key]);
    if (typeof known === "number") return known;
    const id = this.#nextId();
    this.#store.set(["elements", key], id);
    return id;
  }

  elements(): readonly { readonly key: string; readonly id: number }[] {
    return this.#store
      .list(["elements"])
      .map(({ key: [, key = ""], value }) => ({ key, id: Number(value) }));
  }

  /** The key of an element that is given by key or number; a number that nobody has is 404. */
  elementKey(keyOrId: string): string {
    if (!/^\d+$/.test(keyOrId)) return keyOrId;
    const found = this.elements().find(({ key, id }) => key === keyOrId || String(id) === keyOrId);
    if (found === undefined) throw new PlatformError(404, `No element found with id ${keyOrId}`);
    return found.key;
  }

  /** An instance exists as soon as something is stored for it, so that layers can be tried alone. */
  #establish(place: Place, elementKey?: string): void {
    if (place.level !== "instance" || place.id === undefined) return;
    const known = this.instance(place.id);
    const isTold = known?.elementKey === undefined && elementKey !== undefined;
    if (known === undefined || isTold) {
      this.addInstance({ ...known, id: place.id, ...(isTold ? { elementKey } : {}) });
    }
  }

  #nextId(): number {
    const last = this.#store.get(["meta", "last-id"]);
    const next = (typeof last === "number" ? last : 0) + 1;
    this.#store.set(["meta", "last-id"], next);
    return next;
  }
}

function definitionKey(place: Place, name: string): StoreKey {
  return ["definitions", placeText(place), name];
}

function transformationKey(place: Place, element: string, name: string): StoreKey {
  return ["transformations", placeText(place), element, name];
}
