import { beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyLayout } from '../../../../../src/renderer/state/library/layout.ts';
import { addFilter, clearSearch, searchText, typingRest } from '../../../../../src/renderer/state/query/query.ts';
import { useLibrary } from '../../../../../src/renderer/state/library/library.ts';
import type { LibraryQuery } from '../../../../../src/shared/bridge/library.ts';

const asked: LibraryQuery[] = [];
let answers: (() => void)[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  answers = [];
  const layout = (query: LibraryQuery) =>
    new Promise((resolve) => {
      asked.push(query);
      answers.push(() => {
        resolve({ ok: true, data: emptyLayout });
      });
    });
  vi.stubGlobal('window', {
    reverie: { library: { layout, count: async () => ({ ok: true, data: { pictures: 0 } }) } },
  });
  return () => {
    vi.useRealTimers();
  };
});

const rest = () => vi.advanceTimersByTimeAsync(typingRest.rest);
const answer = async (place: number) => {
  answers[place]?.();
  await vi.advanceTimersByTimeAsync(0);
};

describe('searching while typing', () => {
  it('asks for the latest words only, once the reading before has ended', async () => {
    searchText('l');
    await rest();
    for (const words of ['li', 'lig', 'light']) {
      searchText(words);
      // oxlint-disable-next-line no-await-in-loop -- one letter after the other
      await rest();
    }
    expect(asked.map(({ text }) => text)).toEqual(['l']);
    await answer(0);
    expect(asked.map(({ text }) => text)).toEqual(['l', 'light']);
    await answer(1);
    expect(useLibrary.getState().query).toEqual({ text: 'light' });
  });

  it('looks now and then for somebody who never rests', async () => {
    const words = 'a lighthouse in the fog of the morning, with gulls';
    for (let letters = 1; letters <= words.length; letters += 1) {
      searchText(words.slice(0, letters));
      // oxlint-disable-next-line no-await-in-loop -- one letter after the other
      await vi.advanceTimersByTimeAsync(typingRest.rest - 10);
    }
    expect(asked).toHaveLength(1);
    await answer(0);
    expect(asked[1]?.text?.length).toBeGreaterThan(30);
    await answer(1);
    await rest();
    await answer(2);
  });

  it('reads what else is chosen meanwhile with it', async () => {
    searchText('fog');
    await rest();
    addFilter({ flags: ['pick'] }, 'fog');
    expect(asked).toHaveLength(1);
    await answer(0);
    expect(asked[1]).toMatchObject({ text: 'fog', flags: ['pick'] });
    await answer(1);
    clearSearch();
    await answer(2);
  });
});
