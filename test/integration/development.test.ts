import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { appendFile, cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';

/* `npm run dev` in a copy of the sources, which can be changed. */

const root = resolve(import.meta.dirname, '../..');
/** A busy computer builds slowly. In milliseconds. */
const patience = 110_000;
const copied = ['electron.vite.config.ts', 'package.json', 'resources', 'scripts', 'src', 'test/host'];

let folder: string;
let development: ChildProcessByStdio<null, Readable, Readable>;
let ended: Promise<unknown>;
let browser: Browser;
let address: string;
let errors = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reverie-development-'));
  for (const path of copied) await cp(join(root, path), join(folder, path), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  development = spawn(
    process.execPath,
    [join(folder, 'scripts/dev.ts'), '--stand-in', '--headless', '--user-data', join(folder, 'data')],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  ended = new Promise((end) => development.once('exit', end));
  development.stderr.on('data', (text: Buffer) => {
    errors += text.toString();
  });
  const lines = createInterface({ input: development.stdout });
  address = await new Promise<string>((found, fail) => {
    lines.on('line', (line) => {
      const [url] = /http:\S+/.exec(line) ?? [];
      if (url) found(url);
    });
    void ended.then((code) => fail(new Error(`Development ended with ${String(code)}: ${errors}`)));
  });
  browser = await launchBrowser();
}, patience);

afterAll(async () => {
  await browser?.close();
  development?.kill();
  await ended;
  await rm(folder, { recursive: true, force: true });
});

it('shows the app from its sources; a change of the page comes in without a reload, one of main with a new start', async () => {
  const page = await browser.newPage();
  page.setDefaultTimeout(patience);
  await page.goto(address);
  const welcome = page.getByRole('heading', { level: 1 });
  await welcome.waitFor();

  await page.evaluate('globalThis.before = true');
  await appendFile(join(folder, 'src/renderer/app/tokens.css'), '\n:root { --changed: yes; }\n');
  await page.waitForFunction(`getComputedStyle(document.documentElement).getPropertyValue('--changed') === 'yes'`);
  expect(await page.evaluate('globalThis.before')).toBe(true);

  await appendFile(join(folder, 'src/main/index.ts'), `\nconsole.error('Main was changed.');\n`);
  await page.waitForFunction('globalThis.before === undefined');
  await welcome.waitFor();
  expect(errors).toContain('Main was changed.');
  expect(new URL(page.url()).origin).toBe(new URL(address).origin);
});
