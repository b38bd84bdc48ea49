import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PictureId } from '../../../../../src/shared/domain/index.ts';
import { pictureDragType } from '../../../../../src/renderer/state/drags/drags.ts';
import { bringsPictures, picturesOf, rememberDragged } from '../../../../../src/renderer/state/drags/pictureDrag.ts';

const ids = (...names: string[]): PictureId[] => names as PictureId[];
/** The part of a `DataTransfer` that counts. */
const data = (more: { types: string[]; files?: number; ids?: string }): DataTransfer => {
  const items = Array.from({ length: more.files ?? 0 }, () => ({ kind: 'file' }));
  return { types: more.types, items, files: items, getData: () => more.ids ?? '' } as unknown as DataTransfer;
};
const page = new EventTarget();
const movePointer = (buttons: number): void => {
  page.dispatchEvent(Object.assign(new Event('pointermove'), { buttons }));
};

beforeEach(() => {
  vi.stubGlobal('window', page);
  rememberDragged(ids('a', 'b'));
});
afterEach(() => {
  movePointer(0);
  vi.unstubAllGlobals();
});

describe('pictures of the library in a drag', () => {
  it('are known by their ids within the page', () => {
    const inPage = data({ types: [pictureDragType], ids: '["c"]' });
    expect(bringsPictures(inPage)).toBe(true);
    expect(picturesOf(inPage)).toEqual(['c']);
  });

  it('are known by their number where the desktop hands them over as files', () => {
    const two = data({ types: ['Files'], files: 2 });
    expect(bringsPictures(two)).toBe(true);
    expect(picturesOf(two)).toEqual(['a', 'b']);
    expect(bringsPictures(data({ types: ['Files'], files: 3 }))).toBe(false);
    expect(bringsPictures(data({ types: ['text/plain'] }))).toBe(false);
  });

  it('are forgotten once the pointer moves freely again, so that other files are not taken for them', () => {
    const two = data({ types: ['Files'], files: 2 });
    movePointer(1);
    expect(bringsPictures(two)).toBe(true);
    movePointer(0);
    expect(bringsPictures(two)).toBe(false);
    expect(picturesOf(two)).toEqual([]);
  });
});
