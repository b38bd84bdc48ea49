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
  const times: Record<'empty' | 'full', Started[]> = { empty: [], full: [] };
  // One round that is not counted warms the file cache for both.
  await timeOne(browser, empty, false);
  await timeOne(browser, full.userData, true);
  for (let round = 0; round < rounds; round += 1) {
    // In turns, and each first as often as the other: what else the computer does then weighs on both.
    for (const which of round % 2 === 0 ? (['empty', 'full'] as const) : (['full', 'empty'] as const)) {
      const isFull = which === 'full';
      times[which].push(await timeOne(browser, isFull ? full.userData : empty, isFull));
    }
  }
  await browser.close();
  rmSync(empty, { recursive: true, force: true });
  full.remove();
  const composer = (of: 'empty' | 'full'): number => median(times[of].map((each) => each.composer));
  print(`Start to a usable composer (stand-in and headless Chromium, median of ${rounds})`, [
    ['empty library', `${Math.round(composer('empty'))} ms`],
    [`${pictures.toLocaleString('en')} pictures`, `${Math.round(composer('full'))} ms`],
    ['ratio', `${(composer('full') / composer('empty')).toFixed(2)} (at most 1.15)`],
    ['… and to their first thumbnail', `${Math.round(median(times.full.map((each) => each.pictures)))} ms`],
  ]);
}

interface Started {
  composer: number;
  /** Until the first thumbnail is drawn; only where there are pictures. */
  pictures: number;
}

async function timeOne(browser: Browser, userData: string, hasPictures: boolean): Promise<Started> {
  const began = performance.now();
  const host = await startHost(userData, {
    environment: { REVERIE_API_KEY: 'bench-key' },
    flags: ['--api-url', 'http://127.0.0.1:9'],
  });
  const page = await browser.newPage();
  await page.goto(host.url);
  const prompt = page.getByRole('textbox', { name: 'Prompt' });
  await prompt.fill('ready');
  const composer = performance.now() - began;
  if (hasPictures) await page.locator('[data-picture] img').first().waitFor();
  const pictures = performance.now() - began;
  await page.close();
  await host.stop();
  return { composer, pictures };
}
