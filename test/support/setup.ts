/**
 * Runs before every test file. Object.prototype is frozen, so that a write through `__proto__`
 * or a helper that adds to it fails the test that does it.
 */
Object.freeze(Object.prototype);
