import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../support/browser.ts';
import { startHost } from '../support/hostProcess.ts';
import { testImaging } from '../support/plainPicture.ts';
import { print } from './figures.ts';

const count = 14;

/** Whether the page stays alive while fourteen large pictures are taken in: its longest task, by Chromium's own account. */
export async function referencesPage(): Promise<void> {
  if (!existsSync(join(import.meta.dirname, '../../out/main/index.js'))) {
    console.log('\nReferences in the page: nothing is built yet; run `npm run build` first.');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'reverie-references-page-'));
  const imaging = testImaging();
  const files: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const rings = Array.from(
      { length: 60 },
      (_, ring) =>
        `<circle cx="${100 * ring}" cy="${70 * ring}" r="${40 + 9 * ((ring * 7 + index) % 50)}" fill="hsl(${ring * 17 + index * 25} 50% 50%)"/>`,
    );
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="6000" height="4000"><rect width="6000" height="4000" fill="#ccb"/>${rings.join('')}</svg>`;
    const file = join(folder, `${index}.jpg`);
    writeFileSync(file, await imaging.drawSvg(svg, 6000, 4000, 92));
    files.push(file);
  }
  await imaging.close();
  const host = await startHost(join(folder, 'user data'), {
    environment: { REVERIE_API_KEY: 'bench-key' },
    flags: ['--api-url', 'http://127.0.0.1:9'],
  });
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(host.url);
  await page.getByRole('textbox', { name: 'Prompt' }).waitFor();
  await page.evaluate(`
    window.longTasks = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.longTasks.push(entry.duration);
    }).observe({ type: 'longtask' });
  `);
  const began = performance.now();
  await page.locator('input[type=file]').first().setInputFiles(files);
  const thumbnails = page.locator('img[src*="/media/reference-thumbnail/"]');
  await thumbnails.nth(count - 1).waitFor({ timeout: 120_000 });
  const took = performance.now() - began;
  const tasks = (await page.evaluate('window.longTasks')) as number[];
  await browser.close();
  await host.stop();
  rmSync(folder, { recursive: true, force: true });
  print(`The page while ${count} JPEGs of 24 million pixels are taken in (stand-in: their bytes go over a socket)`, [
    ['taken in', `${(took / 1000).toFixed(1)} s`],
    ['tasks above 50 ms', String(tasks.length)],
    ['longest task', tasks.length === 0 ? 'below 50 ms' : `${Math.max(...tasks).toFixed(0)} ms`],
  ]);
}
