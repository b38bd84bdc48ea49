import { describe, expect, it } from 'vitest';
import type { ReferenceId } from '../../../../src/shared/domain/index.ts';
import { emptyDraft } from '../../../../src/shared/seedream/index.ts';
import { tileUpload, uploadProgress } from '../../../../src/renderer/compose/uploadProgress.ts';
import { withGuests } from '../../../../src/renderer/compose/stripOrder.ts';
import { recentMatching } from '../../../../src/renderer/compose/shelfSearch.ts';
import { versionWords } from '../../../../src/renderer/compose/versionWords.ts';
import { generation, reference } from '../samples.ts';

const ids = (...names: string[]): ReferenceId[] => names as ReferenceId[];
const draft = (...names: string[]) => ({
  ...emptyDraft,
  references: ids(...names).map((referenceId) => ({ referenceId })),
});
const uploading = generation('g', 'preparing', {
  stage: 'uploading_references',
  stageCount: { done: 1, total: 3 },
  draft: draft('a', 'b', 'c'),
});

describe('uploads shown in the strip', () => {
  it('are those of a generation with exactly these references', () => {
    expect(uploadProgress([generation('h', 'running'), uploading], ids('a', 'b', 'c'))).toEqual({
      stage: 'uploading_references',
      done: 1,
      total: 3,
    });
    expect(uploadProgress([uploading], ids('a', 'c', 'b'))).toBeUndefined();
    expect(uploadProgress([{ ...uploading, status: 'running' }], ids('a', 'b', 'c'))).toBeUndefined();
    expect(uploadProgress([uploading], [])).toBeUndefined();
  });

  it('mark each tile, in order', () => {
    const progress = uploadProgress([uploading], ids('a', 'b', 'c'));
    expect([0, 1, 2].map((index) => tileUpload(progress, index, 3))).toEqual(['uploaded', 'uploading', 'waiting']);
    expect(tileUpload(undefined, 0, 3)).toBeUndefined();
    expect(tileUpload({ stage: 'preparing_references', done: 0, total: 3 }, 0, 3)).toBeUndefined();
  });
});

it('what has no number yet stands in the strip where it will be', () => {
  const guests = [
    { at: 1, item: 'x' },
    { at: undefined, item: 'end' },
    { at: 1, item: 'y' },
    { at: 9, item: 'far' },
  ];
  expect(withGuests(['a', 'b'], guests)).toEqual(['a', 'x', 'y', 'b', 'end', 'far']);
  expect(withGuests([], [{ at: 2, item: 'x' }])).toEqual(['x']);
});

it('recent references are found by words of their file name, whatever the case and accents', () => {
  const all = [
    reference('a', { name: 'Café floor 2.png' }),
    reference('b', { name: 'cafe.png', title: 'the café' }),
    reference('c', { name: 'lake.jpg' }),
  ];
  expect(recentMatching(all, 'FLOOR cafe').map(({ id }) => id)).toEqual(['a']);
  expect(recentMatching(all, '').map(({ id }) => id)).toEqual(['a', 'c']);
});

it('a version is told by format, pixels and size', () => {
  expect(versionWords({ format: 'tiff', width: 9200, height: 6132, bytes: 84_000_000 }, 'en-GB')).toBe(
    'TIFF 9200 × 6132, 84 MB',
  );
});
