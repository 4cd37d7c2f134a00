import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  compilePayload,
  type RunResult,
  runPayload,
} from "../../../src/platform/local/run-payload.ts";

const limits = { timeLimitMs: 120, memoryLimitBytes: 16 * 1024 * 1024 };

function run(body: string, record: unknown = { A: 1 }, more: object = {}): Promise<RunResult> {
  const payload = { fields: [{ path: "a", vendorPath: "A" }], script: { body }, ...more };
  return runPayload(payload, undefined, record, { fromVendor: true });
}

/** With little time, for scripts that would take all of it. */
function runShort(body: string): Promise<RunResult> {
  const payload = { fields: [{ path: "a", vendorPath: "A" }], script: { body } };
  return runPayload(payload, undefined, { A: 1 }, { fromVendor: true, limits });
}

const mapped = { a: 1 };

describe("what scripts get", () => {
  it("is the input, the mapped object, the direction, and done", async () => {
    const body =
      "transformedObject.b = [originalObject.A, fromVendor, isWhere]; done(transformedObject);";
    expect((await run(body)).result).toEqual({ a: 1, b: [1, true, false] });
  });

  it("are constants, whose members can be set", async () => {
    for (const name of ["originalObject", "transformedObject", "fromVendor", "done"]) {
      const { result, scriptError } = await run(`${name} = {}; done({ wrong: true });`);
      expect([result, scriptError?.reason]).toEqual([mapped, "threw"]);
    }
  });

  it("is strict, new JavaScript", async () => {
    expect((await run("undeclared = 1; done({});")).scriptError?.error?.name).toBe(
      "ReferenceError",
    );
    const body =
      "const { A, ...rest } = originalObject; done({ n: [...[A]].map((x) => x ** 2), rest });";
    expect((await run(body)).result).toEqual({ n: [1], rest: {} });
  });

  it("may wait for promises", async () => {
    expect((await run("const x = await Promise.resolve(3); done({ x });")).result).toEqual({
      x: 3,
    });
    expect((await run("Promise.resolve(4).then((x) => done({ x }));")).result).toEqual({ x: 4 });
    const failed = await run("await Promise.reject(new Error('no'));");
    expect(failed.scriptError).toMatchObject({ reason: "threw", error: { message: "no" } });
  });

  it("has lodash, lodash/fp and util, and nothing else", async () => {
    const body = `const _ = require("lodash"), fp = require("lodash/fp"), util = require("util");
      done({ cap: _.capitalize("ADA"), fp: fp.map((x) => x + 1)([1]), t: _.template("<%= a %>")({ a: 1 }),
        chain: _([3, 1]).sortBy().value(), f: util.format("%s-%d %j", "a", "1", {}), eq: util.isDeepStrictEqual([1], [1]),
        i: util.inspect({ a: [1, "x"] }) });`;
    expect((await run(body)).result).toEqual({
      cap: "Ada",
      fp: [2],
      t: "1",
      chain: [1, 3],
      f: "a-1 {}",
      eq: true,
      i: "{ a: [ 1, 'x' ] }",
    });
    for (const name of ["fs", "axios", "child_process", "__proto__", "constructor"]) {
      const { scriptError } = await run(`require("${name}"); done({});`);
      expect(scriptError?.error?.message).toBe(`Cannot find module '${name}'`);
    }
  });

  it("has CE", async () => {
    const body = `done({ md5: CE.md5("a"), b: CE.b64("ä"), d: CE.decode64("w6Q="), h: CE.hmac("sha1")("hex")("k", "v"),
      s: CE.hmacSha1Hex("k", "v") === CE.hmac("sha1")("hex")("k", "v"), m: CE.hmacMd5Base64("k", "v"),
      r: CE.randomString() !== CE.randomString(), e: /@/.test(CE.randomEmail()) });`;
    expect((await run(body)).result).toEqual({
      md5: "0cc175b9c0f1b6a831c399e269772661",
      b: "w6Q=",
      d: "ä",
      h:
        "eb679a553a97d62b60f5c2f98d4b2f9d3e8e0c8c".length === 40
          ? expect.stringMatching(/^[0-9a-f]{40}$/)
          : "",
      s: true,
      m: createHmac("md5", "k").update("v").digest("base64"),
      r: true,
      e: true,
    });
  });

  it("is configuration, and a console whose lines are kept", async () => {
    const payload = {
      fields: [],
      script: { body: "console.log('x', { a: 1 }); done(configuration);" },
    };
    const options = { fromVendor: false, configuration: { host: "h" } };
    expect(await runPayload(payload, undefined, {}, options)).toEqual({
      result: { host: "h" },
      logs: ['x {"a":1}'],
    });
  });
});

