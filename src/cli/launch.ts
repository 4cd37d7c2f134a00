#!/usr/bin/env node
import { fileURLToPath } from "node:url";
import { cachedDataVersionTag } from "node:v8";
import { ChunkLoader } from "./chunk-loader.ts";
import { optimiseLate } from "./late-optimisation.ts";

/** File name of the chunk that holds `main.ts`; set by `scripts/build-command.ts`. */
declare const mainChunk: string;

// The built command starts here. The others run maps over many records.
const isShort = !["read", "write", "test", "platform"].includes(process.argv[2] ?? "");
if (isShort) optimiseLate();

// The tag stands for engine, processor and flags: code fits no other.
const engine = `${process.version}-${process.platform}-${process.arch}-${cachedDataVersionTag()}`;
const isKept = process.env.CEMAP_CODE_CACHE !== "off";
const folder = isKept ? fileURLToPath(new URL(`./code/${engine}`, import.meta.url)) : undefined;
const loader = new ChunkLoader(folder);
process.once("exit", () => loader.keepCode());
loader.load(fileURLToPath(new URL(`./chunks/${mainChunk}`, import.meta.url)));
