import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { files, imports, root, type Import } from './sourceImports.ts';

const within = (path: string, folder: string): boolean => path.startsWith(`${folder}/`);
const offences = (isOffence: (each: Import) => boolean): string[] =>
  imports.filter(isOffence).map(({ file, target }) => `${file} imports ${target}`);

/**
 * Rooms of main, lowest first: each may import itself and what stands before it on its own lines. A room of the library
 * stands for itself; `library` is what puts them together, and only what composes the app holds that.
 */
const mainLayers: Record<string, string[]> = {
  logging: [],
  settings: ['logging'],
  evolink: ['logging'],
  imaging: ['logging'],
  demo: [],
  'library/files': ['imaging', 'evolink', 'logging'],
  'library/database': ['library/files'],
  'library/references': ['library/files', 'library/database', 'imaging'],
  'library/curation': ['library/files', 'library/database'],
  'library/search': ['library/database'],
  'library/rebuild': ['library/files', 'library/database', 'library/references', 'imaging'],
  'library/safekeeping': [
    'library/files',
    'library/database',
    'library/curation',
    'library/search',
    'imaging',
    'logging',
  ],
  library: [
    'library/files',
    'library/database',
    'library/references',
    'library/curation',
    'library/search',
    'library/rebuild',
    'library/safekeeping',
    'imaging',
    'logging',
  ],
  references: ['library/files', 'library/database', 'library/references', 'imaging', 'evolink', 'logging'],
  ownership: ['library/files', 'library/database', 'logging'],
  generation: ['library/files', 'library/database', 'library/references', 'imaging', 'evolink', 'logging'],
  exporting: ['logging'],
  samples: [
    'demo',
    'generation',
    'references',
    'library/files',
    'library/database',
    'library/curation',
    'imaging',
    'logging',
  ],
  account: ['evolink', 'settings', 'logging'],
};
const roomOf = (path: string): string | undefined => /^src\/main\/(library\/[^/]+|[^/]+)\//.exec(path)?.[1];
const features = ['compose', 'library', 'viewer', 'exporting', 'finding', 'account', 'settings', 'onboarding'];

describe('the house keeps its walls', () => {
  it('has sources to look at', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(imports.length).toBeGreaterThan(files.length);
  });

  it('shared imports nothing of ours but shared, and nothing that does input or output', () => {
    expect(
      offences(({ file, target }) => {
        if (!within(file, 'src/shared')) return false;
        return within(target, 'src') ? !within(target, 'src/shared') : target !== 'zod';
      }),
    ).toEqual([]);
  });

  it('renderer and preload never import main, and the renderer never Node or Electron', () => {
    expect(
      offences(({ file, target }) => {
        if (within(file, 'src/renderer')) {
          return (
            within(target, 'src/main') ||
            within(target, 'src/preload') ||
            target.startsWith('node:') ||
            target === 'electron'
          );
        }
        return within(file, 'src/preload') && (within(target, 'src/main') || within(target, 'src/renderer'));
      }),
    ).toEqual([]);
  });

  it('only desktop/ and the composition root import electron in main, and settings/ alone electron-store', () => {
    expect(
      offences(({ file, target }) => {
        if (!within(file, 'src/main')) return false;
        if (target === 'electron') return !within(file, 'src/main/desktop');
        return target === 'electron-store' && !within(file, 'src/main/settings');
      }),
    ).toEqual([]);
  });

  it('main never imports the renderer, and arrows between its rooms only go down', () => {
    expect(
      offences(({ file, target }) => {
        if (!within(file, 'src/main')) return false;
        if (within(target, 'src/renderer') || within(target, 'src/preload')) return true;
        const from = roomOf(file);
        const to = roomOf(target);
        if (from === undefined || from === 'desktop' || to === undefined || from === to) return false;
        return !mainLayers[from]?.includes(to);
      }),
    ).toEqual([]);
  });

  it('the design system knows no feature and no state', () => {
    expect(
      offences(({ file, target }) => {
        if (!within(file, 'src/renderer/ui')) return false;
        return within(target, 'src') && !within(target, 'src/renderer/ui') && !within(target, 'src/shared');
      }),
    ).toEqual([]);
  });

  it('what tells of problems and edits knows no feature', () => {
    expect(
      offences(({ file, target }) => {
        if (!within(file, 'src/renderer/telling')) return false;
        return [...features, 'app'].some((folder) => within(target, `src/renderer/${folder}`));
      }),
    ).toEqual([]);
  });

  it('features of the renderer do not import each other', () => {
    expect(
      offences(({ file, target }) => {
        const from = features.find((feature) => within(file, `src/renderer/${feature}`));
        const to = features.find((feature) => within(target, `src/renderer/${feature}`));
        const reachesUp = within(target, 'src/renderer/app');
        return from !== undefined && ((to !== undefined && to !== from) || reachesUp);
      }),
    ).toEqual([]);
  });

  it('only telling/ says in a toast why something was refused: it knows what a banner says already', () => {
    const own = files.filter(
      (file) =>
        within(file, 'src/renderer') &&
        !within(file, 'src/renderer/telling') &&
        /showToast\(\{[^}]*failureMessage/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(own).toEqual([]);
  });

  it('no file has grown past 300 lines', () => {
    const long = files.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 301);
    expect(long).toEqual([]);
  });
});
