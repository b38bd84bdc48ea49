import { readdirSync, readFileSync } from 'node:fs';
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
  files: [],
  events: [],
  settings: ['logging', 'files'],
  evolink: ['logging'],
  imaging: ['logging'],
  'library/files': ['logging', 'files', 'evolink', 'imaging'],
  'library/database': ['files', 'library/files'],
  'library/references': ['files', 'library/files', 'library/database'],
  'library/curation': ['files', 'library/files', 'library/database'],
  'library/search': ['library/database'],
  'library/rebuild': ['files', 'imaging', 'library/files', 'library/database', 'library/references'],
  'library/safekeeping': [
    'logging',
    'files',
    'imaging',
    'library/files',
    'library/database',
    'library/curation',
    'library/search',
  ],
  library: [
    'logging',
    'files',
    'imaging',
    'library/files',
    'library/database',
    'library/references',
    'library/curation',
    'library/search',
    'library/rebuild',
    'library/safekeeping',
  ],
  notices: ['logging', 'library'],
  account: ['logging', 'settings', 'evolink', 'notices'],
  references: ['logging', 'evolink', 'imaging', 'library/files', 'library/database', 'library/references'],
  ownership: ['logging', 'files', 'library/files', 'library/database'],
  generation: ['logging', 'evolink', 'imaging', 'library/files', 'library/database', 'library/references'],
  exporting: ['logging', 'files', 'library/database'],
  samples: [
    'logging',
    'files',
    'imaging',
    'library/files',
    'library/database',
    'library/curation',
    'references',
    'generation',
  ],
  workspace: [
    'logging',
    'events',
    'evolink',
    'imaging',
    'library/files',
    'library/safekeeping',
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
    'library/files',
    'library/safekeeping',
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
    'library/files',
    'library/curation',
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
  desktop: ['logging', 'files', 'settings', 'library/files', 'notices', 'account', 'workspace', 'bridge', 'studio'],
};
/** Folders of the page's state, lowest first: each may import the way to main, hooks and what stands on its own line. */
const stateLayers: Record<string, string[]> = {
  settings: [],
  account: [],
  appInfo: [],
  interface: [],
  commands: [],
  drags: [],
  generations: [],
  references: [],
  selection: [],
  libraryFolders: ['settings'],
  library: ['selection', 'appInfo'],
  curation: ['library', 'selection'],
  query: ['curation', 'library', 'selection', 'references', 'interface', 'settings'],
  composer: ['curation'],
  undo: ['composer', 'curation'],
};
/** Rooms of the page without a feature: each may import what stands on its line, and `shared`. */
const pageLayers: Record<string, string[]> = {
  bridge: [],
  hooks: [],
  locales: [],
  ui: [],
  state: ['bridge', 'hooks'],
  notifications: ['state', 'bridge', 'ui'],
  keyEntry: ['state', 'bridge', 'ui', 'notifications', 'locales'],
};
const roomOf = (path: string): string | undefined => /^src\/main\/(library\/[^/]+|[^/]+)\//.exec(path)?.[1];
const features = ['compose', 'library', 'viewer', 'exporting', 'search', 'account', 'settings', 'onboarding'];

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

  it('the bridge carries the words of domain/ and seedream/, which know nothing of it', () => {
    expect(
      offences(
        ({ file, target }) =>
          within(file, 'src/shared') && !within(file, 'src/shared/bridge') && within(target, 'src/shared/bridge'),
      ),
    ).toEqual([]);
  });

  it('the demo is a package: it imports only shared and Node, and others only its index', () => {
    expect(
      offences(({ file, target }) => {
        if (!within(file, 'src/demo')) return within(target, 'src/demo') && target !== 'src/demo/index.ts';
        return !within(target, 'src/demo') && !within(target, 'src/shared') && !target.startsWith('node:');
      }),
    ).toEqual([]);
  });

  it('renderer and preload never import main or the demo, and the renderer never Node or Electron', () => {
    expect(
      offences(({ file, target }) => {
        if (within(file, 'src/renderer')) {
          return (
            within(target, 'src/main') ||
            within(target, 'src/demo') ||
            within(target, 'src/preload') ||
            target.startsWith('node:') ||
            target === 'electron'
          );
        }
        if (!within(file, 'src/preload')) return false;
        return ['src/main', 'src/demo', 'src/renderer'].some((folder) => within(target, folder));
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
        if (from === undefined || to === undefined || from === to) return false;
        return !mainLayers[from]?.includes(to);
      }),
    ).toEqual([]);
  });

  it('main has only its start at the top, and every room has a line of its own above, lower ones first', () => {
    const entries = readdirSync(join(root, 'src/main'), { withFileTypes: true });
    expect(entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name)).toEqual(['index.ts']);
    const rooms = Object.keys(mainLayers);
    expect(rooms.filter((room) => !room.includes('/')).toSorted()).toEqual(
      entries
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .toSorted(),
    );
    const upwards = rooms.filter((room, place) => mainLayers[room]?.some((other) => rooms.indexOf(other) >= place));
    expect(upwards).toEqual([]);
  });

  it('what the features of the page stand on knows no feature: design system, state, notifications, entering a key', () => {
    expect(
      offences(({ file, target }) => {
        const from = /^src\/renderer\/([^/]+)\//.exec(file)?.[1] ?? '';
        const to = /^src\/renderer\/([^/]+)\//.exec(target)?.[1];
        return from in pageLayers && to !== undefined && to !== from && !pageLayers[from]?.includes(to);
      }),
    ).toEqual([]);
  });

  it('arrows between the folders of the state only go down', () => {
    expect(
      offences(({ file, target }) => {
        const from = /^src\/renderer\/state\/(.+)\//.exec(file)?.[1];
        const to = /^src\/renderer\/state\/(.+)\//.exec(target)?.[1];
        return from !== undefined && to !== undefined && from !== to && !stateLayers[from]?.includes(to);
      }),
    ).toEqual([]);
  });

  it('each part of the state has a folder and a charter, and is entered by its index', () => {
    const folderOf = (path: string): string | undefined =>
      /^src\/renderer\/(?:bridge|hooks|keyEntry|notifications|state\/[^/]+)(?=\/)/.exec(path)?.[0];
    const state = files.filter((file) => within(file, 'src/renderer/state'));
    expect(state.filter((file) => folderOf(file) === undefined)).toEqual([]);
    const indexes = Object.keys(stateLayers).map((folder) => `src/renderer/state/${folder}/index.ts`);
    expect(state.filter((file) => file.endsWith('/index.ts'))).toEqual(indexes.toSorted());
    expect(indexes.filter((index) => !readFileSync(join(root, index), 'utf8').startsWith('/**'))).toEqual([]);
    expect(
      offences(({ file, target }) => {
        const folder = folderOf(target);
        return folder !== undefined && folder !== folderOf(file) && target !== `${folder}/index.ts`;
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

  it('only notifications/ says in a toast why something was refused: it knows what a banner says already', () => {
    const own = files.filter(
      (file) =>
        within(file, 'src/renderer') &&
        !within(file, 'src/renderer/notifications') &&
        /showToast\(\{[^}]*failureMessage/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(own).toEqual([]);
  });

  it('no file has grown past 300 lines', () => {
    const long = files.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 301);
    expect(long).toEqual([]);
  });
});
