import { describe, expect, it } from 'vitest';
import { filesInUriList } from '../../../src/main/desktop/clipboardPictures.ts';

describe('files on the clipboard', () => {
  it('are the local ones of the list, decoded', () => {
    const list = '# copied\r\nfile:///home/me/a%20b.png\r\nhttps://example.com/c.png\r\nfile:///d.jpg\r\n\r\n';
    expect(filesInUriList(list)).toStrictEqual(['/home/me/a b.png', '/d.jpg']);
  });

  it.each([[''], ['text'], ['file://another-host/share.png'], ['file:///a%2Fb.png']])('are none in %j', (list) => {
    expect(filesInUriList(list)).toStrictEqual([]);
  });
});
