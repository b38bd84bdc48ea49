import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExifReader from 'exifreader';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Recipe } from '../../src/main/library/index.ts';
import { App, dropFiles, sha256 } from './app.ts';
import { cmykTiffFile, jpegFile, phoneFile, pngFile, type DrawnFile } from './drawnPictures.ts';

const app = new App();
let files: Record<'courtyard' | 'vase' | 'phone' | 'leaves' | 'strip', DrawnFile>;

beforeAll(async () => {
  files = {
    courtyard: await jpegFile('courtyard-02.jpg', 'courtyard', 1500, 1000),
    vase: await cmykTiffFile('teal vase.tif', 'vase', 1200, 1600),
    phone: await phoneFile('IMG_0042.jpg', 'lake', 900, 1200),
    leaves: await pngFile('leaves scan.png', 'leaves', 800, 800),
    strip: await pngFile('panorama-strip.png', 'lake', 4400, 200),
  };
});
afterAll(() => app.dispose());

const prompt = (): Locator => app.page.getByRole('textbox', { name: 'Prompt', exact: true });
const tile = (number: number, name: string | RegExp): Locator =>
  app.page.getByRole('button', {
    name: new RegExp(`^image ${number} of \\d+, ${name instanceof RegExp ? name.source : name}`),
  });

