import { copyFileSync, existsSync, linkSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { GenerationId, PictureId } from '../../src/shared/domain/ids.ts';
import { emptyDraft } from '../../src/shared/seedream/draft.ts';
import { aspectRatios, ratioPixels } from '../../src/shared/seedream/sizes.ts';
import { openLibrary } from '../../src/main/library/index.ts';
import { generationFolderName, thumbnailFile } from '../../src/main/library/files/names.ts';
import { silentLogger } from '../../src/main/logging/logger.ts';
import { testImaging } from './plainPicture.ts';
import { scaledClock } from './scaledClock.ts';

const subjects = [
  'a lighthouse in fog',
  'drei Birnen auf Leinen',
  '雨夜的城市，红伞',
  'a courtyard with arches',
  'Dünen am Abend',
];
const manners = ['gouache', 'Aquarell', '水彩', 'matte paint', 'ink and wash'];

/** Five subjects and manners in turn: a fifth of all pictures is found by each. */
function numberedPrompt(index: number): string {
  return `${subjects[index % subjects.length]}, ${manners[index % manners.length]}, number ${index}`;
}

/**
 * Fills the library at `root` with the rows of `count` finished pictures over a year, without their
 * originals; all thumbnails are one file. For speed and scrolling, not for bytes. `promptOf` gives the
 * prompt of picture `index`, the newest first.
 */
export async function fillLibrary(
  root: string,
  count: number,
  thumbnail?: string,
  promptOf: (index: number) => string = numberedPrompt,
): Promise<void> {
  const clock = scaledClock(1);
  const imaging = testImaging();
  const library = await openLibrary({ root, create: true, imaging, clock, logger: silentLogger });
  const generation = library.database.prepare(
    `INSERT INTO generations (id, created_at, status, draft, prompt, pictures_requested, completed_at, folder) VALUES (?, ?, 'completed', ?, ?, 1, ?, ?)`,
  );
  const newest = Date.UTC(2026, 10, 22, 12);
  library.transaction(() => {
    for (let index = 0; index < count; index += 1) {
      const id = `synthetic${String(index).padStart(8, '0')}` as GenerationId;
      const createdAt = newest - Math.round((index / count) * 365 * 86_400_000);
      const prompt = promptOf(index);
      const ratio = aspectRatios[(index * 7) % aspectRatios.length] ?? '1:1';
      const folder = generationFolderName({ id, createdAt, prompt }, true);
      generation.run(id, createdAt, JSON.stringify({ ...emptyDraft, prompt }), prompt, createdAt + 40_000, folder);
      library.insertPicture(
        {
          id: `${id}_1` as PictureId,
          generationId: id,
          position: 1,
          file: `${folder}/1.jpg`,
          ...ratioPixels[ratio]['2K'],
          bytes: 1_000_000,
          mediaType: 'image/jpeg',
          sha256: '0'.repeat(64),
          colour: '#777777',
        },
        createdAt,
      );
    }
  });
  if (thumbnail !== undefined) {
    for (const { id } of library.page({ limit: 500 }).items) {
      const target = join(root, thumbnailFile('picture', id));
      if (existsSync(target)) continue;
      mkdirSync(dirname(target), { recursive: true });
      try {
        linkSync(thumbnail, target);
      } catch {
        // Another disk: links do not reach there.
        copyFileSync(thumbnail, target);
      }
    }
  }
  library.close();
  await imaging.close();
}