describe("the older engine", () => {
  it("takes what the script returns", async () => {
    const legacy = { isLegacy: true };
    expect((await run("return { n: originalObject.A };", { A: 1 }, legacy)).result).toEqual({
      n: 1,
    });
    const silent = await run("originalObject.A;", { A: 1 }, legacy);
    expect([silent.result, silent.scriptError?.reason]).toEqual([mapped, "no-result"]);
    expect((await run("done({});", { A: 1 }, legacy)).scriptError?.reason).toBe("threw");
  });
});

describe("scripts that fail", () => {
  it.each([
    ["throw new Error('x');", "threw"],
    ["throw null;", "threw"],
    ["if (", "syntax"],
    ["let x = 1;", "never-done"],
    ["done();", "no-result"],
    ["done(() => 1);", "no-result"],
    ["const a = {}; a.a = a; done(a);", "not-json"],
    ["done({ n: 1n });", "not-json"],
    ["while (true) {}", "timeout"],
    ["try { while (true) {} } catch { done({}); }", "timeout"],
    ["const f = () => Promise.resolve().then(f); f();", "timeout"],
    ["function f() { return f() + 1; } f();", "threw"],
    ["let s = 'x'; while (true) s += s;", "threw"],
  ])("%s gives the mapped object and says %s", async (body, reason) => {
    const { result, scriptError } = await runShort(body);
    expect([result, scriptError?.reason]).toEqual([mapped, reason]);
  });

  it.each([
    ["done({ n: 1 }); done({ n: 2 });", "done-twice"],
    ["done({ n: 1 }); throw new Error('late');", "threw-after-done"],
  ])("%s keeps the first result and says %s", async (body, reason) => {
    const { result, scriptError } = await run(body);
    expect([result, scriptError?.reason]).toEqual([{ n: 1 }, reason]);
  });

  it("tell what a thrown error names", async () => {
    const body = "throw Object.assign(new Error('m'), { code: 'type', path: 'a.b', rule: 'r' });";
    expect((await run(body)).scriptError?.error).toEqual({
      name: "Error",
      message: "m",
      code: "type",
      path: "a.b",
      rule: "r",
    });
  });

  it("cannot fill the memory, and the next record runs", async () => {
    const body =
      "if (originalObject.A === 1) { const a = []; while (true) a.push(new Array(1000).fill(a.length)); } done({ fine: true });";
    const compiled = await compilePayload({ fields: [], script: { body } }, { limits });
    expect(["threw", "memory", "timeout"]).toContain(compiled.read({ A: 1 }).scriptError?.reason);
    expect(compiled.read({ A: 2 })).toEqual({ result: { fine: true }, logs: [] });
    compiled.dispose();
  });

  it("cannot break the engine for others, however deep they nest", async () => {
    const deep = (open: string, inner: string, close: string): string =>
      `new Function("return " + "${open}".repeat(4000) + "${inner}" + "${close}".repeat(4000))();`;
    const bodies = [
      deep("(", "1", ")"),
      deep("[", "1", "]"),
      "let a = []; for (let i = 0; i < 20000; i++) a = [a]; done({ a });",
      "let a = {}; for (let i = 0; i < 10000; i++) a = { a }; console.log(a); done({});",
      `${"(".repeat(4000)}1${")".repeat(4000)}`,
    ];
    const other = await compilePayload({
      fields: [],
      script: { body: "done({ n: originalObject.A });" },
    });
    for (const body of bodies) {
      const fine = {
        fields: [],
        script: { body: `if (originalObject.A === 2) return done({}); ${body}` },
      };
      const compiled = await compilePayload(fine);
      await compiled.ready();
      expect(["threw", "memory", "syntax"]).toContain(compiled.read({ A: 1 }).scriptError?.reason);
      await other.ready();
      expect(other.read({ A: 7 })).toEqual({ result: { n: 7 }, logs: [] });
      compiled.dispose();
    }
    other.dispose();
    const [first, second] = [{ A: 1 }, { A: 2 }];
    const body = `if (originalObject.A === 2) { done({ fine: true }); } else { ${bodies[0]} }`;
    const records = [first, second, first, first, first, second];
    const { result, scriptErrors } = await run(body, records);
    expect(scriptErrors?.map(({ index }) => index)).toEqual([0, 2, 3, 4]);
    expect((result as unknown[])[5]).toEqual({ fine: true });
  });

  it("are stopped in time among calls of the host", async () => {
    const started = Date.now();
    const { scriptError } = await runShort("const t = 'x'.repeat(1e6); for (;;) CE.md5(t);");
    expect(scriptError).toBeDefined();
    expect(Date.now() - started).toBeLessThan(5000);
  });

  it("leave nothing after the record is dropped where filterEmptyResponse says so", async () => {
    const script = {
      body: "done(originalObject.A === 1 ? null : {n: 2});",
      filterEmptyResponse: true,
    };
    expect((await run("", [{ A: 1 }, { A: 2 }], { script })).result).toEqual([{ n: 2 }]);
  });
});

