import { describe, expect, it } from 'vitest';
import { isTrustedSender, type SenderFrame } from '../../../src/main/desktop/trustedSender.ts';

const page = new URL('app://reverie/index.html');
const top = (url: string): SenderFrame => ({ url, parent: null });

describe('who may call main', () => {
  it.each<[string, SenderFrame | null, boolean, boolean]>([
    ['the page of our window', top('app://reverie/index.html'), true, true],
    ['the page with a query and a fragment', top('app://reverie/index.html?x#y'), true, true],
    ['a frame that has gone', null, true, false],
    ['a frame inside the page', { url: 'app://reverie/index.html', parent: {} }, true, false],
    ['another window', top('app://reverie/index.html'), false, false],
    ['another host of our scheme', top('app://elsewhere/index.html'), true, false],
    ['a host that begins like ours', top('app://reverie.evil.example/'), true, false],
    ['another scheme, whose origin is "null" as ours is', top('media://reverie/'), true, false],
    ['a web page', top('https://reverie/'), true, false],
    ['a page that is not loaded yet', top(''), true, false],
    ['an address that is none', top('::'), true, false],
  ])('%s', (_who, frame, ours, expected) => {
    expect(isTrustedSender(frame, ours, page)).toBe(expected);
  });
});
