import { expect } from 'vitest';

/** What `work` is rejected with, which must be of this kind. */
export async function rejectionOf<Kind extends Error>(
  work: Promise<unknown>,
  kind: new (...given: never[]) => Kind,
): Promise<Kind> {
  const outcome = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(kind);
  return outcome as Kind;
}
