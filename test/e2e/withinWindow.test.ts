import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App } from './app.ts';
import { CrowdedApp, longWord } from './crowdedApp.ts';
import { lengthenWords, outsideOf } from './withinWindow.ts';

/** The smallest and a usual window, at 100, 150 and 200 %: zoom makes the window smaller in CSS pixels. */
const windows = [
  [1440, 900],
  [1024, 700],
  [960, 600],
  [720, 450],
  [683, 467],
  [512, 350],
] as const;

const crowded = new CrowdedApp(new App());
const { app } = crowded;
const fresh = new App();

beforeAll(async () => {
  await crowded.prepare();
  await crowded.open();
  // A quarter of an hour later the balance is shown with its age: the longest line that there is.
  await app.page.clock.setFixedTime(Date.now() + 16 * 60_000);
  await app.page.reload();
  await app.page.getByRole('article').first().waitFor();
}, 60_000);
afterAll(async () => {
  await crowded.dispose();
  await fresh.dispose();
});

const drawn = (of: App): Promise<void> =>
  of.page.evaluate(
    () =>
      new Promise<void>((done) => {
        requestAnimationFrame(() => {
          requestAnimationFrame(() => {
            done();
          });
        });
      }),
  );

async function outside(of: App): Promise<string[]> {
  await drawn(of);
  const asItIs = await outsideOf(of.page);
  await lengthenWords(of.page);
  await drawn(of);
  return [...asItIs, ...(await outsideOf(of.page))];
}

const press = (keys: string) => (): Promise<void> => app.page.keyboard.press(keys);
const escape = press('Escape');
const firstPicture = () => app.page.locator('[data-picture]').first();
const dialog = () => app.page.getByRole('dialog');
/** Queue and balance, as the title bar has them. */
const popover = (place: number) => app.page.locator('header [aria-haspopup=dialog]').nth(place);

async function choosePicture(): Promise<void> {
  await firstPicture().click();
  // Where it lies over the library it closes again with each press beside it.
  if ((await app.page.locator('[data-inspector]').count()) === 0) await app.page.keyboard.press('Control+Alt+3');
  await app.page.locator('[data-inspector]').waitFor();
}

async function openSidebar(): Promise<void> {
  if (!(await app.page.locator('[data-sidebar] h2').first().isVisible())) {
    await app.page.keyboard.press('Control+Alt+2');
  }
  await app.page.locator('[data-sidebar] h2').first().waitFor();
}

