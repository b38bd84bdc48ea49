import { existsSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startSimulator } from '../../src/demo/index.ts';
import { launchBrowser } from '../support/browser.ts';
import { startHost } from '../support/hostProcess.ts';
import { plainPictures, testImaging } from '../support/plainPicture.ts';
import { median, percentile, print } from './figures.ts';
import { GridProbe, type Standing, type Task } from './gridProbe.ts';
import { makePageLibrary } from './pageLibrary.ts';

const scrollingTime = 20_000;
const jumps = [0.5, 0.98, 0.13, 0.77, 0.31, 0.62, 0.05, 0.9];
const key = 'bench-key';

/** The grid with 100,000 and 1,000,000 pictures: frames, jumps, memory, and whether the place is kept. */
export async function scrolling(): Promise<void> {
  if (!existsSync(join(import.meta.dirname, '../../out/main/index.js'))) {
    console.log('\nScrolling: nothing is built yet; run `npm run build` first.');
    return;
  }
  const browser = await launchBrowser();
  try {
    const library = await makePageLibrary(100_000);
    const { userData } = library;
    for (const ratio of [1, 2]) await measureGrid({ browser, userData, count: 100_000, ratio, thumbnails: true });
    library.remove();
    const large = await makePageLibrary(1_000_000, 20_000);
    const lasting = { browser, userData: large.userData, count: 1_000_000 };
    await measureGrid({ ...lasting, ratio: 2, thumbnails: false });
    large.remove();
  } finally {
    await browser.close();
  }
}

interface Measured {
  browser: Browser;
  userData: string;
  count: number;
  /** Physical pixels a CSS pixel. */
  ratio: number;
  /** Whether all of them have thumbnails. */
  thumbnails: boolean;
}

export async function measureGrid({ browser, userData, count, ratio, thumbnails }: Measured): Promise<void> {
  const imaging = testImaging();
  const simulator = await startSimulator({ seed: 3, timeScale: 20, key, drawPicture: plainPictures(imaging) });
  const host = await startHost(userData, {
    environment: { REVERIE_API_KEY: key },
    flags: ['--api-url', simulator.origin, '--files-url', simulator.origin],
  });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, deviceScaleFactor: ratio });
  const page = await context.newPage();
  const probe = await GridProbe.on(browser, page);
  const rows: [string, string][] = [];
  const note = (name: string, value: string): void => void rows.push([name, value]);
  try {
    await probe.watch();
    await page.goto(host.url);
    await page.locator('[data-picture] img').first().waitFor({ timeout: 60_000 });
    note('starting', tasksText(await probe.tasks()));
    note('layout, asked for by the page and usable there', `${await delivery(probe)} (at 100,000: at most 150)`);
    await probe.overGrid();

    const before = await probe.memory();
    await probe.watch();
    const end = performance.now() + (thumbnails ? scrollingTime : scrollingTime / 4);
    while (performance.now() < end) await probe.wheel(120);
    const frames = (await probe.frames()).toSorted((one, other) => one - other);
    note('wheel: frames, p95', `${percentile(frames, 0.95).toFixed(1)} ms of ${frames.length} frames`);
    note('wheel: tasks', tasksText(await probe.tasks()));
    const after = await probe.memory();
    note('memory', `${memoryText(before)} before, ${memoryText(after)} after`);

    const { most } = await probe.scroll();
    if (thumbnails) {
      await probe.watch();
      const found = [];
      for (const share of jumps) {
        found.push(await probe.jump(Math.round(share * most)));
        await probe.settle();
      }
      note('jump to first thumbnails', `${timesText(found.map(({ first }) => first))} (at most 100)`);
      note('jump to all thumbnails', timesText(found.map(({ all }) => all)));
      note('jumps: tasks', tasksText(await probe.tasks()));
    }

    const keeping = async (name: string, act: () => Promise<unknown>): Promise<void> => {
      await probe.drag(Math.round(most * 0.4));
      await probe.settle();
      await probe.watch();
      const was = await probe.first();
      await act();
      const tasks = await probe.tasks();
      note(name, `${tasksText(tasks)}; ${placeText(was, await probe.where(was?.id ?? ''))}`);
    };
    const prompt = page.getByRole('textbox', { name: 'Prompt' });
    await prompt.fill('A harbour in the morning');
    await keeping('a picture arrives', async () => {
      const had = await pictureCount(probe);
      await page.getByRole('button', { name: /^Generate/ }).click();
      while ((await pictureCount(probe)) === had) await probe.settle(100);
    });
    await keeping('the window is made narrower', () => page.setViewportSize({ width: 1210, height: 860 }));
    await keeping('… and wide again', () => page.setViewportSize({ width: 1440, height: 900 }));
    await keeping('smaller thumbnails', () => page.keyboard.press('-'));
    await keeping('larger thumbnails', () => page.keyboard.press('+'));
    await liftFilter(probe, note);

    await probe.watch();
    await page.locator('[data-picture]').nth(20).click();
    note('one selected', tasksText(await probe.tasks()));
    await probe.watch();
    await page.keyboard.press('Control+a');
    note('all selected', tasksText(await probe.tasks()));
    await probe.watch();
    await page.locator('[data-picture]').nth(12).click();
    note('… and one again', tasksText(await probe.tasks()));
    await probe.watch();
    await page.keyboard.press('Shift+End');
    note('all from there to the end selected', tasksText(await probe.tasks()));
    await page.keyboard.press('Escape');

    await reachEnds(probe, note);
  } finally {
    await context.close();
    await host.stop();
    await simulator.close();
    await imaging.close();
  }
  // Without it nobody could tell what the figures above are worth.
  const load = loadavg().map((each) => each.toFixed(1));
  note('load of the computer', `${load[0]} on ${availableParallelism()} cores over the last minute`);
  print(`The grid with ${count.toLocaleString('en')} pictures, ${ratio} physical pixels a pixel (headless)`, rows);
}