describe("the sandbox", () => {
  it.each([
    "typeof process + typeof Buffer + typeof fetch + typeof setTimeout + typeof module",
    "typeof (function () { return this; })()",
    "typeof Function('return typeof process')() === 'string' && Function('return typeof process')()",
    "typeof require('lodash').constructor.constructor('return typeof process')().process",
    "typeof console.log.constructor('return this')().process",
    "typeof (CE.md5.constructor('return this')().host)",
  ])("has no way out: %s", async (expression) => {
    const { result } = await run(`done({ v: ${expression} });`);
    expect((result as { v: string }).v).toMatch(/^(undefined)+$/);
  });

  it("keeps nothing from one record to the next", async () => {
    const body = `const seen = [typeof globalThis.left, typeof [].left, typeof require("lodash").left, typeof CE.left];
      const tries = [() => { globalThis.left = 1; }, () => { Array.prototype.left = 1; }, () => { require("lodash").left = 1; },
        () => { CE.left = 1; }, () => { JSON.parse = () => ({}); }, () => { globalThis.JSON = 1; },
        () => { Promise.prototype.then = () => {}; }, () => { Object.prototype.toString = 1; }];
      for (const attempt of tries) { try { attempt(); } catch (error) { if (!(error instanceof TypeError)) throw error; } }
      done({ seen });`;
    const compiled = await compilePayload({ fields: [], script: { body } });
    for (let count = 0; count < 3; count += 1) {
      expect(compiled.read({})).toEqual({
        result: { seen: ["undefined", "undefined", "undefined", "undefined"] },
        logs: [],
      });
    }
    compiled.dispose();
    const stuck = "Object.defineProperty(globalThis, 'left', { value: 1 }); done({});";
    const other = await compilePayload({
      fields: [],
      script: { body: `if (typeof left !== 'undefined') throw 1; ${stuck}` },
    });
    expect([other.read({}), other.read({})].map(({ scriptError }) => scriptError)).toEqual([
      undefined,
      undefined,
    ]);
    other.dispose();
  });

  it("lets objects of scripts hide what they inherit", async () => {
    const body = `class Mine extends Error { constructor() { super("m"); this.name = "Mine"; } toString() { return "t"; } }
      const plain = {}; plain.toString = () => "own"; plain.constructor = 1; done({ a: String(new Mine()), n: new Mine().name, b: String(plain), c: plain.constructor });`;
    expect((await run(body)).result).toEqual({ a: "t", n: "Mine", b: "own", c: 1 });
  });

  it("does not touch the host", async () => {
    await run("Object.prototype.polluted = 1; done({});");
    await run('done(JSON.parse(\'{"__proto__": {"polluted": 1}}\'));');
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});

describe("filters", () => {
  const field = { path: "name", vendorPath: "Props.Name" };
  const where = [
    { attribute: "name", value: "x" },
    { attribute: "other", value: 1 },
  ];
  const onWhere = { type: "applyJSOnQueryFieldValue", properties: { toVendor: null } };
  const options = { fromVendor: false, isWhere: true };

  it("get the vendor's names, and the script where it is asked for", async () => {
    const script = {
      body: "transformedObject.where = isWhere + transformedObject.where[0].attribute; done(transformedObject);",
    };
    const plain = { fields: [field], script };
    expect((await runPayload(plain, undefined, { where }, options)).result).toEqual({
      where: [
        { attribute: "Props.Name", value: "x" },
        { attribute: "other", value: 1 },
      ],
    });
    const scripted = { ...plain, configuration: [onWhere] };
    expect((await runPayload(scripted, undefined, { where }, options)).result).toEqual({
      where: "trueProps.Name",
    });
  });
});
