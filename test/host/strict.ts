/** Looked for by Node and by `await`; their absence means something. */
const lookedFor = new Set<PropertyKey>(['then', 'toJSON', 'nodeType', '$$typeof', 'asymmetricMatch']);

/**
 * `members`, with everything else refused: code that calls more of Electron than the stand-in has fails
 * at that line, saying so, instead of going on with `undefined`.
 */
export function strict<T extends object>(name: string, members: T): T {
  return new Proxy(members, {
    get(target, key) {
      if (!Reflect.has(target, key) && typeof key === 'string' && !lookedFor.has(key)) {
        throw new Error(`The stand-in for Electron does not have ${name}.${key}.`);
      }
      // The target itself is `this`, so that classes with private fields work.
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' && key !== 'constructor'
        ? (value as (...input: unknown[]) => unknown).bind(target)
        : value;
    },
    set(target, key, value) {
      if (!Reflect.has(target, key)) {
        throw new Error(`The stand-in for Electron does not have ${name}.${String(key)}.`);
      }
      return Reflect.set(target, key, value, target);
    },
  });
}