/** Looks for words, scrolls among what is found, and takes the words away. */
async function liftFilter(probe: GridProbe, note: (name: string, value: string) => void): Promise<void> {
  const field = probe.page.getByRole('combobox').first();
  const change = async (act: () => Promise<void>): Promise<void> => {
    const before = await probe.rowCount();
    await act();
    while ((await probe.rowCount()) === before) await probe.settle(100);
  };
  await change(() => field.fill('lighthouse'));
  await probe.drag(Math.round((await probe.scroll()).most * 0.3));
  await probe.watch();
  const was = await probe.first();
  await change(() => field.press('Escape'));
  note('a search is lifted', `${tasksText(await probe.tasks())}; ${placeText(was, await probe.where(was?.id ?? ''))}`);
}

/** The last picture by the End key and by the scroll bar, the first by Home, and wheel steps in between. */
async function reachEnds(probe: GridProbe, note: (name: string, value: string) => void): Promise<void> {
  const { page } = probe;
  const last = (): Promise<boolean> =>
    page.evaluate(
      `(async () => {
        const { data } = await window.reverie.library.layout({});
        return probe.tilesInView().some(({ tile }) => tile.dataset.picture === data.ids.at(-1));
      })()`,
    );
  const seen = async (): Promise<string> => ((await last()) ? 'the last picture is in view' : 'NOT the last picture');
  const { most } = await probe.scroll();
  await probe.drag(most);
  await probe.settle();
  note('the scroll bar’s handle dragged down', await seen());
  await probe.drag(0);
  await probe.settle();
  await page.locator('[data-picture]').first().click();
  await page.keyboard.press('End');
  await probe.settle();
  note('the End key', await seen());
  await probe.drag(Math.round(most / 2));
  await probe.settle();
  await probe.overGrid();
  const moves: number[] = [];
  for (let step = 0; step < 10; step += 1) {
    const was = await probe.first();
    await probe.wheel(40);
    await probe.settle(250);
    const is = await probe.where(was?.id ?? '');
    moves.push((was?.top ?? Number.NaN) - (is?.top ?? Number.NaN));
  }
  note('wheel steps of 40 in the middle moved it by', moves.map((move) => move.toFixed(1)).join(' '));
}

async function delivery(probe: GridProbe): Promise<string> {
  const times: number[] = [];
  for (let round = 0; round < 9; round += 1) {
    times.push(
      await probe.page.evaluate<number>(
        `(async () => {
          const began = performance.now();
          const answer = await window.reverie.library.layout({});
          if (!answer.ok) throw new Error(answer.error.message);
          return performance.now() - began;
        })()`,
      ),
    );
    await probe.settle(200);
  }
  return `${median(times).toFixed(0)} ms, ${Math.min(...times).toFixed(0)} ms at best of ${times.length}`;
}

function pictureCount(probe: GridProbe): Promise<number> {
  return probe.page.evaluate<number>('window.reverie.library.count({}).then((answer) => answer.data.pictures)');
}

function tasksText(tasks: readonly Task[]): string {
  const [longest] = tasks;
  if (!longest) return 'no task';
  const long = tasks.filter(({ own }) => own > 50).length;
  const more = long > 1 ? ` (${long} above 50)` : '';
  return `longest task ran ${longest.own.toFixed(0)} ms${more}, ${longest.clock.toFixed(0)} ms by the clock`;
}

function memoryText({ megabytes, nodes }: { megabytes: number; nodes: number }): string {
  return `${megabytes.toFixed(1)} MB and ${nodes} nodes`;
}

function timesText(times: readonly number[]): string {
  return `${times.map((time) => time.toFixed(0)).join(', ')} ms; median ${median(times).toFixed(0)} ms`;
}

function placeText(was: Standing | undefined, is: Standing | undefined): string {
  if (was === undefined || is === undefined || is.share > 1) return 'the first in view is NOT IN VIEW any more';
  return `the first in view stays, its row cut at ${(was.share * 100).toFixed(0)} % and ${(is.share * 100).toFixed(0)} %`;
}
