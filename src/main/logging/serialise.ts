import { isSecretName, redacted } from './redaction.ts';

const deepest = 6;
const longestText = 8000;
const longestList = 100;

/**
 * A value as plain JSON data, whatever it is: errors with their causes, no cycles, no bytes of files, no
 * values of secret headers; deep, long and throwing things are cut short. Never throws.
 */
export function plain(value: unknown, depth = 0, above: readonly object[] = []): unknown {
  switch (typeof value) {
    case 'string':
      return value.length > longestText ? `${value.slice(0, longestText)}… (${value.length} characters)` : value;
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'boolean':
    case 'undefined':
      return value;
    case 'bigint':
      return value.toString();
    case 'symbol':
      return value.toString();
    case 'function':
      return `[function ${value.name}]`;
    case 'object':
      return value === null ? null : plainObject(value, depth, above);
  }
}

function plainObject(value: object, depth: number, above: readonly object[]): unknown {
  if (above.includes(value)) return '[itself]';
  if (depth >= deepest) return '[deeper]';
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '[no date]' : value.toISOString();
  if (value instanceof URL) return value.href;
  const path = [...above, value];
  const inner = (each: unknown): unknown => plain(each, depth + 1, path);
  if (value instanceof Error) return plainError(value, inner);
  if (value instanceof Map) return plainList([...value.entries()], inner);
  if (value instanceof Set) return plainList([...value], inner);
  if (Array.isArray(value)) return plainList(value as unknown[], inner);
  return plainFields(value, inner);
}

function plainList(values: unknown[], inner: (value: unknown) => unknown): unknown[] {
  const kept = values.slice(0, longestList).map(inner);
  return values.length > longestList ? [...kept, `[${values.length - longestList} more]`] : kept;
}

function plainFields(value: object, inner: (value: unknown) => unknown): Record<string, unknown> {
  const names = Object.keys(value);
  const fields: Record<string, unknown> = {};
  for (const name of names.slice(0, longestList)) {
    fields[name] = isSecretName(name) ? redacted : inner(read(value, name));
  }
  if (names.length > longestList) fields['…'] = `[${names.length - longestList} more]`;
  return fields;
}

/** A getter may throw; a log line must not. */
function read(value: object, name: string): unknown {
  try {
    return (value as Record<string, unknown>)[name];
  } catch (error) {
    return `[unreadable: ${error instanceof Error ? error.message : String(error)}]`;
  }
}

function plainError(error: Error, inner: (value: unknown) => unknown): Record<string, unknown> {
  return {
    ...plainFields(error, inner),
    name: inner(read(error, 'name')),
    message: inner(read(error, 'message')),
    stack: inner(read(error, 'stack')),
    ...(error.cause === undefined ? {} : { cause: inner(error.cause) }),
    ...(error instanceof AggregateError ? { errors: inner(error.errors) } : {}),
  };
}
