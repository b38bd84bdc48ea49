import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { startHost } from '../support/hostProcess.ts';
import { median, print } from './figures.ts';
import { makePageLibrary } from './pageLibrary.ts';

const rounds = 9;
const pictures = 100_000;

/** From the start of the process to a composer that takes text, with an empty library and with a full one. */
export async function startTime(): Promise<void> {
  if (!existsSync(join(import.meta.dirname, '../../out/main/index.js'))) {
    console.log('\nStart: nothing is built yet; run `npm run build` first.');
    return;
  }
  const empty = mkdtempSync(join(tmpdir(), 'reverie-start-empty-'));
  // Thumbnails for what is in view at the start.
  const full = await makePageLibrary(pictures, 500);

  const browser = await launchBrowser();
  const times: Record<'empty' | 'full', number[]> = { empty: [], full: [] };
  // One round that is not counted warms the file cache for both.
  await timeOne(browser, empty);
  await timeOne(browser, full.userData);
  for (let round = 0; round < rounds; round += 1) {
    // In turns, and each first as often as the other: what else the computer does then weighs on both.
    for (const which of round % 2 === 0 ? (['empty', 'full'] as const) : (['full', 'empty'] as const)) {
      times[which].push(await timeOne(browser, which === 'empty' ? empty : full.userData));
    }
  }
  await browser.close();
  rmSync(empty, { recursive: true, force: true });
  full.remove();
  print(`Start to a usable composer (stand-in and headless Chromium, median of ${rounds})`, [
    ['empty library', `${Math.round(median(times.empty))} ms`],
    [`${pictures.toLocaleString('en')} pictures`, `${Math.round(median(times.full))} ms`],
    ['ratio', `${(median(times.full) / median(times.empty)).toFixed(2)} (at most 1.15)`],
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
