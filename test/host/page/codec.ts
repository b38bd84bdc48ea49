/*
 * Values as Electron's IPC carries them (the structured clone algorithm), in one binary frame: four
 * bytes with the length of a JSON text, the text, then the bytes of all buffers. What JSON has no word
 * for is an object with the key `$`. Runs in the page and in Node.
 */

const typedArrays = {
  Uint8Array,
  Uint8ClampedArray,
  Int8Array,
  Uint16Array,
  Int16Array,
  Uint32Array,
  Int32Array,
  Float32Array,
  Float64Array,
  BigUint64Array,
  BigInt64Array,
} as const;
type TypedArrayName = keyof typeof typedArrays;

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What stands in the JSON text for a value that JSON has no word for. */
type Tagged =
  | { $: 'undefined' }
  | { $: 'number' | 'bigint'; is: string }
  | { $: 'bytes'; type: string; at: number; length: number }
  | { $: 'date'; is: Json }
  | { $: 'map' | 'set'; is: Json[] }
  | { $: 'error'; name: string; message: string; stack: Json }
  | { $: 'object'; is: [string, Json][] };

/** Long lists of ids are carried as they are, like JSON has them. */
function isListOfTexts(value: unknown): value is string[] {
  // By index: what `every` leaves out, the holes of a list, is no text.
  if (!Array.isArray(value)) return false;
  for (let index = 0; index < value.length; index += 1) if (typeof value[index] !== 'string') return false;
  return true;
}

function isTypedArrayName(name: string): name is TypedArrayName {
  return Object.hasOwn(typedArrays, name);
}

/** The name a view had when it was made; a Node `Buffer` arrives as the `Uint8Array` it is. */
function typedArrayName(view: ArrayBufferView): TypedArrayName | undefined {
  const name = Object.prototype.toString.call(view).slice('[object '.length, -1);
  return isTypedArrayName(name) ? name : undefined;
}

export class NotCloneable extends Error {
  constructor(what: string) {
    super(`An object could not be cloned: ${what} cannot be sent between processes.`);
    this.name = 'NotCloneable';
  }
}

class Encoder {
  readonly buffers: Uint8Array[] = [];
  #length = 0;
  readonly #within = new Set<object>();

  encode(value: unknown): Json {
    switch (typeof value) {
      case 'undefined':
        return { $: 'undefined' };
      case 'boolean':
      case 'string':
        return value;
      case 'number':
        return Number.isFinite(value) && !Object.is(value, -0) ? value : { $: 'number', is: numberName(value) };
      case 'bigint':
        return { $: 'bigint', is: value.toString() };
      case 'symbol':
      case 'function':
        throw new NotCloneable(`a ${typeof value}`);
      case 'object':
        return value === null ? null : this.#object(value);
    }
  }

  #object(value: object): Json {
    if (value instanceof ArrayBuffer) return { $: 'bytes', type: 'ArrayBuffer', ...this.#store(new Uint8Array(value)) };
    if (ArrayBuffer.isView(value)) {
      const type = typedArrayName(value);
      if (type === undefined) throw new NotCloneable('a DataView');
      return {
        $: 'bytes',
        type,
        ...this.#store(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)),
      };
    }
    if (value instanceof Date) return { $: 'date', is: this.encode(value.getTime()) };
    if (value instanceof Promise) throw new NotCloneable('a promise');
    if (value instanceof WeakMap || value instanceof WeakSet) throw new NotCloneable('a weak collection');
    if (this.#within.has(value)) throw new NotCloneable('a value that holds itself');
    this.#within.add(value);
    try {
      if (isListOfTexts(value)) return value;
      if (Array.isArray(value)) return Array.from(value, (item) => this.encode(item));
      if (value instanceof Map) {
        return { $: 'map', is: [...value].map(([key, item]) => [this.encode(key), this.encode(item)]) };
      }
      if (value instanceof Set) return { $: 'set', is: [...value].map((item) => this.encode(item)) };
      if (value instanceof Error) {
        return { $: 'error', name: value.name, message: value.message, stack: this.encode(value.stack) };
      }
      return this.#entries(value);
    } finally {
      this.#within.delete(value);
    }
  }

  /** Own enumerable properties; the prototype is lost, as in a structured clone. */
  #entries(value: object): Json {
    const entries = Object.entries(value).map(([key, item]): [string, Json] => [key, this.encode(item)]);
    // A key that means something here is kept out of the way.
    if (Object.hasOwn(value, '$') || Object.hasOwn(value, '__proto__')) return { $: 'object', is: entries };
    return Object.fromEntries(entries);
  }

  #store(bytes: Uint8Array): { at: number; length: number } {
    const place = { at: this.#length, length: bytes.byteLength };
    this.buffers.push(bytes);
    this.#length += bytes.byteLength;
    return place;
  }
}

function numberName(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

class Decoder {
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  decode(value: Json): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (isListOfTexts(value)) return value;
    if (Array.isArray(value)) return value.map((item) => this.decode(item));
    if (!Object.hasOwn(value, '$')) {
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.decode(item)]));
    }
    return this.#tagged(value as Tagged);
  }

  #tagged(value: Tagged): unknown {
    switch (value.$) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(value.is);
      case 'bigint':
        return BigInt(value.is);
      case 'date':
        return new Date(this.decode(value.is) as number);
      case 'bytes':
        return this.#buffer(value.type, value.at, value.length);
      case 'map':
        return new Map(this.decode(value.is) as [unknown, unknown][]);
      case 'set':
        return new Set(this.decode(value.is) as unknown[]);
      case 'error': {
        const error = new Error(value.message);
        Object.assign(error, { name: value.name, stack: this.decode(value.stack) });
        return error;
      }
      case 'object':
        return Object.fromEntries(value.is.map(([key, item]) => [key, this.decode(item)]));
    }
  }

  #buffer(type: string, at: number, length: number): ArrayBuffer | ArrayBufferView {
    // A copy starts at 0, so that the wider arrays are aligned.
    const copy = this.#bytes.slice(at, at + length).buffer;
    if (type === 'ArrayBuffer') return copy;
    if (!isTypedArrayName(type)) throw new Error(`The frame holds bytes of an unknown type: ${type}.`);
    return new typedArrays[type](copy);
  }
}

/** Throws `NotCloneable` for what Electron would refuse to send. */
export function encodeFrame(value: unknown): Uint8Array<ArrayBuffer> {
  const encoder = new Encoder();
  const text = new TextEncoder().encode(JSON.stringify(encoder.encode(value)));
  const length = encoder.buffers.reduce((sum, buffer) => sum + buffer.byteLength, 4 + text.byteLength);
  const frame = new Uint8Array(length);
  new DataView(frame.buffer).setUint32(0, text.byteLength);
  frame.set(text, 4);
  let at = 4 + text.byteLength;
  for (const buffer of encoder.buffers) {
    frame.set(buffer, at);
    at += buffer.byteLength;
  }
  return frame;
}

export function decodeFrame(bytes: Uint8Array): unknown {
  // A plain view of the same bytes: `slice` of a Node `Buffer` would not copy.
  const frame = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = new DataView(frame.buffer, frame.byteOffset, frame.byteLength).getUint32(0);
  const text = new TextDecoder().decode(frame.subarray(4, 4 + length));
  return new Decoder(frame.subarray(4 + length)).decode(JSON.parse(text) as Json);
}
