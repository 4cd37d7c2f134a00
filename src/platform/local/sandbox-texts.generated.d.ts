// Types of the module that scripts/build-sandbox.ts makes beside this file.

/** Evaluates to a function of the host's functions that gives `start`; see sandbox/bootstrap.js. */
export declare const bootstrapText: string;

/** Bodies of CommonJS modules that scripts may require, by name. */
export declare const moduleTexts: Readonly<Record<string, string>>;
