import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Generation } from '../../../../../src/shared/domain/index.ts';
import {
  applyGeneration,
  loadGenerations,
  useGenerations,
} from '../../../../../src/renderer/state/generations/generations.ts';
import { generation } from '../../samples.ts';

type Answer = { ok: true; data: { items: Generation[] } };

/** The questions that wait for an answer, in order. */
let waiting: ((items: Generation[]) => void)[];
/** Answers the oldest question once it is asked. */
async function answer(...items: Generation[]): Promise<void> {
  await vi.waitFor(() => {
    expect(waiting.length).toBeGreaterThan(0);
  });
  waiting.shift()?.(items);
}
const shown = () => [...useGenerations.getState().byId.values()].map(({ id, status }) => `${id} ${status}`).toSorted();

beforeEach(() => {
  waiting = [];
  const list = () =>
    new Promise<Answer>((resolve) => {
      waiting.push((items) => {
        resolve({ ok: true, data: { items } });
      });
    });
  vi.stubGlobal('window', { reverie: { generations: { list } } });
  useGenerations.setState({ byId: new Map() });
});

describe('reading the generations', () => {
  it('keeps what main tells while it is under way', async () => {
    const reading = loadGenerations();
    await answer(generation('a', 'running'), generation('b', 'running'));
    applyGeneration(generation('a', 'failed', { error: { code: 'x', message: 'm', charged: 'no', retry: 'yes' } }));
    applyGeneration(generation('new', 'queued'));
    await answer();
    await reading;
    expect(shown()).toEqual(['a failed', 'b running', 'new queued']);
  });

  it('is given up for a later one, of another library', async () => {
    const first = loadGenerations();
    applyGeneration(generation('old', 'queued'));
    const second = loadGenerations();
    await answer(generation('old', 'running'));
    await answer(generation('other', 'running'));
    await answer();
    await answer();
    await Promise.all([first, second]);
    expect(shown()).toEqual(['other running']);
  });
});
