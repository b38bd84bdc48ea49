import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ReverieBridge } from '../../src/shared/bridge/reverie.ts';
import { launchBrowser } from '../support/browser.ts';
import { startHost, type HostProcess } from '../support/hostProcess.ts';

export const screenshots = join(import.meta.dirname, 'screenshots');
const axeScript = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What the artist's desktop can be asked of in `page.evaluate`. */
declare global {
  interface Window {
    reverie: ReverieBridge;
    axe: { run(context: Document, options: object): Promise<AxeResults> };
  }
}

/** The built app in the stand-in, with one page open in Chromium. */
export class App {
  readonly folder = mkdtempSync(join(tmpdir(), 'reverie-e2e-'));
  readonly userData = join(this.folder, 'user data');
  /** Console errors, page errors and refusals of the content security policy. */
  readonly complaints: string[] = [];
  #browser: Browser | undefined;
  #host: HostProcess | undefined;
  #page: Page | undefined;
  #size = { width: 1440, height: 900 };

  get page(): Page {
    if (!this.#page) throw new Error('The app is not open.');
    return this.#page;
  }

  /** `page`: what else the browser's window is like, as a dense screen or forced colours. */
  async open(
    options: { flags?: string[]; environment?: Record<string, string>; page?: BrowserContextOptions } = {},
  ): Promise<Page> {
    mkdirSync(screenshots, { recursive: true });
    this.#browser ??= await launchBrowser();
    this.#host = await startHost(this.userData, options);
    const page = await this.#browser.newPage({
      viewport: this.#size,
      locale: 'en-GB',
      timezoneId: 'Europe/Berlin',
      ...options.page,
    });
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.setDefaultTimeout(20_000);
    this.#page = page;
    await page.goto(this.#host.url);
    return page;
  }

  async resize(width: number, height: number): Promise<void> {
    this.#size = { width, height };
    await this.page.setViewportSize(this.#size);
  }

  /** Plays the desktop: answers dialogs, cuts the network, moves the focus away. */
  async desktop(command: string, body: object): Promise<void> {
    const host = this.#host;
    if (!host) throw new Error('The app is not open.');
    const answer = await fetch(`${host.origin}/__host/${command}?token=${host.token}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`The stand-in refused ${command}: ${await answer.text()}`);
  }

  /** What the app asked of the desktop. */
  async asked(): Promise<{ requests: { kind: string; [fact: string]: unknown }[] }> {
    const host = this.#host;
    if (!host) throw new Error('The app is not open.');
    const answer = await fetch(`${host.origin}/__host/log?token=${host.token}`);
    return (await answer.json()) as { requests: { kind: string }[] };
  }

  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: join(screenshots, `${name}.png`), animations: 'disabled' });
  }

  /** Serious and critical findings of axe, one line each. */
  async accessibilityProblems(): Promise<string[]> {
    // Evaluated, not added as a script: the page's own policy refuses those, as it should.
    await this.page.evaluate(axeScript);
    const results = await this.page.evaluate(() =>
      window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }),
    );
    return results.violations
      .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
      .flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}`));
  }

  /** Keeps what is shown in both themes and both window sizes; axe must find nothing serious in it. */
  async look(name: string): Promise<void> {
    await this.screenshot(name);
    expect(await this.accessibilityProblems()).toEqual([]);
    await this.page.evaluate(() => window.reverie.settings.update({ theme: 'light' }));
    await this.page.locator('[data-theme=light]').waitFor();
    await this.resize(1024, 700);
    await this.screenshot(`${name}-light-narrow`);
    expect(await this.accessibilityProblems()).toEqual([]);
    await this.page.evaluate(() => window.reverie.settings.update({ theme: 'dark' }));
    await this.page.locator('[data-theme=dark]').waitFor();
    await this.resize(1440, 900);
  }

  /** Ends the app as the system does; its exit code. */
  async close(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | string> {
    await this.#page?.close();
    this.#page = undefined;
    const ended = await this.#host?.stop(signal);
    this.#host = undefined;
    return ended ?? 0;
  }

  async dispose(): Promise<void> {
    if (this.#host) await this.close();
    await this.#browser?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Drops files on what `selector` finds, as the system's file manager does. */
export async function dropFiles(
  page: Page,
  selector: string,
  files: { name: string; type: string; bytes: Uint8Array }[],
): Promise<void> {
  const transfer = await page.evaluateHandle(
    (items) => {
      const data = new DataTransfer();
      for (const { name, type, base64 } of items) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        data.items.add(new File([bytes], name, { type }));
      }
      return data;
    },
    files.map(({ name, type, bytes }) => ({ name, type, base64: Buffer.from(bytes).toString('base64') })),
  );
  for (const event of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent(selector, event, { dataTransfer: transfer });
  }
}
