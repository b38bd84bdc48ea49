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
  if (typeof value === 'string') return `text of ${value.length} characters`;
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

function unit(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' || origin === 'set' ? ' items' : '';
}

/** What is asked of the value, after "must" or "must be". */
function requirement(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${kinds[issue.expected] ?? issue.expected}`;
    case 'too_big':
      return `must be at most ${issue.maximum}${unit(issue.origin)}`;
    case 'too_small':
      return `must be at least ${issue.minimum}${unit(issue.origin)}`;
    case 'invalid_value':
      return `must be one of: ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `may not have: ${issue.keys.map((key) => key.slice(0, 40)).join(', ')}`;
    case 'invalid_format':
      return 'must be an id of letters, digits, - and _';
    default:
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
