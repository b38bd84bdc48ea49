import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import type { PictureSummary } from '../../src/shared/domain/picture.ts';
import { launchProfile } from '../support/browser.ts';
import type { DexieFigures } from './page/dexie.ts';

/**
 * The same work by Dexie on IndexedDB, in a Chromium with a profile on the disk: without one IndexedDB would only be
 * in memory. `searches` are in lower case.
 */
export async function dexieFigures(
  pictures: readonly PictureSummary[],
  searches: readonly string[],
): Promise<DexieFigures> {
  const script = await bundled();
  const kept = pictures.map(({ id, createdAt, prompt, rating }) => ({ id, createdAt, prompt, rating, tags: [] }));
  const json = JSON.stringify(kept);
  const server = createServer((request, response) => {
    if (request.url === '/pictures.json') response.setHeader('Content-Type', 'application/json').end(json);
    else if (request.url === '/dexie.js') response.setHeader('Content-Type', 'text/javascript').end(script);
    else {
      response
        .setHeader('Content-Type', 'text/html')
        .end('<!doctype html><title>Dexie</title><script type="module" src="/dexie.js"></script>');
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const profile = mkdtempSync(join(tmpdir(), 'reverie-bench-dexie-'));
  const browser = await launchProfile(profile);
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction('globalThis.measureDexie !== undefined');
    return await page.evaluate<DexieFigures>(`globalThis.measureDexie('/pictures.json', ${JSON.stringify(searches)})`);
  } finally {
    await browser.close();
    server.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** The page's script with Dexie in it. */
async function bundled(): Promise<string> {
  const outputs = (await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, 'page/dexie.ts'), formats: ['es'], fileName: 'dexie' },
    },
  })) as Rolldown.RolldownOutput[];
  const code = outputs[0]?.output[0].code;
  if (code === undefined) throw new Error('Nothing was bundled.');
  return code;
}
