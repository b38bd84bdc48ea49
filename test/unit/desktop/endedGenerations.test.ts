import { describe, expect, it } from 'vitest';
import { EndedGenerations } from '../../../src/main/desktop/endedGenerations.ts';
import type { Generation } from '../../../src/shared/domain/generation.ts';

const generation = (status: Generation['status'], more: Partial<Generation> = {}): Generation =>
  ({ id: 'g1', status, prompt: 'A teal\nvase', pictures: [{}, {}], ...more }) as unknown as Generation;

/** The titles of what is announced over a course of changes. */
function titles(...changes: Generation[]): (string | undefined)[] {
  const ended = new EndedGenerations();
  return changes.map((change) => ended.notice(change)?.title);
}

describe('what is announced outside the window', () => {
  it('is the end of a generation, once', () => {
    expect(
      titles(
        generation('queued'),
        generation('running'),
        generation('running'),
        generation('saving'),
        generation('completed'),
        generation('completed'),
      ),
    ).toStrictEqual([undefined, undefined, undefined, undefined, '2 pictures are ready', undefined]);
  });

  it('is not the news of an earlier run', () => {
    expect(titles(generation('completed', { dismissed: true }))).toStrictEqual([undefined]);
  });

  it('tells a failure with its reason', () => {
    const ended = new EndedGenerations();
    ended.notice(generation('running'));
    const error = { code: 'x', message: 'Declined by safety filter. Nothing was charged.' } as NonNullable<
      Generation['error']
    >;
    expect(ended.notice(generation('failed', { error }))).toStrictEqual({
      title: 'A generation failed',
      body: 'Declined by safety filter. Nothing was charged.',
    });
  });

  it('tells of a lost answer once, though it is looked for again and again', () => {
    expect(
      titles(generation('submitting'), generation('unconfirmed'), generation('unconfirmed', { checkedAt: 1 })),
    ).toStrictEqual([undefined, 'A generation is not confirmed', undefined]);
  });

  it('is neither what the artist cancelled nor what the artist stopped watching', () => {
    expect(titles(generation('queued'), generation('cancelled'))).toStrictEqual([undefined, undefined]);
    expect(
      titles(generation('running', { unwatched: true }), generation('completed', { unwatched: true })),
    ).toStrictEqual([undefined, undefined]);
  });

  it('shows the prompt on one line, shortened between characters', () => {
    const ended = new EndedGenerations();
    const prompt = `two\n lines ${'👩‍🎨'.repeat(100)}`;
    ended.notice(generation('running', { prompt }));
    const body = ended.notice(generation('completed', { prompt }))?.body ?? '';
    expect(body).toBe(`two lines ${'👩‍🎨'.repeat(79)}…`);
  });
});