/** One story, told in order: each step stands on the one before. */
describe('references, from a folder of odd files to the request', () => {
  it('opens the demo', async () => {
    const page = await app.open({ flags: ['--empty-demo'] });
    await page.evaluate(() => window.reverie.app.enterDemo());
    await page.reload();
    await page.getByText('Drop files, folders or library pictures anywhere in this panel.').waitFor();
  });

  it('takes a JPEG, a CMYK TIFF and a phone picture, and says what was changed', async () => {
    const { page } = app;
    await dropFiles(page, 'textarea', [files.courtyard, files.vase, files.phone]);
    await page.getByText('3 of 14').waitFor();
    await tile(1, /courtyard-02\.jpg$/).waitFor();
    await tile(2, /teal vase\.tif, fitted$/).waitFor();
    await tile(3, /IMG_0042\.jpg, fitted$/).waitFor();
    await app.screenshot('20-references');
    await page.getByRole('button', { name: 'Fitted: see what changed in teal vase.tif' }).click();
    await page.getByRole('dialog', { name: 'Fitted for the model' }).waitFor();
    await page.getByText(/^TIFF 1200 × 1600, /).waitFor();
    await app.screenshot('21-fitted');
    expect(await app.accessibilityProblems()).toEqual([]);
    await page.keyboard.press('Escape');
    // The same without a pointer.
    await tile(3, 'IMG_0042').focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'What changed' }).focus();
    await page.keyboard.press('Enter');
    const popover = page.getByRole('dialog', { name: 'Fitted for the model' });
    await popover.getByText('location removed').waitFor();
    await popover.getByText('turned upright').waitFor();
    await page.keyboard.press('Escape');
    await popover.waitFor({ state: 'detached' });
  });

  it('says where files would land, and what moves', async () => {
    const { page } = app;
    await prompt().fill('The arches of image 1 beside the water of image 3.');
    const box = await tile(3, 'IMG_0042').boundingBox();
    if (!box) throw new Error('The third reference is not drawn.');
    const transfer = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      for (const name of ['a.jpg', 'b.jpg', 'c.jpg']) data.items.add(new File(['x'], name, { type: 'image/jpeg' }));
      return data;
    });
    const over = { dataTransfer: transfer, clientX: box.x + 4, clientY: box.y + 20 };
    for (const event of ['dragenter', 'dragover']) await tile(3, 'IMG_0042').dispatchEvent(event, over);
    await page.getByText('Drop to add 3 files as images 3 to 5').waitFor();
    await page.getByText('The current image 3 becomes image 6. Its token in the prompt follows.').waitFor();
    await app.screenshot('22-files-dragged-over');
    await page.dispatchEvent('body', 'dragleave', { dataTransfer: transfer });
    await page.getByText('Drop to add 3 files').waitFor({ state: 'detached' });
  });

  it('points at references with @ and shows which one a word means', async () => {
    const { page } = app;
    await prompt().fill('The arches of image 1 beside the water of image 3. On the wall a vase like ');
    await prompt().press('End');
    await page.keyboard.type('@');
    await page.getByRole('listbox', { name: 'References in this prompt' }).waitFor();
    expect(await page.getByRole('option').count()).toBe(4);
    await page.keyboard.type('va');
    await page.getByRole('option', { name: /image 2 teal vase\.tif/, selected: true }).waitFor();
    await app.screenshot('23-pointing');
    expect(await app.accessibilityProblems()).toEqual([]);
    await page.keyboard.press('Enter');
    expect(await prompt().inputValue()).toBe(
      'The arches of image 1 beside the water of image 3. On the wall a vase like image 2 ',
    );
    await page.keyboard.type('@');
    await page.getByRole('listbox').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    await page.keyboard.press('Backspace');
    const token = page.locator('[data-token="3"]').first();
    const place = await token.boundingBox();
    if (!place) throw new Error('The token is not drawn.');
    await page.mouse.move(place.x + 5, place.y + 5);
    await page.locator('[popover] img').waitFor();
    await app.screenshot('24-token-preview');
    await page.mouse.move(700, 5);
  });

  it('draws the prompt exactly where the field has it, also when it is long', async () => {
    const text = await prompt().inputValue();
    await prompt().fill(`${'A quiet courtyard, late light. '.repeat(30)}\n\nLike image 2`);
    const sizes = await prompt().evaluate((field: HTMLTextAreaElement) => {
      const mirror = field.previousElementSibling as HTMLElement;
      return [field.scrollHeight, mirror.scrollHeight, field.clientWidth - mirror.clientWidth, field.clientHeight];
    });
    expect(sizes[0]).toBe(sizes[1]);
    expect(sizes[2]).toBe(0);
    expect(sizes[3]).toBe(sizes[0]);
    await prompt().press('Control+End');
    const seen = await prompt().evaluate((field) => {
      const panel = field.closest('[data-prompt-scroll]') as HTMLElement;
      return panel.scrollHeight - panel.clientHeight - panel.scrollTop;
    });
    expect(seen).toBeLessThan(4);
    await app.screenshot('25-long-prompt');
    await prompt().fill(text);
  });

  it('moves a reference by keyboard, and its words follow', async () => {
    const { page } = app;
    await tile(3, 'IMG_0042').focus();
    await page.keyboard.press('Alt+ArrowLeft');
    await tile(2, 'IMG_0042').waitFor();
    await page.getByText('IMG_0042.jpg is now image 2 of 3').waitFor({ state: 'attached' });
    expect(await prompt().inputValue()).toBe(
      'The arches of image 1 beside the water of image 2. On the wall a vase like image 3 ',
    );
  });

  it('opens a reference full size', async () => {
    const { page } = app;
    await tile(2, 'IMG_0042').focus();
    await page.keyboard.press('Space');
    const dialog = page.getByRole('dialog', { name: 'IMG_0042.jpg' });
    await dialog.waitFor();
    await expect
      .poll(() =>
        dialog.getByRole('img').evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]),
      )
      .toEqual([900, 1200]);
    await app.screenshot('26-full-size');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('adds a note to the prompt only after showing what will be sent', async () => {
    const { page } = app;
    await tile(3, 'teal vase').focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Note…' }).waitFor();
    await app.screenshot('27-tile-menu');
    await page.getByRole('menuitem', { name: 'Note…' }).click();
    await page.getByRole('textbox', { name: 'What the model should take from it' }).fill('only the glaze');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Edit the note for image\s*3\s*only the glaze/ }).waitFor();
    await page.getByText('The notes of the references are not part of the prompt yet', { exact: false }).waitFor();

    await prompt().press('Control+Shift+Enter');
    const panel = page.getByRole('dialog', { name: 'What will be sent' });
    await panel.getByText('Image 3: only the glaze.').waitFor();
    expect(await panel.getByRole('region', { name: 'Prompt as sent' }).innerText()).not.toContain('glaze');
    await panel.getByRole('switch', { name: 'Include the notes in the prompt' }).click();
    await expect
      .poll(() => panel.getByRole('region', { name: 'Prompt as sent' }).innerText())
      .toContain('Image 3: only the glaze.');
    await app.screenshot('28-what-will-be-sent');
    expect(await app.accessibilityProblems()).toEqual([]);
    await panel.getByText('The request as JSON').first().click();
    expect(await panel.getByRole('region', { name: 'The request as JSON' }).innerText()).toContain('"n": 1');
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(await page.getByText('are not part of the prompt yet', { exact: false }).count()).toBe(0);
  });

  it('offers to crop a picture that is too long and thin, by keyboard', async () => {
    const { page } = app;
    await dropFiles(page, 'textarea', [files.strip]);
    await page.getByText('panorama-strip.png cannot be used: crop, replace or remove it').waitFor();
    await app.screenshot('29-too-thin');
    expect(await app.accessibilityProblems()).toEqual([]);
    await page.getByRole('button', { name: 'Crop…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Crop panorama-strip.png' });
    await dialog.getByText('3200 × 200 px of 4400 × 200').waitFor();
    await dialog.getByRole('radio', { name: '3:2' }).click();
    await dialog.getByText('300 × 200 px of 4400 × 200').waitFor();
    const frame = dialog.getByRole('group', { name: 'Area to keep' });
    await frame.focus();
    await page.keyboard.press('ArrowRight');
    await app.screenshot('29a-crop');
    expect(await app.accessibilityProblems()).toEqual([]);
    await dialog.getByRole('button', { name: 'Crop' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('4 of 14').waitFor();
    expect(await page.locator('[data-unusable]').count()).toBe(0);
  });

  it('flags words whose reference is removed, and takes it back', async () => {
    const { page } = app;
    await tile(1, 'courtyard-02').focus();
    await page.keyboard.press('Delete');
    await page.getByText('No reference for “image ?”').waitFor();
    await page.getByText('The prompt mentions an image that was removed', { exact: false }).waitFor();
    await app.screenshot('29b-missing-image');
    await page.getByRole('button', { name: 'Undo' }).click();
    await tile(1, 'courtyard-02').waitFor();
    expect(await prompt().inputValue()).toContain('The arches of image 1 beside');
  });

  it('keeps references under names, and gives them back from there', async () => {
    const { page } = app;
    await tile(4, 'panorama-strip').focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Name…' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('still water');
    await page.keyboard.press('Enter');
    await tile(4, 'still water').focus();
    await page.keyboard.press('Delete');
    await page.getByText('3 of 14').waitFor();
    await page.getByRole('button', { name: 'Named and recent references' }).click();
    const shelf = page.getByRole('dialog', { name: 'Named and recent references' });
    await shelf.getByRole('button', { name: /^Use\s*still water/ }).waitFor();
    await app.screenshot('29c-named-references');
    expect(await app.accessibilityProblems()).toEqual([]);
    await shelf.getByRole('textbox', { name: 'Search references' }).fill('WATER');
    await expect.poll(() => shelf.getByRole('listitem').count()).toBe(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await tile(4, 'still water').waitFor();
    await page.keyboard.press('Escape');
    await shelf.waitFor({ state: 'detached' });
    await tile(4, 'still water').focus();
    await page.keyboard.press('Delete');
    await page.getByText('3 of 14').waitFor();
  });

  it('asks which pictures of a folder to take when more than fit', async () => {
    const { page } = app;
    await page.evaluate((base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const names = Array.from({ length: 16 }, (_, index) => `shot ${index + 1}.png`);
      const children = [...names, 'notes.txt'].map((name) => ({
        isDirectory: false,
        name,
        file: (take: (file: File) => void) => {
          take(new File([bytes], name));
        },
      }));
      const original = Object.getOwnPropertyDescriptor(DataTransferItem.prototype, 'webkitGetAsEntry') ?? {};
      // A drop made by a script can hold no folder.
      DataTransferItem.prototype.webkitGetAsEntry = () => {
        Object.defineProperty(DataTransferItem.prototype, 'webkitGetAsEntry', original);
        const readEntries = (take: (entries: object[]) => void): void => {
          take(children.splice(0));
        };
        return {
          isDirectory: true,
          name: 'shoot',
          createReader: () => ({ readEntries }),
        } as unknown as FileSystemEntry;
      };
    }, Buffer.from(files.leaves.bytes).toString('base64'));
    await dropFiles(page, 'textarea', [{ name: 'shoot', type: '', bytes: new Uint8Array() }]);
    const dialog = page.getByRole('dialog', { name: 'Choose from 16 pictures' });
    await dialog.waitFor();
    await expect.poll(() => page.locator(':focus').ariaSnapshot()).toContain('checkbox');
    expect(await dialog.getByRole('checkbox').count()).toBe(16);
    expect(await dialog.getByRole('checkbox', { checked: true }).count()).toBe(11);
    await dialog.getByRole('checkbox', { name: 'shot 12.png' }).click();
    await dialog.getByText('12 selected, but only 11 fit.').first().waitFor();
    await app.screenshot('29h-which-of-a-folder');
    expect(await app.accessibilityProblems()).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('3 of 14').waitFor();
  });

  it('takes a link as a picture only where a picture is meant', async () => {
    const { page } = app;
    const paste = (where: Locator): Promise<void> =>
      where.evaluate((element: HTMLElement) => {
        element.focus();
        const data = new DataTransfer();
        data.setData('text/plain', 'http://example.org/vase.jpg');
        element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
      });
    await paste(prompt());
    expect(await page.getByRole('button', { name: 'Dismiss' }).count()).toBe(0);
    await paste(tile(1, 'courtyard-02'));
    await page.getByText(/https/).first().waitFor();
    await page.getByRole('button', { name: 'Dismiss' }).click();
  });

  it('sends exactly what it shows, in that order, without the place where a picture was taken', async () => {
    const { page } = app;
    await page.getByRole('radio', { name: /3 to 2, 2496 by 1664/ }).click();
    await prompt().press('Control+Shift+Enter');
    const panel = page.getByRole('dialog', { name: 'What will be sent' });
    const toggle = panel.getByRole('switch', { name: 'Include the notes in the prompt' });
    if (!(await toggle.isChecked())) await toggle.click();
    const shown = panel.getByRole('region', { name: 'Prompt as sent' });
    await expect.poll(() => shown.innerText()).toContain('Image 3: only the glaze.');
    const told = await shown.evaluate((element) => element.textContent);
    await page.keyboard.press('Escape');
    const kept = await page.evaluate(async () => {
      const answer = await window.reverie.references.recent();
      if (!answer.ok) throw new Error(answer.error.message);
      return answer.data.items.map(({ name, pictureUrl }) => ({ name, pictureUrl }));
    });
    await prompt().press('Control+Enter');
    await page.getByRole('gridcell').first().waitFor({ timeout: 60_000 });

    const library = join(app.userData, 'demo-library');
    const file = readdirSync(library, { recursive: true, encoding: 'utf8' }).find((name) =>
      name.endsWith('recipe.json'),
    );
    if (file === undefined) throw new Error('no recipe on disk');
    const recipe = JSON.parse(readFileSync(join(library, file), 'utf8')) as Recipe;
    const names = ['courtyard-02.jpg', 'IMG_0042.jpg', 'teal vase.tif'];
    expect(recipe.references.map(({ name }) => name)).toEqual(names);
    expect(recipe.request).toMatchObject({ prompt: told, n: 1, size: '2496x1664' });

    // What the pretend service was given is what the strip showed, byte for byte.
    const links = (recipe.request as { image_urls: string[] }).image_urls;
    const given = await Promise.all(links.map(async (link) => new Uint8Array(await (await fetch(link)).arrayBuffer())));
    const shownBytes: string[] = [];
    for (const name of names) {
      const url = kept.find((reference) => reference.name === name)?.pictureUrl ?? '';
      shownBytes.push(sha256(await (await page.context().request.get(new URL(url, page.url()).href)).body()));
    }
    expect(given.map(sha256)).toEqual(shownBytes);
    for (const bytes of given) {
      const tags = ExifReader.load(bytes.slice().buffer, { expanded: true });
      expect(tags.gps).toBeUndefined();
    }
  });

  it('gives the references of a finished picture back, singly and together', async () => {
    const { page } = app;
    await page.getByRole('button', { name: 'More reference options' }).click();
    await page.getByRole('menuitem', { name: 'Remove all references' }).click();
    await page.getByText('0 of 14').waitFor();
    await page.getByRole('gridcell').first().click();
    const inspector = page.getByRole('complementary', { name: 'Picture details' });
    await inspector.getByRole('button', { name: /teal vase\.tif/ }).click();
    await app.screenshot('29d-references-used');
    await page.getByRole('menuitem', { name: 'Use as reference' }).click();
    await tile(1, 'teal vase').waitFor();
    await tile(1, 'teal vase').focus();
    await page.keyboard.press('Delete');
    await page.getByText('0 of 14').waitFor();
    await page.getByRole('gridcell').first().focus();
    await page.keyboard.press('Shift+R');
    await page.getByText('3 of 14').waitFor();
    await tile(1, 'courtyard-02').waitFor();
    await tile(3, 'teal vase').waitFor();
    await prompt().fill('The arches of image 1 beside the water of image 2. On the wall a vase like image 3');
  });

  it('looks right in the light and in the smallest window', async () => {
    const { page } = app;
    await page.evaluate(() => window.reverie.settings.update({ theme: 'light' }));
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('light');
    await app.screenshot('29e-references-light');
    expect(await app.accessibilityProblems()).toEqual([]);
    await app.resize(1024, 700);
    await app.screenshot('29f-references-narrow');
    expect(await app.accessibilityProblems()).toEqual([]);
    await prompt().press('Control+Shift+Enter');
    await page.getByRole('dialog', { name: 'What will be sent' }).getByText('seedream').first().waitFor();
    await app.screenshot('29g-sending-narrow-light');
    expect(await app.accessibilityProblems()).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('has complained about nothing on the way', () => {
    expect(app.complaints).toEqual([]);
  });
});
