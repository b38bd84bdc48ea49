import { afterAll, describe, expect, it } from 'vitest';
import { App } from './app.ts';
import { oneRing, readHands } from './oneRing.ts';
import { filledApp } from './syntheticApp.ts';

/** Controls that lie under a toast, by their names, in what is in front; pictures can be scrolled clear of it. */
function controlsUnderToasts(app: App): Promise<string[]> {
  return app.page.evaluate(() => {
    const controls = 'button, input, textarea, select, a[href], [role=slider], [role=radio], [role=menuitem]';
    const covered = new Set<string>();
    for (const toast of document.querySelectorAll('[data-toast]')) {
      const { left, right, top, bottom } = toast.getBoundingClientRect();
      for (let x = left + 1; x < right; x += 6) {
        for (let y = top + 1; y < bottom; y += 6) {
          for (const element of document.elementsFromPoint(x, y)) {
            const control = element.closest(controls);
            if (!control || element.closest('[data-toast], [role=grid], [inert]')) continue;
            covered.add(control.ariaLabel ?? control.textContent ?? control.tagName);
          }
        }
      }
    }
    return [...covered];
  });
}
const toast = (app: App) => app.page.locator('[data-toast]').first();
/** What has the focus, in words; `nothing` for the page itself. */
const focused = (app: App): Promise<string> =>
  app.page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return 'nothing';
    if (element.closest('[role=grid]')) return 'pictures';
    return element.matches('[data-region=composer] textarea') ? 'prompt' : (element.ariaLabel ?? element.tagName);
  });

describe('toasts stand clear of what can be pressed', () => {
  const app = filledApp(300);
  /** A toast with Undo, which stays for ten seconds. */
  const trashOne = async (): Promise<void> => {
    const { page } = app;
    await page.getByRole('gridcell').first().click();
    // What comes to lie under the pointer would open its hint, which takes the next Esc.
    await page.mouse.move(2, 2);
    await page.keyboard.press('Delete');
    await toast(app).waitFor();
    await oneRing(page);
  };

  it.each([
    [1440, 900],
    [1024, 700],
  ])('of the inspector, the selection bar, the film strip, settings and dialogs at %i by %i', async (width, height) => {
    const { page } = app;
    await app.resize(width, height);
    await page.getByRole('gridcell').first().click();
    const inspector = page.getByRole('complementary', { name: 'Picture details' });
    if (!(await inspector.isVisible())) await page.keyboard.press('i');
    await inspector.waitFor();
    await page.keyboard.press('Delete');
    await toast(app).waitFor();
    await inspector.waitFor();
    expect(await controlsUnderToasts(app)).toEqual([]);
    await app.screenshot(`toast-inspector-${width}`);

    await page.keyboard.press('Shift+ArrowRight');
    await page.locator('[data-selection-bar]').waitFor();
    expect(await controlsUnderToasts(app)).toEqual([]);
    await app.screenshot(`toast-selection-bar-${width}`);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');

    await trashOne();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Library' }).waitFor();
    expect(await controlsUnderToasts(app)).toEqual([]);
    await app.screenshot(`toast-viewer-${width}`);
    await page.keyboard.press('Escape');

    await trashOne();
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect(await controlsUnderToasts(app)).toEqual([]);
    await app.screenshot(`toast-dialog-${width}`);
    await page.keyboard.press('Escape');

    await trashOne();
    await page.keyboard.press('Control+e');
    await page.getByRole('dialog').waitFor();
    expect(await controlsUnderToasts(app)).toEqual([]);
    await app.screenshot(`toast-export-${width}`);
    await page.keyboard.press('Escape');

    await trashOne();
    await page.keyboard.press('Control+,');
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    expect(await controlsUnderToasts(app)).toEqual([]);
    await app.screenshot(`toast-settings-${width}`);
    await page.keyboard.press('Escape');
    await oneRing(page);
  });

  it('and the picture that has the keyboard is never under one', async () => {
    const { page } = app;
    await app.resize(1024, 700);
    await page.keyboard.press('End');
    await oneRing(page);
    await page.keyboard.press('Delete');
    await toast(app).waitFor();
    await oneRing(page);
    await app.resize(1440, 900);
  });
});

