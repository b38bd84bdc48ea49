import { spawn } from 'node:child_process';
import { request as httpRequest } from 'node:http';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { ReverieBridge } from '../../../src/shared/bridge/reverie.ts';
import { launchBrowser } from '../../support/browser.ts';
import { startHost, type HostProcess } from '../../support/hostProcess.ts';
import { makeBundles } from './fixture/bundles.ts';
import { onePixelPng } from './fixture/fakeStudio.ts';

/*
 * The stand-in around the real desktop code, the real preload script and a studio of canned answers, in a
 * real Chromium: what is tested is the way from the page to main and to the desktop, and back.
 */

interface Asked {
  number: number;
  kind: string;
  details: Record<string, unknown>;
}

declare global {
  // The page's own; the functions given to `evaluate` run there.
  var reverie: ReverieBridge;
}

let folder: string;
let main: string;
let host: HostProcess;
let browser: Browser;
let page: Page;
let complaints: string[];

const start = (userData = 'data', flags: string[] = []): Promise<HostProcess> =>
  startHost(join(folder, userData), { flags: ['--main', main, ...flags] });

async function control(name: string, body?: object): Promise<Record<string, unknown>> {
  const answer = await fetch(`${host.origin}/__host/${name}?token=${host.token}`, {
    method: body ? 'POST' : 'GET',
    ...(body && { body: JSON.stringify(body) }),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Record<string, unknown>;
}

/** What the app has asked of the desktop since the start, of one kind. */
async function asked(kind: string): Promise<Asked[]> {
  const { requests } = (await control('log')) as unknown as { requests: Asked[] };
  return requests.filter((request) => request.kind === kind);
}

async function openPage(): Promise<Page> {
  const opened = await browser.newPage();
  opened.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  opened.on('pageerror', (problem) => complaints.push(String(problem)));
  await opened.goto(host.url);
  return opened;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reverie-stand-in-'));
  main = await makeBundles(join(folder, 'out'));
  [host, browser] = await Promise.all([start(), launchBrowser()]);
  complaints = [];
  page = await openPage();
});

beforeEach(() => {
  complaints = [];
});

afterAll(async () => {
  await browser?.close();
  await host?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('the page', () => {
  it('finds window.reverie in its first own script, and breaks no rule of its policy', async () => {
    const fresh = await openPage();
    expect(await fresh.evaluate('window.foundAtStart')).toBe('object');
    expect(await fresh.evaluate('getComputedStyle(document.body).color')).toBe('rgb(1, 2, 3)');
    expect(complaints).toStrictEqual([]);
    await fresh.close();
  });

  it('gets an interface that it cannot change', async () => {
    const frozen = await page.evaluate(() => {
      'use strict';
      try {
        (globalThis.reverie as { app: unknown }).app = {};
        return 'changed';
      } catch {
        return Object.isFrozen(globalThis.reverie.generations);
      }
    });
    expect(frozen).toBe(true);
  });

  it('hears main’s answer with every typed array', async () => {
    const layout = await page.evaluate(async () => {
      const answer = await globalThis.reverie.library.layout();
      if (!answer.ok) return answer.error;
      const { widths, heights, createdAt } = answer.data;
      return [widths.constructor.name, widths[1], heights[1], createdAt.constructor.name, createdAt[0]];
    });
    expect(layout).toStrictEqual(['Uint16Array', 4096, 65_535, 'Float64Array', 1_700_000_000_000.5]);
  });

  it('shows pictures under the address it is given', async () => {
    // As text, because this file's types know no page.
    const shown = await page.evaluate(`(async () => {
      const { data } = await reverie.generations.get('g1');
      const image = document.createElement('img');
      image.src = data.pictures[0].thumbnailUrl;
      await image.decode();
      return { url: image.src, width: image.naturalWidth };
    })()`);
    expect(shown).toStrictEqual({ url: `${host.origin}/media/thumbnail/p1`, width: 1 });
  });

  it('hands pasted files over by their bytes', async () => {
    const answer = await page.evaluate(() =>
      globalThis.reverie.references.add([new File([new Uint8Array([1, 2, 3, 4, 5])], 'pasted.png')]),
    );
    expect(answer).toStrictEqual({
      ok: true,
      data: [{ status: 'refused', name: 'pasted.png', reason: '5 bytes: 1 2 3 4' }],
    });
  });

  it('learns nothing of what failed inside', async () => {
    const answer = await page.evaluate(() => globalThis.reverie.generations.retry('g1'));
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  it('hears events, also after it has been loaded anew, and so does a second one', async () => {
    const listen = (each: Page): Promise<unknown> =>
      each.evaluate(() => {
        Object.assign(globalThis, { heard: [] });
        globalThis.reverie.settings.on('changed', ({ theme }) => {
          (globalThis as unknown as { heard: string[] }).heard.push(theme);
        });
      });
    const second = await openPage();
    await page.reload();
    await listen(page);
    await listen(second);
    await page.evaluate(() => globalThis.reverie.settings.update({ theme: 'light' }));
    for (const each of [page, second]) {
      await expect.poll(() => each.evaluate('window.heard')).toStrictEqual(['light']);
    }
    await second.close();
  });

  it('hears the answer to a question before what came of the next one, as from Electron', async () => {
    const rounds = await page.evaluate(async () => {
      const heard: string[] = [];
      const stop = globalThis.reverie.settings.on('changed', () => heard.push('event'));
      const all: string[] = [];
      for (let round = 0; round < 50; round += 1) {
        const theme = round % 2 === 0 ? 'light' : 'dark';
        // Both leave in one task, and may arrive in one piece.
        const question = globalThis.reverie.settings.get().then(() => heard.push('answer'));
        // oxlint-disable-next-line no-await-in-loop -- one round after the other
        await Promise.all([question, globalThis.reverie.settings.update({ theme })]);
        all.push(heard.splice(0).join(', '));
      }
      stop();
      return [...new Set(all)];
    });
    expect(rounds).toStrictEqual(['answer, event']);
  });

  it('can reach nobody else', async () => {
    const outcome = await page.evaluate(async () => {
      const attempts = await Promise.allSettled([
        fetch('/media/thumbnail/p1'),
        fetch('http://127.0.0.1:9/'),
        new Promise((done, fail) => {
          // By its full name: the page's own, not the one this file imports.
          const socket = new globalThis.WebSocket('ws://127.0.0.1:9/');
          socket.addEventListener('open', done);
          socket.addEventListener('error', fail);
        }),
      ]);
      return attempts.map(({ status }) => status);
    });
    expect(outcome).toStrictEqual(['rejected', 'rejected', 'rejected']);
    const forbidden = complaints.filter((text) => text.includes('Content Security Policy'));
    expect(forbidden.length).toBeGreaterThanOrEqual(3);
  });
});

describe('whoever does not know the token', () => {
  it.each(['/', '/page.js', '/media/thumbnail/p1', '/__host/log', '/__host/preload.js'])(
    'gets nothing at %s',
    async (path) => {
      expect((await fetch(host.origin + path)).status).toBe(403);
    },
  );

  it.each([
    ['without the token', '/__host/ipc', {}],
    ['from another site', '/__host/ipc?token=', { origin: 'https://evil.example' }],
  ])('cannot connect %s', async (_how, path, headers) => {
    const address = host.origin.replace('http', 'ws') + path + (path.endsWith('=') ? host.token : '');
    const socket = new WebSocket(address, { headers });
    const outcome = await new Promise((done) => {
      socket.on('open', () => done('open'));
      socket.on('error', () => done('refused'));
    });
    expect(outcome).toBe('refused');
  });

  it('is refused by the name it asks for, even with the token', async () => {
    const status = await new Promise((done, fail) => {
      httpRequest(host.url, { headers: { Host: 'evil.example' } }, (answer) => {
        answer.resume();
        done(answer.statusCode);
      })
        .on('error', fail)
        .end();
    });
    expect(status).toBe(403);
  });
});

describe('the desktop', () => {
  it('asks for a folder, starting where the last export went', async () => {
    await control('dialog', { filePaths: ['/exports/one'] });
    await control('dialog', {});
    const answers = await page.evaluate(async () => [
      await globalThis.reverie.exports.chooseFolder(),
      await globalThis.reverie.exports.chooseFolder(),
    ]);
    expect(answers).toStrictEqual([
      { ok: true, data: { folder: '/exports/one' } },
      { ok: true, data: { folder: null } },
    ]);
    expect((await asked('dialog')).map(({ details }) => details['defaultPath'])).toStrictEqual(['', '/exports/one']);
  });

  it('copies a picture as PNG and takes one from the clipboard', async () => {
    const copied = await page.evaluate(() => globalThis.reverie.library.copyImage('p1'));
    expect(copied).toStrictEqual({ ok: true, data: null });
    const { clipboard } = (await control('log')) as { clipboard: Record<string, string> };
    expect(
      Buffer.from(clipboard['image/png'] ?? '', 'base64')
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');

    await control('clipboard', { contents: { 'text/plain': '', 'image/png': onePixelPng.toString('base64') } });
    expect(await page.evaluate(() => globalThis.reverie.references.addFromClipboard())).toMatchObject({
      ok: true,
      data: [{ name: 'Pasted picture.png', reason: `${onePixelPng.byteLength} bytes: 137 80 78 71` }],
    });
  });

  it('says so when the clipboard holds no picture', async () => {
    await control('clipboard', { contents: {} });
    expect(await page.evaluate(() => globalThis.reverie.references.addFromClipboard())).toMatchObject({
      ok: false,
      error: { code: 'not_possible_now' },
    });
  });

  it('names another way when the clipboard lists files without saying which', async () => {
    await control('clipboard', { contents: { 'text/uri-list': '' } });
    expect(await page.evaluate(() => globalThis.reverie.references.addFromClipboard())).toMatchObject({
      ok: false,
      error: { code: 'not_possible_now', message: expect.stringMatching(/holds files.*drag them in/) as string },
    });
  });

  it('takes copied files by their paths', async () => {
    const list = Buffer.from('file:///pictures/a%20b.png').toString('base64');
    await control('clipboard', { contents: { 'text/uri-list': list, 'image/png': onePixelPng.toString('base64') } });
    expect(await page.evaluate(() => globalThis.reverie.references.addFromClipboard())).toMatchObject({
      ok: true,
      data: [{ name: 'a b.png', reason: 'a path' }],
    });
  });

  it('drags originals out, shows them, opens the library and the fixed pages', async () => {
    await page.evaluate(async () => {
      await globalThis.reverie.exports.startDrag(['p1']);
      await globalThis.reverie.library.showInFolder('p1');
      await globalThis.reverie.library.openFolder();
      await globalThis.reverie.app.openLink('topUp');
    });
    const picture = join(folder, 'data', 'picture.png');
    expect((await asked('drag'))[0]?.details).toStrictEqual({ files: [picture] });
    expect((await asked('showItemInFolder'))[0]?.details).toStrictEqual({ path: picture });
    expect((await asked('openPath'))[0]?.details).toStrictEqual({ path: join(folder, 'data') });
    expect((await asked('openExternal'))[0]?.details).toStrictEqual({ url: 'https://evolink.ai/dashboard/credits' });
  });

  it('announces the end of a generation when the artist is elsewhere, and comes back on a click', async () => {
    const finishOne = (): Promise<unknown> => page.evaluate(() => globalThis.reverie.generations.cancel('g1'));
    await finishOne();
    expect(await asked('notification')).toStrictEqual([]);
    await control('focus', { focused: false });
    await finishOne();
    const [notification] = await asked('notification');
    expect(notification?.details).toStrictEqual({ title: 'Your picture is ready', body: 'a teal vase' });
    await control('notification', { number: notification?.number });
    expect((await control('log'))['focused']).toBe(true);
  });

  it('passes the network and sleep on', async () => {
    await page.evaluate(() => {
      Object.assign(globalThis, { online: [] });
      globalThis.reverie.app.on('changed', (info) => {
        (globalThis as unknown as { online: boolean[] }).online.push(info.online);
      });
    });
    await control('power', { state: 'suspend' });
    await control('power', { state: 'resume' });
    await control('network', { online: false });
    await expect.poll(() => page.evaluate('window.online'), { timeout: 10_000 }).toStrictEqual([false, true, false]);
    await control('network', { online: true });
  });

  it('keeps a key from plain sight and says that it is no more than that', async () => {
    expect(await page.evaluate(() => globalThis.reverie.account.keyStatus())).toStrictEqual({
      ok: true,
      data: { present: true, storageAvailable: 'weak' },
    });
  });
});

describe('the process', () => {
  /** Starts the stand-in once more and waits for its end. */
  function runToEnd(
    flags: string[],
    environment: Record<string, string> = {},
  ): Promise<{ code: number | null; out: string; errors: string }> {
    const child = spawn(
      process.execPath,
      [resolve(import.meta.dirname, '../../host/main.ts'), '--headless', ...flags],
      { env: { ...process.env, ...environment } },
    );
    let out = '';
    let errors = '';
    child.stdout.on('data', (text: Buffer) => {
      out += text.toString();
    });
    child.stderr.on('data', (text: Buffer) => {
      errors += text.toString();
    });
    return new Promise((done) => {
      child.on('close', (code) => {
        done({ code, out, errors });
      });
    });
  }

  it('leaves a user-data folder to the process that has it, and says so', async () => {
    const { out, errors } = await runToEnd(['--main', main, '--user-data', join(folder, 'data')]);
    expect(out).toBe('');
    expect(errors).toContain(`Reverie is already running with ${join(folder, 'data')}.`);
  });

  it('starts again after kill -9, with the same folder', async () => {
    const first = await start('killed');
    expect(await first.stop('SIGKILL')).toBe('SIGKILL');
    const second = await start('killed');
    expect(await second.stop()).toBe(0);
  });

  it('ends by itself within five seconds of SIGTERM, having closed everything', async () => {
    const one = await start('ended');
    const before = performance.now();
    expect(await one.stop('SIGTERM')).toBe(0);
    expect(performance.now() - before).toBeLessThan(5000);
    expect(await readdir(join(folder, 'ended'))).not.toContainEqual(expect.stringMatching(/\.(tmp|part)$/));
  });

  it('ends when the app is quit', async () => {
    const one = await start('quit');
    const ended = new Promise((done) => {
      one.child.once('exit', done);
    });
    await fetch(`${one.origin}/__host/quit?token=${one.token}`, { method: 'POST' });
    expect(await ended).toBe(0);
  });

  it.each<[string, () => string[], RegExp]>([
    [
      'bundles that are not built',
      () => ['--main', join(folder, 'nothing/main/index.js')],
      /not built yet.*npm run build/,
    ],
    ['a port that is taken', () => ['--main', main, '--port', new URL(host.origin).port], /port \d+ cannot be used/],
    [
      'an address it may not send a key to',
      () => ['--main', main, '--api-url', 'http://api.example'],
      /--api-url must begin with https/,
    ],
    ['an option nobody knows', () => ['--nonsense'], /nonsense.*Usage:/],
  ])('says what is wrong with %s, in a sentence, and ends', async (_what, flags, words) => {
    const { code, out, errors } = await runToEnd(['--user-data', join(folder, 'wrong'), ...flags()]);
    expect({ code, out }).toStrictEqual({ code: 1, out: '' });
    expect(errors).toMatch(words);
    expect(errors).not.toMatch(/^\s+at /m);
  });
});
