import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { startHost } from '../support/hostProcess.ts';
import { testImaging } from '../support/plainPicture.ts';
import { fillLibrary } from '../support/syntheticLibrary.ts';
import { median, print } from './figures.ts';

const rounds = 5;
const pictures = 10_000;

/** From the start of the process to a composer that takes text, with an empty library and with a full one. */
export async function startTime(): Promise<void> {
  if (!existsSync(join(import.meta.dirname, '../../out/main/index.js'))) {
    console.log('\nStart: nothing is built yet; run `npm run build` first.');
    return;
  }
  const empty = mkdtempSync(join(tmpdir(), 'reverie-start-empty-'));
  const full = mkdtempSync(join(tmpdir(), 'reverie-start-full-'));
  const imaging = testImaging();
  const drawing = join(full, 'drawing.jpg');
  const thumbnail = join(full, 'thumbnail.webp');
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><rect width="64" height="64" fill="#6a8c7e"/></svg>';
  writeFileSync(drawing, await imaging.drawSvg(svg, 512, 512, 80));
  await imaging.thumbnail(drawing, thumbnail, 512);
  await imaging.close();
  await fillLibrary(join(full, 'library'), pictures, thumbnail);

  const browser = await launchBrowser();
  const times: Record<'empty' | 'full', number[]> = { empty: [], full: [] };
  // One round that is not counted warms the file cache for both.
  await timeOne(browser, empty);
  await timeOne(browser, full);
  for (let round = 0; round < rounds; round += 1) {
    times.empty.push(await timeOne(browser, empty));
    times.full.push(await timeOne(browser, full));
  }
  await browser.close();
  rmSync(empty, { recursive: true, force: true });
  rmSync(full, { recursive: true, force: true });
  print(`Start to a usable composer (stand-in and headless Chromium, median of ${rounds})`, [
    ['empty library', `${Math.round(median(times.empty))} ms`],
    [`${pictures.toLocaleString('en')} pictures`, `${Math.round(median(times.full))} ms`],
    ['ratio', (median(times.full) / median(times.empty)).toFixed(2)],
  ]);
}

async function timeOne(browser: Browser, userData: string): Promise<number> {
  const began = performance.now();
  const host = await startHost(userData, {
    environment: { REVERIE_API_KEY: 'bench-key' },
    flags: ['--api-url', 'http://127.0.0.1:9'],
  });
  const page = await browser.newPage();
  await page.goto(host.url);
  const prompt = page.getByRole('textbox', { name: 'Prompt' });
  await prompt.fill('ready');
  const time = performance.now() - began;
  await page.close();
  await host.stop();
  return time;
}