describe('what a filter hides of a selection', () => {
  const app = filledApp(60);

  it('is never told as nothing selected, and can be shown again or let go', async () => {
    const { page } = app;
    const bar = page.locator('[data-selection-bar]');
    await page.getByRole('gridcell', { name: /number 1,/ }).click();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('lighthouse');
    await expect.poll(() => bar.getByRole('status').textContent()).toBe('3 selected, hidden by the filter');
    await app.screenshot('hidden-selection-dark');
    expect(await app.accessibilityProblems()).toEqual([]);
    expect((await readHands(page)).selected).toEqual([]);
    await bar.getByRole('button', { name: 'Clear the filter' }).click();
    await expect.poll(() => bar.getByRole('status').textContent()).toBe('3 selected');
    await expect.poll(() => focused(app)).toBe('pictures');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('no such words');
    await expect.poll(() => bar.getByRole('status').textContent()).toBe('3 selected, hidden by the filter');
    await page.getByText('No pictures are shown here.').waitFor();
    await bar.getByRole('button', { name: 'Clear selection' }).click();
    await bar.waitFor({ state: 'detached' });
    await expect.poll(() => focused(app)).not.toBe('nothing');
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await page.getByRole('gridcell').first().waitFor();
  });

  it('goes to the words in its place once the last picture is judged, and back', async () => {
    const { page } = app;
    await page.getByRole('gridcell', { name: /number 3,/ }).click();
    await page.keyboard.press('p');
    await page.keyboard.press('Control+2');
    await page.getByRole('gridcell', { name: /number 3,/ }).click();
    await expect.poll(() => page.getByRole('gridcell').count()).toBe(1);
    await page.keyboard.press('u');
    await expect.poll(() => page.getByRole('gridcell').count()).toBe(0);
    await expect.poll(() => page.evaluate(() => document.activeElement?.hasAttribute('data-nothing'))).toBe(true);
    await page.keyboard.press('Control+1');
    await expect.poll(() => focused(app)).toBe('pictures');
  });

  it('has the colour labels of Lightroom on 6 to 9, which the same key takes away', async () => {
    const { page } = app;
    const labelOf = () =>
      page.evaluate(async () => {
        const answer = await window.reverie.library.get('synthetic00000006_1');
        return answer.ok ? (answer.data.label ?? 'none') : answer.error.message;
      });
    await page.getByRole('gridcell', { name: /number 6,/ }).click();
    for (const [key, label] of [
      ['6', 'red'],
      ['7', 'yellow'],
      ['8', 'green'],
      ['9', 'blue'],
      ['9', 'none'],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one key after the other
      await page.keyboard.press(key);
      // oxlint-disable-next-line no-await-in-loop
      await expect.poll(labelOf).toBe(label);
    }
    await page.getByRole('gridcell', { name: /number 6,/ }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Colour label' }).click();
    expect(await page.getByRole('menuitemcheckbox', { name: 'Red' }).textContent()).toBe('Red6');
    await app.screenshot('label-keys-dark');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    // A menu gives the focus back a task after it has closed.
    await page.locator('[role=gridcell]:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('8');
    await page.locator('[data-rating-hud]').getByText('Green').waitFor();
    await app.screenshot('label-viewer-dark');
    await expect.poll(labelOf).toBe('green');
    await page.keyboard.press('8');
    await expect.poll(labelOf).toBe('none');
    await page.keyboard.press('Escape');
    await oneRing(page, 'synthetic00000006_1');
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('Red label').waitFor();
    await page.keyboard.press('Escape');
  });
});

describe('the keyboard is never nowhere', () => {
  const app = new App();
  afterAll(() => app.dispose());
  const somewhere = () => expect.poll(() => focused(app)).not.toBe('nothing');
  const atWork = () => expect.poll(() => focused(app)).toMatch(/^(?:pictures|prompt)$/);

  it('when the welcome is over, the demo is left and opened again, and settings are closed', async () => {
    const page = await app.open();
    await page.getByRole('button', { name: 'Open the demo' }).waitFor();
    // One warning, told once: beside the choice that it is about.
    expect(await page.getByText(/protected storage/).count()).toBe(1);
    await page.getByRole('button', { name: 'Open the demo' }).click();
    await page.getByText('Demo: nothing is sent, nothing costs money').waitFor();
    await atWork();
    await page.keyboard.press('Control+,');
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    await somewhere();
    await page.keyboard.press('Escape');
    await atWork();
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    await page.getByRole('button', { name: /^Back/ }).click();
    await atWork();
    await page.getByRole('button', { name: 'Use my key' }).click();
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    await somewhere();
    await page.keyboard.press('Escape');
    await atWork();
  });

  it('in an empty library, where no inspector stands open', async () => {
    const { page } = app;
    await page.getByText('Your pictures will appear here').waitFor();
    expect(await page.getByRole('complementary', { name: 'Picture details' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: /picture details/i }).count()).toBe(0);
    await app.screenshot('empty-without-inspector-dark');
    await page.getByRole('button', { name: 'Open the demo library' }).click();
    await page.getByText('Demo: nothing is sent, nothing costs money').waitFor();
    await atWork();
  });
});
