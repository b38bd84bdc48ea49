import { describe, expect, it } from 'vitest';
import { expandEntries, mostFilesInFolders } from '../../../../src/renderer/app/droppedFolders.ts';
import { acceptedFiles, looksLikePicture } from '../../../../src/renderer/state/composer/droppedFiles.ts';

type Tree = string | { name: string; children: Tree[] };

/** What the browser hands over for a dropped file or folder; a folder is read in portions. */
function entry(tree: Tree): FileSystemEntry {
  if (typeof tree === 'string') {
    const file = (take: (file: File) => void): void => take(new File([], tree));
    return { isDirectory: false, name: tree, file } as unknown as FileSystemEntry;
  }
  const left = tree.children.map(entry);
  const readEntries = (take: (entries: FileSystemEntry[]) => void): void => take(left.splice(0, 100));
  return { isDirectory: true, name: tree.name, createReader: () => ({ readEntries }) } as unknown as FileSystemEntry;
}
const many = (count: number): string[] => Array.from({ length: count }, (_, index) => `p${index + 1}.jpg`);

describe('dropped folders', () => {
  it('give their files in the order of a file manager, folders inside them included', async () => {
    const { files, folder } = await expandEntries([
      entry({ name: 'shoot', children: ['p10.jpg', 'p2.jpg', '.DS_Store', { name: 'a', children: ['first.png'] }] }),
      entry('loose.png'),
    ]);
    expect(files.map(({ name }) => name)).toEqual(['first.png', 'p2.jpg', 'p10.jpg', 'loose.png']);
    expect(folder).toBe('shoot');
  });

  it('are read in portions, up to a bound', async () => {
    expect((await expandEntries([entry({ name: 'a', children: many(250) })])).files).toHaveLength(250);
    const large = await expandEntries([entry({ name: 'a', children: many(2000) })]);
    expect([large.files.length, large.cutOff]).toEqual([mostFilesInFolders, true]);
  });
});

it.each([
  ['a.JPG', true],
  ['scan.tif', true],
  ['phone.HEIC', true],
  ['notes.txt', false],
  ['jpg', true],
  ['poster.psd', false],
])('%s is offered from a folder: %s', (name, offered) => {
  expect(looksLikePicture({ name, type: '' })).toBe(offered);
});

it('the file dialog offers every format that is taken', () => {
  for (const each of ['image/tiff', 'image/avif', '.heic', '.bmp', '.tif', '.jpg', '.webp']) {
    expect(acceptedFiles.split(',')).toContain(each);
  }
});