const screens: { name: string; enter: () => Promise<unknown>; leave?: () => Promise<unknown> }[] = [
  { name: 'the library', enter: () => Promise.resolve() },
  { name: 'the composer', enter: press('Control+l'), leave: escape },
  { name: 'the places', enter: openSidebar, leave: escape },
  { name: 'the queue', enter: () => popover(0).click(), leave: escape },
  { name: 'the balance', enter: () => popover(1).click(), leave: escape },
  { name: 'the search', enter: press('Control+f'), leave: escape },
  {
    name: 'the orders',
    enter: () => app.page.locator('main [aria-haspopup=menu]').first().click(),
    leave: escape,
  },
  { name: 'picture details', enter: choosePicture, leave: escape },
  {
    name: 'several selected',
    enter: async () => {
      await choosePicture();
      await app.page.keyboard.press('Control+a');
    },
    leave: async () => {
      await escape();
      await escape();
    },
  },
  {
    name: 'a picture’s menu',
    enter: () => firstPicture().click({ button: 'right' }),
    leave: escape,
  },
  {
    name: 'the tags of a picture',
    enter: async () => {
      await firstPicture().click();
      await app.page.keyboard.press('t');
      await dialog().waitFor();
    },
    leave: escape,
  },
  {
    name: 'the collections of a picture',
    enter: async () => {
      await firstPicture().click();
      await app.page.keyboard.press('l');
      await dialog().waitFor();
    },
    leave: escape,
  },
  {
    name: 'export',
    enter: async () => {
      await firstPicture().click();
      await app.page.keyboard.press('Control+e');
      await dialog().waitFor();
    },
    leave: escape,
  },
  {
    name: 'all keys',
    enter: async () => {
      await app.page.keyboard.press('Control+/');
      await dialog().waitFor();
    },
    leave: escape,
  },
  {
    name: 'a question about a task',
    enter: async () => {
      await app.page.getByRole('article').nth(2).locator('[aria-haspopup=menu]').click();
      await app.page.getByRole('menuitem').first().click();
      await dialog().waitFor();
    },
    leave: escape,
  },
  {
    name: 'the viewer',
    enter: async () => {
      await firstPicture().dblclick();
      await app.page.locator('[data-filmstrip]').waitFor();
    },
    leave: async () => {
      await escape();
      if ((await app.page.locator('[data-filmstrip]').count()) > 0) await escape();
    },
  },
  {
    name: 'the viewer with details',
    enter: async () => {
      await firstPicture().dblclick();
      await app.page.locator('[data-filmstrip]').waitFor();
      if ((await app.page.locator('[data-inspector]').count()) === 0) await app.page.keyboard.press('i');
      await app.page.locator('[data-inspector]').waitFor();
    },
    leave: async () => {
      await escape();
      if ((await app.page.locator('[data-filmstrip]').count()) > 0) await escape();
    },
  },
  {
    name: 'the trash with its tools',
    enter: async () => {
      await openSidebar();
      await app.page.locator('[data-sidebar] button').nth(-2).click();
      await app.page.locator('main [data-picture]').first().waitFor();
    },
    leave: async () => {
      await escape();
      await app.page.keyboard.press('Control+1');
    },
  },
  {
    name: 'a collection with a long name',
    enter: async () => {
      await openSidebar();
      await app.page.locator('[data-sidebar]').getByText(longWord, { exact: false }).first().click();
    },
    leave: async () => {
      await escape();
      await app.page.keyboard.press('Control+1');
    },
  },
];

describe('nothing lies outside the window, nor scrolls it, with the longest figures and words, in', () => {
  it.each(screens)('$name', async ({ enter, leave }) => {
    for (const [width, height] of windows) {
      await app.resize(width, height);
      await drawn(app);
      await enter();
      expect([`${width}×${height}`, ...(await outside(app))]).toEqual([`${width}×${height}`]);
      await leave?.();
      await app.page.getByRole('dialog').waitFor({ state: 'detached' });
    }
  });

  it('each section of the settings', async () => {
    for (const [width, height] of windows) {
      await app.resize(width, height);
      await app.page.keyboard.press('Control+,');
      const buttons = app.page.locator('main nav button');
      await buttons.last().waitFor();
      // The first one leads back.
      const count = await buttons.count();
      for (let place = 1; place < count; place += 1) {
        await buttons.nth(place).click();
        expect([`${width}×${height}`, ...(await outside(app))]).toEqual([`${width}×${height}`]);
      }
      await escape();
      await app.page.locator('[data-section]').first().waitFor({ state: 'detached' });
    }
    expect(app.complaints.filter((words) => !words.includes('404'))).toEqual([]);
  });

  it('the welcome, and a library that is empty, with a banner', async () => {
    await fresh.open();
    await fresh.page.getByRole('heading').first().waitFor();
    for (const [width, height] of windows) {
      await fresh.resize(width, height);
      expect([`${width}×${height}`, ...(await outside(fresh))]).toEqual([`${width}×${height}`]);
    }
    await fresh.page.reload();
    await fresh.page.getByRole('button', { name: 'Open the demo' }).click();
    await fresh.page.locator('header').first().waitFor();
    for (const [width, height] of windows) {
      await fresh.resize(width, height);
      expect([`${width}×${height}`, ...(await outside(fresh))]).toEqual([`${width}×${height}`]);
    }
  });
});

describe('in a narrow window', () => {
  it('the composer lies over the library, comes with the keys that need it and goes with Escape', async () => {
    const { page } = app;
    await app.resize(720, 450);
    const composer = page.locator('[data-composer]');
    await composer.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+l');
    await composer.waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    await page.keyboard.press('Escape');
    await composer.waitFor({ state: 'detached' });
    await app.resize(1440, 900);
    await composer.waitFor();
  });
});
