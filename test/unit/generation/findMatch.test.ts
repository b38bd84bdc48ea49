import { describe, expect, it } from 'vitest';
import { findMatch } from '../../../src/main/generation/unconfirmed.ts';
import type { TaskListRow } from '../../../src/main/evolink/types.ts';

const submittedAt = 1_790_000_000_700;
const task = (id: string, createdAt: number, model?: string): TaskListRow => ({
  id,
  createdAt,
  status: 'processing',
  ...(model === undefined ? {} : { model }),
});
const ours = 'doubao-seedream-4.5';

describe('the task that fits a generation whose answer was lost', () => {
  it.each<[string, TaskListRow[], string[], string | undefined]>([
    ['none where the account has none', [], [], undefined],
    ['one created after the submit', [task('a', submittedAt + 300, ours)], [], 'a'],
    ['one created in the same second, as the service counts', [task('a', 1_790_000_000_000, ours)], [], 'a'],
    ['none that was created before the submit', [task('a', 1_789_999_999_000, ours)], [], undefined],
    ['none of another model', [task('a', submittedAt + 300, 'other-model')], [], undefined],
    ['one without a model, since only ours were asked for', [task('a', submittedAt + 300)], [], 'a'],
    ['none that belongs to another generation', [task('a', submittedAt + 300, ours)], ['a'], undefined],
    [
      'the nearest in time of several',
      [task('late', submittedAt + 90_000, ours), task('near', submittedAt + 2000, ours)],
      [],
      'near',
    ],
    [
      'the next one where the nearest belongs to another',
      [task('late', submittedAt + 90_000, ours), task('near', submittedAt + 2000, ours)],
      ['near'],
      'late',
    ],
  ])('is %s', (_name, tasks, linked, expected) => {
    expect(findMatch(submittedAt, tasks, new Set(linked))?.taskId).toBe(expected);
  });
});
