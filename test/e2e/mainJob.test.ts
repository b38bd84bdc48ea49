import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Recipe } from '../../src/main/library/index.ts';
import { plainPictures, testImaging } from '../support/plainPicture.ts';
import { App, dropFiles, sha256 } from './app.ts';

const app = new App();
const references: { name: string; type: string; bytes: Uint8Array }[] = [];

beforeAll(async () => {
  const imaging = testImaging();
  const draw = plainPictures(imaging);
  references.push({ name: 'courtyard.jpg', type: 'image/jpeg', bytes: await draw('a', 900, 600, 85) });
  references.push({ name: 'teal vase.jpg', type: 'image/jpeg', bytes: await draw('bb', 600, 800, 85) });
  await imaging.close();
});
afterAll(() => app.dispose());

interface MadeGeneration {
  folder: string;
  recipe: Recipe;
}

function generationsOnDisk(): MadeGeneration[] {
  const library = join(app.userData, 'demo-library');
  return readdirSync(library, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('recipe.json'))
    .map((file) => {
      const folder = join(library, file, '..');
      return { folder, recipe: JSON.parse(readFileSync(join(folder, 'recipe.json'), 'utf8')) as Recipe };
    });
}

const hashesOf = ({ folder, recipe }: MadeGeneration): string[] =>
  recipe.files.map((file) => sha256(readFileSync(join(folder, file.name))));

