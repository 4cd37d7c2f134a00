// Runs once in each new context of the sandbox, before any script. `host` holds functions of texts
// only. Gives back `start(body, isLegacy)`, whose result runs one record: text in, text out.
(host) => {
  const { stringify, parse } = JSON;
  const { deleteProperty, ownKeys } = Reflect;
  // biome-ignore lint/security/noGlobalEval: this is the engine's own evaluation, inside the sandbox.
  const evaluate = globalThis.eval;
  const call = Function.prototype.call.bind(Function.prototype.call);
  const PromiseThen = Promise.prototype.then;
  const modules = Object.create(null);
  const frozen = new Set();

  function require(name) {
    const wanted = String(name);
    if (modules[wanted] !== undefined) return modules[wanted];
    const text = host.moduleText(wanted);
    if (text === undefined) throw new Error(`Cannot find module '${wanted}'`);
    const module = { exports: {} };
    evaluate(`(function (module, exports, require) {${text}\n})`)(module, module.exports, require);
    modules[wanted] = module.exports;
    freezeAll(module.exports);
    return module.exports;
  }

  const CE = {
    randomString: () => host.randomText(),
    randomEmail: () => `${host.randomText()}@example.com`,
    md5: (text) => host.digest("md5", String(text)),
    b64: (text) => host.encode64(String(text)),
    decode64: (text) => host.decode64(String(text)),
    hmac: (algorithm) => (encoding) => (secret, text) =>
      host.hmac(String(algorithm), String(encoding), String(secret), String(text)),
  };
  for (const algorithm of ["Sha1", "Sha256", "Md5"]) {
    for (const encoding of ["Hex", "Base64"]) {
      CE[`hmac${algorithm}${encoding}`] = CE.hmac(algorithm.toLowerCase())(encoding.toLowerCase());
    }
  }

  const logs = [];
  const log =
    (level) =>
    (...parts) => {
      if (logs.length < 1000) logs.push(`${level}${parts.map(shown).join(" ")}`.slice(0, 10000));
    };
  const console = { log: log(""), info: log(""), debug: log(""), warn: log(""), error: log("") };

  function shown(value) {
    if (typeof value === "string") return value;
    try {
      return stringify(value) ?? String(value);
    } catch {
      return String(value);
    }
  }

  for (const [name, value] of Object.entries({ CE, console, require })) {
    Object.defineProperty(globalThis, name, { value, enumerable: false });
  }
  freezeAll(globalThis);
  for (const value of [function* () {}, async () => {}, async function* () {}, new Map().keys()]) {
    freezeAll(Object.getPrototypeOf(value));
  }
  for (const value of [[].keys(), ""[Symbol.iterator](), new Set().keys(), "".matchAll(/x/g)]) {
    freezeAll(Object.getPrototypeOf(value));
  }
  const globals = new Set(ownKeys(globalThis));

  /** Makes everything that can be reached unchangeable, so that no record can prepare the next. */
  function freezeAll(root) {
    const open = [root];
    const inheritable = new Set([Object.prototype, Function.prototype, Promise.prototype]);
    for (const name of ownKeys(globalThis)) {
      const value = globalThis[name];
      if (typeof value === "function" && /Error$/.test(String(name)))
        inheritable.add(value.prototype);
    }
    while (open.length > 0) {
      const object = open.pop();
      if (frozen.has(object)) continue;
      frozen.add(object);
      const parent = Object.getPrototypeOf(object);
      if (parent !== null) open.push(parent);
      for (const key of ownKeys(object)) {
        const property = Object.getOwnPropertyDescriptor(object, key);
        for (const value of [property.value, property.get, property.set]) {
          if (typeof value === "function" || (typeof value === "object" && value !== null)) {
            open.push(value);
          }
        }
        if (inheritable.has(object) && property.configurable && "value" in property) {
          Object.defineProperty(object, key, overridable(object, key, property.value));
        } else if (object === globalThis && property.configurable) {
          Object.defineProperty(object, key, { configurable: false, writable: false });
        }
      }
      if (object !== globalThis) Object.freeze(object);
    }
  }

  /** What is inherited can be hidden by assignment, as if the object that has it were not frozen. */
  function overridable(owner, key, value) {
    return {
      get() {
        return value;
      },
      set(given) {
        if (this === owner) throw new TypeError(`Cannot assign to '${String(key)}'`);
        Object.defineProperty(this, key, {
          value: given,
          writable: true,
          enumerable: true,
          configurable: true,
        });
      },
      configurable: false,
    };
  }

  /** Names that a record added are gone for the next; false: one of them cannot be taken away. */
  function sweep() {
    const keys = ownKeys(globalThis);
    if (keys.length === globals.size) return true;
    return keys.every((key) => globals.has(key) || deleteProperty(globalThis, key));
  }

  /** Messages may be anything, and reading them may fail. */
  function errorText(error) {
    try {
      if (typeof error === "object" && error !== null) {
        return stringify({
          name: String(error.name ?? "Error"),
          message: String(error.message ?? error),
          ...(typeof error.code === "string" ? { code: error.code } : {}),
          ...(typeof error.path === "string" ? { path: error.path } : {}),
          ...(typeof error.rule === "string" ? { rule: error.rule } : {}),
        });
      }
      return stringify({ name: "Error", message: String(error) });
    } catch {
      return '{"name":"Error","message":"The error has no text."}';
    }
  }

  /** The parameters are constants around the body; a body that awaits is asynchronous. */
  function scriptFunction(parameters, body) {
    const text = (word) =>
      `(function (given) { "use strict"; const { ${parameters} } = given; given = undefined; ` +
      `return (${word}() => {${body}\n})(); })`;
    try {
      return evaluate(text(""));
    } catch (error) {
      if (!/\bawait\b/.test(body)) throw error;
      return evaluate(text("async "));
    }
  }

  return function start(body, isLegacy) {
    const names = ["originalObject", "transformedObject", "fromVendor"];
    const rest = isLegacy ? [] : ["done"];
    const parameters = [...names, "isWhere", "configuration", ...rest].join(", ");
    const script = scriptFunction(parameters, body);
    return function run(input) {
      logs.length = 0;
      let state = "waiting";
      let result;
      let problem;
      const report = (reason, text) => {
        problem ??= `{"reason":"${reason}","error":${text ?? "null"}}`;
      };
      const finish = (value) => {
        if (state === "done") return report("done-twice");
        state = "done";
        try {
          const text = stringify(value);
          if (text === undefined) report("no-result");
          else result = text;
        } catch (error) {
          report("not-json", errorText(error));
        }
      };
      const fail = (error) =>
        report(state === "done" ? "threw-after-done" : "threw", errorText(error));
      const parameters = parse(input);
      if (!isLegacy) parameters.done = finish;
      let returned;
      try {
        returned = script(parameters);
        if (isLegacy) finish(returned);
      } catch (error) {
        fail(error);
      }
      if (!isLegacy && returned instanceof Promise) call(PromiseThen, returned, undefined, fail);
      return function collect() {
        if (state !== "done" && problem === undefined) report("never-done");
        const isClean = sweep();
        return `{"result":${result ?? "null"},"hasResult":${result !== undefined},"problem":${problem ?? "null"},"logs":${stringify(logs)},"isClean":${isClean}}`;
      };
    };
  };
};
