import type { ReferenceId } from '../../shared/domain/index.ts';

/** Which number each reference has after the order `before` became `after`; for the tokens of a prompt. Numbers begin at 1. */
export function numberMapping(
  before: readonly ReferenceId[],
  after: readonly ReferenceId[],
): Map<number, number | 'removed'> {
  const now = new Map(after.map((id, index) => [id, index + 1]));
  return new Map(before.map((id, index) => [index + 1, now.get(id) ?? 'removed']));
}
