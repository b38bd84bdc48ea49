import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../../src/main/desktop/contentSecurity.ts';
import { rewriteMediaAddresses, rewritePolicy } from '../../host/addresses.ts';

describe('addresses on their way to a page in a browser', () => {
  it('turns media addresses under keys that end in Url into ones the page can load', () => {
    const widths = new Uint16Array([1]);
    const value = {
      prompt: 'media://thumbnail/not-an-address',
      thumbnailUrl: 'media://thumbnail/p1',
      pictures: [{ pictureUrl: 'media://picture/p1', callbackUrl: 'https://example.com' }],
      widths,
    };
    expect(rewriteMediaAddresses(value, 'http://127.0.0.1:1')).toStrictEqual({
      prompt: 'media://thumbnail/not-an-address',
      thumbnailUrl: 'http://127.0.0.1:1/media/thumbnail/p1',
      pictures: [{ pictureUrl: 'http://127.0.0.1:1/media/picture/p1', callbackUrl: 'https://example.com' }],
      widths,
    });
  });

  it('opens the policy for the connection to the stand-in and for nothing else', () => {
    const before = contentSecurityPolicy('n').split('; ');
    const after = rewritePolicy(contentSecurityPolicy('n'), 'ws://127.0.0.1:1/__host/ipc').split('; ');
    const changed = after.filter((directive) => !before.includes(directive));
    expect(changed).toStrictEqual([`img-src 'self' blob: data:`, 'connect-src ws://127.0.0.1:1/__host/ipc']);
    expect(after).toHaveLength(before.length);
  });
});
