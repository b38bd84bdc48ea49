import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type LaunchOptions } from 'playwright-core';

/** Debian's Chromium (the engine of Electron 45), else the one that comes from npm. */
async function executable(): Promise<{ path: string; options: string[] }> {
  const named = process.env['REVERIE_CHROMIUM'] ?? '/usr/bin/chromium';
  if (existsSync(named)) return { path: named, options: [] };
  const { default: packed } = await import('@sparticuz/chromium');
  return { path: await packed.executablePath(), options: packed.args };
}

/** A headless Chromium that calls nobody by itself. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(await launchOptions());
}

/** The same with its profile in `folder`, where what pages keep is really on the disk. */
export async function launchProfile(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, await launchOptions());
}

async function launchOptions(): Promise<LaunchOptions> {
  const { path, options } = await executable();
  return {
    executablePath: path,
    headless: true,
    args: [
      ...options,
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--force-color-profile=srgb',
    ],
  };
}
