import { describe, expect, it } from 'vitest';
import type { GenerationId } from '../../../../../src/shared/domain/index.ts';
import {
  arrangeCards,
  cardGroup,
  meanProgress,
  needingAttention,
  rememberedCompletions,
  withGeneration,
  type GenerationsById,
} from '../../../../../src/renderer/state/generations/generationList.ts';
import { generation } from '../../samples.ts';

const problem = { code: 'x', message: 'm', charged: 'no', retry: 'yes' } as const;

describe('the group of a card', () => {
  it.each([
    ['queued', {}, 'waiting'],
    ['preparing', {}, 'running'],
    ['submitting', {}, 'running'],
    ['running', {}, 'running'],
    ['running', { unwatched: true }, 'none'],
    ['saving', {}, 'running'],
    ['saving', { unwatched: true }, 'none'],
    ['saving', { stage: 'saving_late' }, 'running'],
    ['saving', { stage: 'saving_late', unwatched: true }, 'running'],
    ['failed', { error: problem }, 'failed'],
    ['failed', { error: problem, dismissed: true }, 'none'],
    ['unconfirmed', {}, 'attention'],
    ['cancelled', {}, 'none'],
    ['cancelled', { error: problem }, 'failed'],
    ['completed', {}, 'none'],
  ] as const)('of %s with %j is %s', (status, more, group) => {
    expect(cardGroup(generation('g', status, more))).toBe(group);
  });
});

describe('the list of generations', () => {
  const list = (...all: ReturnType<typeof generation>[]): GenerationsById =>
    all.reduce<GenerationsById>((known, each) => withGeneration(known, each), new Map());

  const ids = (group: readonly { id: string }[]): string => group.map(({ id }) => id).join(' ');

  it('shows what is in doubt and what failed newest first, and the rest in the order in which it was asked for', () => {
    const cards = arrangeCards(
      list(
        generation('w2', 'queued', { createdAt: 30 }),
        generation('f1', 'failed', { createdAt: 10 }),
        generation('f2', 'cancelled', { createdAt: 11, error: problem }),
        generation('r2', 'running', { createdAt: 12, submittedAt: 22 }),
        generation('r1', 'running', { createdAt: 13, submittedAt: 21 }),
        generation('w1', 'queued', { createdAt: 20 }),
        generation('u1', 'unconfirmed', { createdAt: 15 }),
        generation('u2', 'unconfirmed', { createdAt: 16 }),
      ),
    );
    expect([cards.attention, cards.running, cards.waiting, cards.failed].map(ids)).toEqual([
      'u2 u1',
      'r2 r1',
      'w1 w2',
      'f2 f1',
    ]);
    expect(needingAttention(cards)).toBe(2);
  });

  it('leaves a card in its place from stage to stage, whatever is told of it, and wherever it was read', () => {
    const stages = [
      ['preparing', { stage: 'uploading_references' }],
      ['submitting', { submittedAt: 1 }],
      ['running', { submittedAt: 900 }],
      ['running', { submittedAt: 900, progress: 80 }],
      ['saving', { submittedAt: 900, stage: 'saving' }],
      ['saving', { submittedAt: 900, stage: 'saving_late' }],
      ['saving', { submittedAt: 900, stage: 'saving_late', unwatched: true }],
    ] as const;
    const others = [
      generation('a', 'running', { createdAt: 10, submittedAt: 500 }),
      generation('c', 'preparing', { createdAt: 20 }),
      generation('d', 'running', { createdAt: 30, submittedAt: 31 }),
    ];
    for (const [status, more] of stages) {
      const own = generation('b', status, { createdAt: 20, ...more });
      expect(ids(arrangeCards(list(...others, own)).running)).toBe('a b c d');
      expect(ids(arrangeCards(list(own, ...others.toReversed())).running)).toBe('a b c d');
    }
  });

  it('renews a generation in its place', () => {
    const known = list(generation('a', 'queued'), generation('a', 'running', { progress: 10 }));
    expect([...known.values()].map(({ status }) => status)).toEqual(['running']);
  });

  it('lets the oldest completions go, and nothing else', () => {
    let known: GenerationsById = list(generation('failed', 'failed', { createdAt: 0 }));
    for (let index = 0; index < rememberedCompletions + 3; index += 1) {
      known = withGeneration(known, generation(`c${index}`, 'completed', { completedAt: 100 + index }));
    }
    expect(known.size).toBe(rememberedCompletions + 1);
    expect(known.has('c2' as GenerationId)).toBe(false);
    expect(known.has('c3' as GenerationId)).toBe(true);
    expect(known.has('failed' as GenerationId)).toBe(true);
  });
});

describe('progress', () => {
  it('of all is the mean, counting what is not known as nothing', () => {
    expect(meanProgress([])).toBeUndefined();
    expect(meanProgress([generation('a', 'running', { progress: 50 }), generation('b', 'preparing')])).toBe(0.25);
  });
});
