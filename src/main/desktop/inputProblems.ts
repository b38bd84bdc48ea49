import type { z } from 'zod';
import type { FieldProblem } from '../../shared/bridge/result.ts';

type Issue = z.core.$ZodIssue;

const kinds: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
};

/** What was found, by its kind and size only: the value itself could be a key. */
function describeFound(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (typeof value === 'string') return `text of ${counted(value.length, 'character')}`;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

function counted(count: number | bigint, thing: string): string {
  return `${count} ${thing}${Number(count) === 1 ? '' : 's'}`;
}

/** A limit with its unit, by what it limits. */
function limit(origin: string, count: number | bigint): string {
  if (origin === 'string') return counted(count, 'character');
  return origin === 'array' || origin === 'set' ? counted(count, 'item') : String(count);
}

/** Names of fields, as far as they look like names: anything else is something that slipped into a wrong place. */
function fieldNames(keys: readonly string[]): string {
  return keys.map((key) => (/^[A-Za-z_$]{1,30}$/.test(key) ? key : 'a field of an odd name')).join(', ');
}

/** What is asked of the value, after "must" or "must be". */
function requirement(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${kinds[issue.expected] ?? issue.expected}`;
    case 'too_big':
      return `must be at most ${limit(issue.origin, issue.maximum)}`;
    case 'too_small':
      return `must be at least ${limit(issue.origin, issue.minimum)}`;
    case 'invalid_value':
      return `must be one of: ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `may not have: ${fieldNames(issue.keys)}`;
    case 'invalid_format':
      return 'must be an id of letters, digits, - and _';
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
    case 'invalid_union':
    case 'not_multiple_of':
      return 'has a shape Reverie does not know';
  }
}

/** What is wrong with a call's input, in plain words, one for each place. `input` is the list of its arguments. */
export function inputProblems(issues: readonly Issue[], input: unknown, argumentName: string): FieldProblem[] {
  return issues.map((issue) => {
    // The first step is the argument's number, which means nothing to a reader.
    const inside = issue.path.slice(1).map(String);
    const field = inside.length === 0 ? argumentName : inside.join('.');
    const found = issue.code === 'unrecognized_keys' ? '' : `; found ${describeFound(valueAt(input, issue.path))}`;
    return { field, message: `${field} ${requirement(issue)}${found}.` };
  });
}
