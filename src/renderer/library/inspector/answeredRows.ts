/** One value of an answer, under the way that leads to it: `usage.credits_reserved`. */
export interface AnsweredRow {
  path: string;
  value: string;
}

/** An answer of the service as rows, whatever its shape, in its own order. Of no answer there are none. */
export function answeredRows(answer: unknown, path = ''): AnsweredRow[] {
  if (typeof answer !== 'object' || answer === null) {
    if (answer === undefined) return [];
    return [{ path, value: typeof answer === 'string' ? answer : JSON.stringify(answer) }];
  }
  const entries = Object.entries(answer);
  if (entries.length === 0) return path === '' ? [] : [{ path, value: JSON.stringify(answer) }];
  return entries.flatMap(([name, value]) => answeredRows(value, path === '' ? name : `${path}.${name}`));
}
