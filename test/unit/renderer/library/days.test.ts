import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayBounds, describeDay, groupByDay } from '../../../../src/renderer/library/days.ts';

const at = (year: number, month: number, day: number, hour = 12): number =>
  new Date(year, month - 1, day, hour).getTime();

describe('days', () => {
  it('cuts a newest-first list wherever the local day changes', () => {
    const days = groupByDay([at(2026, 11, 22, 23), at(2026, 11, 22, 0), at(2026, 11, 21, 23), at(2025, 1, 1)]);
    expect([...days.ofPicture]).toEqual([0, 0, 1, 2]);
    expect([...days.starts]).toEqual([0, 2, 3, 4]);
    expect([...days.midnights]).toEqual([at(2026, 11, 22, 0), at(2026, 11, 21, 0), at(2025, 1, 1, 0)]);
  });

  it('puts any two moments of one local day together', () => {
    fc.assert(
      fc.property(
        fc.array(fc.date({ min: new Date(2000, 0), max: new Date(2040, 0), noInvalidDate: true })),
        (dates) => {
          const moments = dates.map((date) => date.getTime()).toSorted((left, right) => right - left);
          const { ofPicture, midnights } = groupByDay(moments);
          for (const [index, moment] of moments.entries()) {
            expect(midnights[ofPicture[index] ?? 0]).toBe(dayBounds(moment).from);
          }
          expect(new Set(midnights).size).toBe(midnights.length);
        },
      ),
    );
  });

  it.each([
    { day: at(2026, 11, 22, 0), words: { relative: 'today', date: 'Sunday 22 November' } },
    { day: at(2026, 11, 21, 0), words: { relative: 'yesterday', date: 'Saturday 21 November' } },
    { day: at(2026, 11, 20, 0), words: { date: 'Friday 20 November' } },
    { day: at(2025, 11, 20, 0), words: { date: 'Thursday, 20 November 2025' } },
  ])('names $words.date', ({ day, words }) => {
    expect(describeDay(day, at(2026, 11, 22, 9), 'en-GB')).toEqual(words);
  });
});
