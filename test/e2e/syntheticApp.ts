import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { PictureId } from '../../src/shared/domain/ids.ts';
import { testImaging } from '../support/plainPicture.ts';
import { fillLibrary } from '../support/syntheticLibrary.ts';
import { App } from './app.ts';
import { jpegFile } from './drawnPictures.ts';

interface FilledLibrary {
  /** The library's folder. */
  root: string;
  /** The one thumbnail of all its pictures. */
  thumbnail: string;
}

/** Gives an app that is not open yet a library of synthetic pictures, which have thumbnails but no originals. */
export async function fillApp(app: App, pictures: number): Promise<FilledLibrary> {
  mkdirSync(app.userData, { recursive: true });
  const root = join(app.userData, 'library');
  const drawing = join(app.folder, 'drawing.jpg');
  const thumbnail = join(app.folder, 'thumbnail.webp');
  writeFileSync(drawing, (await jpegFile('drawing', 'lake', 900, 600)).bytes);
  const imaging = testImaging();
  await imaging.thumbnail(drawing, thumbnail, 512);
  await imaging.close();
  await fillLibrary(root, pictures, thumbnail);
  return { root, thumbnail };
}

/** Opens it with a key, and without a service that answers. */
export async function openUnconnected(app: App): Promise<void> {
  await app.open({ flags: ['--api-url', 'http://127.0.0.1:9'], environment: { REVERIE_API_KEY: 'x' } });
}

/** An app for all tests around it: opened before them with so many synthetic pictures, disposed after them. */
export function filledApp(pictures: number): App {
  const app = new App();
  beforeAll(async () => {
    await fillApp(app, pictures);
    await openUnconnected(app);
  }, 120_000);
  afterAll(() => app.dispose());
  return app;
}

/** The id of a synthetic picture, from 0 for the newest one. */
export function idOf(number: number): PictureId {
  return `synthetic${String(number).padStart(8, '0')}_1` as PictureId;
}
