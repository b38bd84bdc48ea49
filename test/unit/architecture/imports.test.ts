import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

interface Import {
  file: string;
  target: string;
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

/** Every import of `file`: ours as a path from the project's folder, others by their name. */
function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = text.matchAll(
    /(?:^|\n)(?:import|export)\b[^;'"=(]*?\bfrom\s*'([^']+)'|(?:^|\n)import\s+'([^']+)'|\bimport\(\s*'([^']+)'/g,
  );
  return [...found].map((match) => {
    const name = (match[1] ?? match[2] ?? match[3] ?? '').replace(/\?.*$/, '');
    const target = name.startsWith('.')
      ? relative(root, resolve(root, dirname(file), name))
          .split(sep)
          .join('/')
      : name;
    return { file, target };
  });
}

const files = sources('src');
const imports = files.flatMap(importsOf);
const within = (path: string, folder: string): boolean => path.startsWith(`${folder}/`);
const offences = (isOffence: (each: Import) => boolean): string[] =>
  imports.filter(isOffence).map(({ file, target }) => `${file} imports ${target}`);

/** Folders of main, lowest first: each may import itself and what stands before it on its own lines. */
const mainLayers: Record<string, string[]> = {
  logging: [],
  files: [],
  events: [],
  settings: ['logging', 'files'],
  evolink: ['logging'],
  imaging: ['logging'],
  demo: [],
  library: ['logging', 'files', 'evolink', 'imaging'],
  notices: ['logging', 'library'],
  account: ['logging', 'settings', 'evolink', 'notices'],
  references: ['logging', 'evolink', 'imaging', 'library'],
  ownership: ['logging', 'library'],
  generation: ['logging', 'evolink', 'imaging', 'library'],
  exporting: ['logging', 'files', 'library'],
  samples: ['logging', 'files', 'imaging', 'demo', 'library', 'references', 'generation'],
  workspace: [
    'logging',
    'events',
    'evolink',
    'imaging',
    'library',
    'references',
    'ownership',
    'generation',
    'exporting',
  ],
  libraries: [
    'logging',
    'files',
    'events',
    'settings',
    'evolink',
    'imaging',
    'demo',
    'library',
    'notices',
    'account',
    'generation',
    'samples',
    'workspace',
  ],
  spending: ['settings', 'notices', 'generation', 'workspace', 'libraries'],
  bridge: [
    'logging',
    'events',
    'settings',
    'library',
    'notices',
    'account',
    'references',
    'generation',
    'exporting',
    'workspace',
    'libraries',
    'spending',
  ],
  studio: [
    'logging',
    'files',
    'events',
    'settings',
    'imaging',
    'notices',
    'account',
    'ownership',
    'generation',
    'workspace',
    'libraries',
    'spending',
    'bridge',
  ],
  desktop: ['logging', 'files', 'settings', 'library', 'notices', 'account', 'workspace', 'bridge', 'studio'],
};
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

  it('main never imports the renderer, and arrows between its folders only go down', () => {
    expect(
      offences(({ file, target }) => {
        if (!within(file, 'src/main')) return false;
        if (within(target, 'src/renderer') || within(target, 'src/preload')) return true;
        const from = /^src\/main\/([^/]+)\//.exec(file)?.[1];
        const to = /^src\/main\/([^/]+)\//.exec(target)?.[1];
        if (from === undefined || to === undefined || from === to) return false;
        return !mainLayers[from]?.includes(to);
      }),
    ).toEqual([]);
  });

  it('main has only its start at the top, and every room has a line of its own above, lower ones first', () => {
    const entries = readdirSync(join(root, 'src/main'), { withFileTypes: true });
    expect(entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name)).toEqual(['index.ts']);
    const rooms = Object.keys(mainLayers);
    expect(rooms.toSorted()).toEqual(
      entries
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .toSorted(),
    );
    const upwards = rooms.filter((room, place) => mainLayers[room]?.some((other) => rooms.indexOf(other) >= place));
    expect(upwards).toEqual([]);
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
