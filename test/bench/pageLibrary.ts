import { copyFileSync, linkSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import '../support/withoutElectron.ts';
import { drawScene } from '../../src/demo/index.ts';
import { openLibrary } from '../../src/main/library/index.ts';
import { thumbnailFile } from '../../src/main/library/files/names.ts';
import { silentLogger } from '../../src/main/logging/logger.ts';
import { testImaging } from '../support/plainPicture.ts';
import { scaledClock } from '../support/scaledClock.ts';
import { fillLibrary } from '../support/syntheticLibrary.ts';

/** So many different pictures; a file system bounds how often one file can be linked. */
const scenes = 12;
const mostLinks = 30_000;

export interface PageLibrary {
  /** What the stand-in is started with. */
  userData: string;
  remove(): void;
}

/**
 * An artist's data with a library of `count` pictures, its search text finished, as after the first day of
 * use. `thumbnails` of the newest are real ones of drawn scenes, linked many times; all of them when absent.
 */
export async function makePageLibrary(count: number, thumbnails = count): Promise<PageLibrary> {
  const userData = mkdtempSync(join(tmpdir(), 'reverie-bench-page-'));
  const root = join(userData, 'library');
  await fillLibrary(root, count);
  const imaging = testImaging();
  const library = await openLibrary({ root, create: false, imaging, clock: scaledClock(1), logger: silentLogger });
  while (library.searchText.catchUp(5000) > 0);
  const ids = library.layout({}).ids.slice(0, thumbnails);
  library.close();

  const drawn: string[] = [];
  for (let scene = 0; scene < scenes; scene += 1) {
    const picture = join(userData, `scene ${scene}.jpg`);
    const prompt = `scene ${scene}`;
    const svg = drawScene({ seed: scene, prompt, width: 1024, height: 1024, references: [] });
    writeFileSync(picture, await imaging.drawSvg(svg, 1024, 1024, 85));
    drawn.push(join(userData, `scene ${scene}.webp`));
    await imaging.thumbnail(picture, drawn[scene] ?? '', 512);
  }
  await imaging.close();
  for (const [index, id] of ids.entries()) {
    const scene = index % scenes;
    const time = Math.floor(index / scenes);
    const source = `${drawn[scene]}.${Math.floor(time / mostLinks)}`;
    if (time % mostLinks === 0) copyFileSync(drawn[scene] ?? '', source);
    const target = join(root, thumbnailFile('picture', id));
    linkOrMakeFolder(source, target);
  }
  return {
    userData,
    remove: () => {
      rmSync(userData, { recursive: true, force: true });
    },
  };
}

function linkOrMakeFolder(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(dirname(target), { recursive: true });
    linkSync(source, target);
  }
}
