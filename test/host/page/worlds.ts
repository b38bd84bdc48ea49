/*
 * `contextBridge.exposeInMainWorld`: the page never gets the preload's own objects. Plain data are
 * copied, functions are wrapped so that what goes through them is copied too, prototypes are lost.
 */

function isPassedAsIs(value: object): boolean {
  return value instanceof Blob || value instanceof Element;
}

/** `value` as the other side gets it. Throws where Electron would. */
export function passBetweenWorlds(value: unknown, depth = 0): unknown {
  if (depth > 1000) throw new Error('Electron contextBridge recursion depth exceeded.');
  if (typeof value === 'symbol') throw new TypeError('A symbol cannot pass the contextBridge.');
  if (typeof value === 'function') return wrapFunction(value as (...input: unknown[]) => unknown);
  if (typeof value !== 'object' || value === null || isPassedAsIs(value)) return value;
  if (value instanceof Promise) return passPromise(value);
  if (value instanceof Error) return new Error(value.message);
  if (Array.isArray(value)) return value.map((item) => passBetweenWorlds(item, depth + 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  const isPlain = ['[object Object]'].includes(Object.prototype.toString.call(value)) || prototype === null;
  if (!isPlain) return structuredClone(value);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, passBetweenWorlds(item, depth + 1)]));
}

async function passPromise(promise: Promise<unknown>): Promise<unknown> {
  return passBetweenWorlds(await promise);
}

function wrapFunction(inside: (...input: unknown[]) => unknown): (...input: unknown[]) => unknown {
  return (...input) => passBetweenWorlds(inside(...input.map((item) => passBetweenWorlds(item))));
}

function freezeDeeply(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  Object.freeze(value);
  for (const item of Object.values(value)) freezeDeeply(item);
}

/** Puts a copy of `api` on `window`, unchangeable. */
export function exposeInMainWorld(name: string, api: unknown): void {
  if (Object.hasOwn(globalThis, name)) {
    throw new Error(`Cannot bind an API on top of an existing property on the window object: ${name}`);
  }
  const exposed = passBetweenWorlds(api);
  freezeDeeply(exposed);
  Object.defineProperty(globalThis, name, { value: exposed, enumerable: true, configurable: false, writable: false });
}
