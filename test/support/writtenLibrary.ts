import { createHash } from 'node:crypto';
import { linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawScene } from '../../src/demo/index.ts';
import type { Imaging } from '../../src/main/imaging/types.ts';
import { openLibrary } from '../../src/main/library/index.ts';
import { places } from '../../src/main/library/files/names.ts';
import { silentLogger } from '../../src/main/logging/logger.ts';
import type { ReferenceId } from '../../src/shared/domain/ids.ts';
import { recipeOf } from '../integration/library/recipes.ts';
import { scaledClock } from './scaledClock.ts';

const drawings = [
  { words: 'a lighthouse at dusk', width: 624, height: 416 },
  { words: 'drei Birnen auf Leinen', width: 512, height: 512 },
  { words: '雨夜的城市，红伞', width: 576, height: 432 },
  { words: 'a courtyard with arches', width: 416, height: 624 },
  { words: 'Dünen am Abend', width: 756, height: 324 },
  { words: 'a mountain lake in mist', width: 640, height: 360 },
  { words: 'balloons over a village', width: 432, height: 576 },
  { words: 'koi in a pond', width: 512, height: 512 },
] as const;
const manners = ['gouache', 'Aquarell', '水彩', 'matte paint', 'ink and wash'];

interface Written {
  /** Generations; each has one picture. */
  count: number;
  /** Milliseconds since 1970 of the newest. */
  newest: number;
  /** Days that they are spread over, evenly. */
  days: number;
}

/**
 * Writes a library as plain folders: recipes and pictures, and every seventh generation made with one of two
 * references. It has no index; whoever opens it makes one from the folders. The prompts are those of
 * `drawings` in turn, and end in `number 0`, `number 1`, … from the newest.
 */
export async function writeLibrary(root: string, imaging: Imaging, { count, newest, days }: Written): Promise<void> {
  const library = await openLibrary({
    root,
    create: true,
    imaging,
    clock: scaledClock(1),
    logger: silentLogger,
  });
  const files = await Promise.all(
    drawings.map(async ({ words, width, height }, seed) => {
      const svg = drawScene({ seed, prompt: words, width, height, references: [] });
      return Buffer.from(await imaging.drawSvg(svg, width, height, 80));
    }),
  );
  const references: ReferenceId[] = [];
  for (const [index, bytes] of files.slice(0, 2).entries()) {
    const id = createHash('sha256').update(bytes).digest('hex') as ReferenceId;
    const [original, thumbnail] = ['original', 'thumbnail'].map((name) => library.references.temporaryPath(name));
    for (const path of [original, thumbnail]) writeFileSync(path ?? '', bytes);
    const { width, height } = drawings[index] ?? drawings[0];
    const facts = { format: 'jpeg', width, height, bytes: bytes.length } as const;
    const sent = { ...facts, sha256: id };
    const kept = { id, name: `sketch ${index + 1}.jpg`, ...facts, mediaType: 'image/jpeg', changes: [], sent };
    // oxlint-disable-next-line no-await-in-loop -- two of them
    await library.references.keep(
      { original: original ?? '', thumbnail: thumbnail ?? '' },
      { ...kept, origin: { kind: 'file' } },
      newest,
    );
    references.push(id);
  }
  library.close();
  rmSync(join(root, places.index), { force: true });
  const kept = files.map((bytes, index) => {
    const path = join(root, `drawing ${index}.part`);
    writeFileSync(path, bytes);
    return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
  for (let index = 0; index < count; index += 1) {
    const drawing = drawings[index % drawings.length] ?? drawings[0];
    const file = kept[index % kept.length];
    if (!file) continue;
    const createdAt = newest - Math.round((index / count) * days * 86_400_000);
    const id = `written${String(index).padStart(8, '0')}`;
    const folder = join(root, new Date(createdAt).toISOString().slice(0, 4), id);
    mkdirSync(folder, { recursive: true });
    linkSync(file.path, join(folder, '1.jpg'));
    const { width, height } = drawing;
    const recipe = recipeOf(id, {
      createdAt,
      prompt: `${drawing.words}, ${manners[index % manners.length]}, number ${index}`,
      references: index % 7 === 0 ? references.slice((index / 7) % 2, ((index / 7) % 2) + 1) : [],
      more: {
        completedAt: new Date(createdAt + 40_000).toISOString(),
        credits: { reserved: 2.04, used: 2.04 },
        files: [
          {
            position: 1,
            name: '1.jpg',
            sha256: file.sha256,
            bytes: file.bytes,
            width,
            height,
            mediaType: 'image/jpeg',
          },
        ],
      },
    });
    writeFileSync(join(folder, 'recipe.json'), JSON.stringify(recipe));
  }
  for (const { path } of kept) rmSync(path);
}
