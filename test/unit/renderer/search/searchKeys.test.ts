import { describe, expect, it } from 'vitest';
import { filterIcons } from '../../../../src/renderer/search/filterIcons.ts';
import type { Suggestion } from '../../../../src/renderer/search/filterValues.ts';
import { filterKinds } from '../../../../src/renderer/search/filterWords.ts';
import { moveInLines, type OptionBox } from '../../../../src/renderer/search/moveInLines.ts';
import { takenRows } from '../../../../src/renderer/search/takenRows.ts';

const rating: Suggestion = { type: 'kind', kind: 'rating' };
const dusk: Suggestion = { type: 'value', kind: 'tag', filter: { tags: ['dusk'] }, words: 'dusk' };
const none = { marked: undefined, tab: undefined };

describe('what the keys take of the list under the search field', () => {
  it.each([
    ['nothing before anything is typed', { rows: [rating], typed: '' }, none],
    ['nothing where there are no rows', { rows: [], typed: 'dusk', at: 3 }, none],
    ['a filter that was gone to', { rows: [rating], typed: '', at: 0 }, { marked: 0, tab: undefined }],
    ['a value that was gone to', { rows: [rating, dusk], typed: 'd', at: 1 }, { marked: 1, tab: undefined }],
    [
      'the last row where the list has become shorter',
      { rows: [dusk], typed: 'du', at: 4 },
      { marked: 0, tab: undefined },
    ],
    ['only with Tab the value that words match', { rows: [rating, dusk], typed: 'd' }, { marked: undefined, tab: 1 }],
    ['only with Tab the filter that words name', { rows: [rating], typed: 'rat' }, { marked: undefined, tab: 0 }],
    [
      'the first value of a chosen filter',
      { rows: [dusk], typed: '', kind: 'tag' as const },
      { marked: 0, tab: undefined },
    ],
  ])('is %s', (_, typing, takes) => {
    expect(takenRows({ kind: undefined, at: undefined, ...typing })).toEqual(takes);
  });
});

describe('arrow keys in a list of several lines', () => {
  const at = (left: number, top: number, width = 50): OptionBox => ({ left, top, width });
  // 0 1 2
  // 3  4
  const two = [at(0, 0), at(50, 0), at(100, 0), at(0, 24), at(60, 24, 80)];
  const one = [at(0, 0), at(50, 0), at(100, 0)];
  it.each([
    ['enters at the beginning', two, undefined, 'down', 0],
    ['enters at the end', two, undefined, 'up', 4],
    ['goes to the line below', two, 2, 'down', 4],
    ['goes from the last line to the first', two, 3, 'down', 0],
    ['goes from the first line to the last', two, 1, 'up', 4],
    ['goes to the next', two, 2, 'right', 3],
    ['goes to the one before', two, 0, 'left', 4],
    ['goes on in a single line', one, 0, 'down', 1],
    ['goes back in a single line', one, 0, 'up', 2],
    ['enters again where the marked one is gone', one, 7, 'down', 0],
    ['has nowhere to go', [], undefined, 'down', undefined],
  ] as const)('%s', (_, boxes, from, direction, to) => {
    expect(moveInLines(boxes, from, direction)).toBe(to);
  });
});

it('every filter has an icon of its own', () => {
  expect(new Set(Object.values(filterIcons)).size).toBe(filterKinds.length);
});
