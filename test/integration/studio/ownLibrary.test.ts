import { mkdirSync, mkdtempSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LibraryUnavailable } from '../../../src/main/library/index.ts';
import { silentLogger } from '../../../src/main/logging/logger.ts';
import { Notices } from '../../../src/main/notices/notices.ts';
import { OwnLibrary } from '../../../src/main/libraries/ownLibrary.ts';
import type { Workspace } from '../../../src/main/workspace/index.ts';
import { FakeClock } from '../../support/fakeClock.ts';

let root: string;
let clock: FakeClock;
let notices: Notices;
let own: OwnLibrary;
/** What is open now, and what was asked for, in order. */
let open: string[];
let asked: string[];
let answer: (folder: string) => Promise<void>;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'reverie-own-'));
  mkdirSync(join(root, '.reverie'));
  clock = new FakeClock();
  notices = new Notices(() => {});
  open = [];
  asked = [];
  answer = () => Promise.resolve();
  own = new OwnLibrary({
    clock,
    logger: silentLogger,
    notices,
    kept: () => ({ root, chosen: true }),
    openWorkspace: async (folder) => {
      asked.push(folder);
      await answer(folder);
      open.push(folder);
      return {
        library: { root: folder, report: {} },
        dispose: () => {
          open = open.filter((each) => each !== folder);
          return Promise.resolve();
        },
      } as unknown as Workspace;
    },
    onOpened: () => {},
  });
});
afterEach(async () => {
  await own.dispose();
  rmSync(root, { recursive: true, force: true });
});

const missing = (folder: string): Promise<never> =>
  Promise.reject(new LibraryUnavailable('missing', folder, `${folder} is not there.`));

describe('the artist’s own library', () => {
  it('is looked for every five seconds until it is there', async () => {
    answer = missing;
    await own.openKept();
    expect(notices.list()).toMatchObject([{ kind: 'library_missing', path: root }]);
    await clock.advance(5000);
    expect(asked).toEqual([root, root]);
    answer = () => Promise.resolve();
    await clock.advance(5000);
    expect([open, notices.list(), clock.waiting]).toEqual([[root], [], []]);
  });

  it('is never open beside another: a choice waits for the look that is under way', async () => {
    let found: () => void = () => {};
    answer = () =>
      new Promise((resolve) => {
        found = resolve;
      });
    const looking = own.openKept();
    await clock.advance(0);
    const choosing = own.close().then(() => own.open('/other', false));
    found();
    await looking;
    await clock.advance(0);
    found();
    await choosing;
    expect([asked, open]).toEqual([[root, '/other'], ['/other']]);
    expect(own.root).toBe('/other');
  });

  it('is closed when another one is opened, also where it was mended just before', async () => {
    await own.openKept();
    await Promise.all([own.repair(), own.close().then(() => own.open('/other', false))]);
    expect(open).toEqual(['/other']);
    expect(own.root).toBe('/other');
  });

  it('is no longer looked for once another one is chosen', async () => {
    answer = missing;
    await own.openKept();
    await own.close();
    answer = () => Promise.resolve();
    await own.open('/other', false);
    await clock.advance(60_000);
    expect(asked).toEqual([root, '/other']);
    expect(notices.list()).toEqual([]);
  });

  it('of a newer Reverie is not looked for again and again', async () => {
    answer = (folder) => Promise.reject(new LibraryUnavailable('newer', folder, 'A newer one.'));
    await own.openKept();
    expect([notices.list()[0]?.kind, clock.waiting]).toEqual(['library_newer', []]);
  });

  it('is opened once more, with all of its index looked at, when damage shows in opening', async () => {
    const corrupt = Object.assign(new Error('database disk image is malformed'), { errcode: 11 });
    let first = true;
    answer = () => {
      if (!first) return Promise.resolve();
      first = false;
      return Promise.reject(corrupt);
    };
    await own.openKept();
    expect(open).toEqual([root]);
    expect(readdirSync(join(root, '.reverie'))).toEqual(['check-index']);
  });

  it('is mended once a run, so that damage which stays does not open it for ever', async () => {
    await own.openKept();
    await own.repair();
    await own.repair();
    expect(asked).toEqual([root, root]);
    expect(open).toEqual([root]);
  });

  it('is mended later where the disk did not let it be noted', async () => {
    await own.openKept();
    mkdirSync(join(root, '.reverie/check-index'));
    await expect(own.repair()).rejects.toMatchObject({ code: 'EISDIR' });
    expect(open).toEqual([root]);
    rmdirSync(join(root, '.reverie/check-index'));
    await own.repair();
    expect(asked).toEqual([root, root]);
  });

  it('stays closed once Reverie closes', async () => {
    await own.dispose();
    await own.openKept();
    await expect(own.open('/other', false)).rejects.toThrow('closing');
    expect(asked).toEqual([]);
  });
});