/** One story, told in order: each step stands on the one before. */
describe('the main job, from a new computer to an export', () => {
  let made: MadeGeneration;

  it('welcomes, and opens the demo', async () => {
    const page = await app.open({ flags: ['--empty-demo'] });
    await page.getByRole('heading', { name: 'Welcome to Reverie' }).waitFor();
    await app.screenshot('01-onboarding');
    expect(await app.accessibilityProblems()).toEqual([]);
    await page.getByRole('button', { name: 'Open the demo' }).click();
    await page.getByText('Demo: nothing is sent, nothing costs money').waitFor();
    await page.getByText('Your pictures will appear here').waitFor();
    await app.screenshot('02-empty-library');
    expect(await app.accessibilityProblems()).toEqual([]);
  });

  it('takes two dropped files as numbered references', async () => {
    const { page } = app;
    await dropFiles(page, 'textarea', references);
    await page.getByText('2 of 14').waitFor();
    await page.getByRole('button', { name: /^image 1 of 2, courtyard\.jpg/ }).waitFor();
    await page.getByRole('button', { name: /^image 2 of 2, teal vase\.jpg/ }).waitFor();
  });

  it('refuses a file that is no picture, says why, and keeps the others', async () => {
    const { page } = app;
    await dropFiles(page, 'textarea', [
      { name: 'contract.jpg', type: 'image/jpeg', bytes: Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n') },
    ]);
    await page
      .getByText(/contract\.jpg/)
      .first()
      .waitFor();
    await page.getByText(/PDF/).first().waitFor();
    await page.getByText('2 of 14').waitFor();
    await app.screenshot('03-refused-reference');
    await page.getByRole('button', { name: 'Dismiss' }).first().click();
  });

  it('changes the order of references by keyboard', async () => {
    const { page } = app;
    await page.getByRole('button', { name: /^image 2 of 2, teal vase\.jpg/ }).focus();
    await page.keyboard.press('Alt+ArrowLeft');
    await page.getByRole('button', { name: /^image 1 of 2, teal vase\.jpg/ }).waitFor();
  });

  it('says why it cannot generate, and what it will cost when it can', async () => {
    const { page } = app;
    await page.getByText('Write a prompt first').waitFor();
    await page
      .getByRole('textbox', { name: 'Prompt' })
      .fill('A courtyard with arches in late afternoon light, gouache.');
    await page.getByRole('radio', { name: /3 to 2, 2496 by 1664/ }).click();
    await page.getByRole('button', { name: 'One more picture' }).click();
    await page.getByText('2 pictures').first().waitFor();
    await page.getByText('4.08 credits').first().waitFor();
    await page.getByRole('button', { name: /Make 2 variations/ }).click();
    await app.screenshot('04-composer');
    expect(await app.accessibilityProblems()).toEqual([]);
  });

  it('generates a set of two, shows its progress, and has both pictures in the history and on disk', async () => {
    const { page } = app;
    await page.getByRole('textbox', { name: 'Prompt' }).press('Control+Enter');
    await page.getByRole('article').first().waitFor();
    await page.getByText(/Generating \d+%/).waitFor();
    await app.screenshot('05-running');
    // It stays in sight where a search finds nothing, and is told of wherever the artist is.
    await page.keyboard.press('Control+f');
    await page.keyboard.type('no such words');
    await page.getByText('Nothing matches').waitFor();
    await page.getByRole('article').first().waitFor();
    expect(await app.accessibilityProblems()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+2');
    await page.getByText(/^2 pictures are ready/).waitFor({ state: 'attached', timeout: 60_000 });
    await page.keyboard.press('Control+1');
    await page.getByRole('gridcell').nth(1).waitFor({ timeout: 60_000 });
    await expect.poll(() => page.getByRole('article').count()).toBe(0);
    await page.getByRole('gridcell', { name: /1 of 2 in its set/ }).waitFor();
    await page.getByRole('gridcell', { name: /2 of 2 in its set/ }).waitFor();
    await app.screenshot('06-library');
    expect(await app.accessibilityProblems()).toEqual([]);

    const [only, ...others] = generationsOnDisk();
    if (!only) throw new Error('no recipe on disk');
    made = only;
    expect(others).toEqual([]);
    expect(made.recipe).toMatchObject({
      status: 'completed',
      prompt: 'A courtyard with arches in late afternoon light, gouache. Make 2 variations.',
      request: { n: 2, size: '2496x1664' },
      references: [{ name: 'teal vase.jpg' }, { name: 'courtyard.jpg' }],
    });
    // The pretend service still has the pictures: what is on disk is what it sent, byte for byte.
    const links = (made.recipe.answers.task as { results: string[] }).results;
    const sent = await Promise.all(
      links.map(async (link) => sha256(new Uint8Array(await (await fetch(link)).arrayBuffer()))),
    );
    expect(hashesOf(made)).toEqual(sent);
    expect(sent).toHaveLength(2);
  });

  it('opens a picture, zooms, goes to the next and comes back to the same place', async () => {
    const { page } = app;
    await page.getByRole('gridcell').first().click();
    await page.keyboard.press('Enter');
    await page
      .getByText(/1 of 2/)
      .first()
      .waitFor();
    await expect.poll(() => page.locator('img[src*="/media/picture/"]').count()).toBeGreaterThan(0);
    await app.screenshot('07-viewer');
    expect(await app.accessibilityProblems()).toEqual([]);
    await page.keyboard.press('ArrowRight');
    await page
      .getByText(/2 of 2/)
      .first()
      .waitFor();
    await page.keyboard.press('Space');
    await page.getByText('100%').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('gridcell').first().waitFor();
    expect(await page.getByRole('gridcell', { selected: true }).count()).toBe(1);
  });

  it('has everything after a restart without a network', async () => {
    await app.close();
    const page = await app.open({ flags: ['--empty-demo'] });
    await app.desktop('network', { online: false });
    await page.getByRole('gridcell').nth(1).waitFor();
    // The composer too: the words and both references, in their order.
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Prompt' }).inputValue())
      .toBe('A courtyard with arches in late afternoon light, gouache. Make 2 variations.');
    await page.getByRole('button', { name: /^image 1 of 2, teal vase\.jpg/ }).waitFor();
    await expect
      .poll(() =>
        page
          .locator('[role=gridcell] img')
          .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth > 0)),
      )
      .toEqual([true, true]);
    await page.getByText('Offline').first().waitFor();
    await app.screenshot('08-offline-after-restart');
  });

  it('exports both pictures to a chosen folder, byte for byte, never over another file', async () => {
    const { page } = app;
    const folder = join(app.folder, 'exported');
    for (const round of [1, 2]) {
      await page.getByRole('gridcell').first().click();
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Control+e');
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      await app.desktop('dialog', { filePaths: [folder] });
      await dialog.getByRole('button', { name: 'Choose…' }).click();
      await expect.poll(() => dialog.getByRole('button', { name: 'Export 2 pictures' }).isEnabled()).toBe(true);
      await expect.poll(() => dialog.getByText(/\.jpg/).count()).toBeGreaterThanOrEqual(2);
      if (round === 2) {
        await dialog.getByText('2 names already exist in this folder', { exact: false }).waitFor();
        await app.screenshot('09-export');
        // The chips' buttons have 28 px to hit by a pseudo-element, and what is typed between chips is inline text: axe measures neither.
        const problems = await app.accessibilityProblems();
        expect(problems.filter((problem) => !problem.startsWith('target-size'))).toEqual([]);
      }
      await dialog.getByRole('button', { name: 'Export 2 pictures' }).click();
      await expect
        .poll(() => readdirSync(folder).filter((name) => name.endsWith('.jpg')).length, { timeout: 20_000 })
        .toBe(2 * round);
    }
    const exported = readdirSync(folder).map((name) => sha256(readFileSync(join(folder, name))));
    expect(exported.toSorted()).toEqual([...hashesOf(made), ...hashesOf(made)].toSorted());
  });

  it('looks right in the light, in the smallest window, and in the settings', async () => {
    const { page } = app;
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+,');
    await page.getByRole('heading', { name: 'Settings' }).first().waitFor();
    await page.getByRole('radio', { name: 'Light', exact: true }).click();
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('light');
    await app.screenshot('10-settings-light');
    expect(await app.accessibilityProblems()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('gridcell').first().waitFor();
    await app.screenshot('11-library-light');
    expect(await app.accessibilityProblems()).toEqual([]);
    await app.resize(1024, 700);
    await app.screenshot('12-narrow-light');
    await page.evaluate(() => window.reverie.settings.update({ theme: 'dark' }));
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    await app.screenshot('13-narrow-dark');
    expect(await app.accessibilityProblems()).toEqual([]);
  });

  it('has complained about nothing on the way', () => {
    expect(app.complaints).toEqual([]);
  });
});
