/** Ends a `switch` over a union: a member added later and forgotten there fails the type check. */
export function assertNever(value: never, what = 'value'): never {
  throw new Error(`Unexpected ${what}: ${JSON.stringify(value)}`);
}
