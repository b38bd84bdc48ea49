import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLogger } from '../../../src/main/logging/index.ts';
import { migrate, type Migration } from '../../../src/main/settings/formats.ts';
import { defaultSettings, openSettings, type OpenSettings } from '../../../src/main/settings/index.ts';
import { ReverieError } from '../../../src/shared/bridge/result.ts';
import type { Settings, SettingsPatch } from '../../../src/shared/bridge/settings.ts';
import { FakeClock } from '../../support/fakeClock.ts';

let userData: string;
beforeEach(() => {
  userData = mkdtempSync(join(tmpdir(), 'reverie-settings-'));
});
afterEach(() => {
  chmodSync(userData, 0o700);
  rmSync(userData, { recursive: true });
});

const file = (): string => join(userData, 'settings.json');
const open = (): OpenSettings => openSettings({ userData, logger: silentLogger, clock: new FakeClock() });
const stored = (): Record<string, unknown> => JSON.parse(readFileSync(file(), 'utf8')) as Record<string, unknown>;

function refusalOf(work: () => unknown): ReverieError {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(ReverieError);
    return error as ReverieError;
  }
  throw new Error('It was not refused');
}

describe('settings', () => {
  it('begin with the defaults', () => {
    expect(open().get()).toEqual({
      theme: 'dark',
      parallelTasks: 3,
      actionsPerMinute: 20,
      creditsPerHour: 1000,
      callbackUrl: '',
      apiOrigin: '',
      filesOrigin: '',
      libraryFolder: '',
      libraries: [],
      trashDays: 30,
      notifications: true,
      rowHeight: 172,
      librarySort: 'newest',
      libraryGroup: 'day',
      lastExportFolder: '',
      exportNameTemplate: '{date} {prompt} {number}',
      composerOpen: true,
      inspectorOpen: true,
      surround: 'dark',
      onboarded: false,
    } satisfies Settings);
  });

  it('are there again at the next start', () => {
    const first = open();
    first.update({ theme: 'light', parallelTasks: 7 });
    expect(open().get()).toEqual({ ...defaultSettings, theme: 'light', parallelTasks: 7 });
  });

  it('are made in a folder that does not exist yet', () => {
    userData = join(userData, 'new', 'deeper');
    open().update({ onboarded: true });
    expect(open().get().onboarded).toBe(true);
  });

  it('tell who listens, once a change, and not when nothing changed', () => {
    const settings = open();
    const heard: Settings[] = [];
    const stop = settings.onChange((all) => heard.push(all));
    settings.update({ theme: 'light' });
    settings.update({ theme: 'light' });
    stop();
    settings.update({ theme: 'system' });
    expect(heard).toEqual([{ ...defaultSettings, theme: 'light' }]);
  });

  it('cannot be changed through what was handed out', () => {
    const settings = open();
    settings.get().theme = 'light';
    settings.update({}).parallelTasks = 9;
    expect(settings.get()).toEqual(defaultSettings);
  });

  it('keep an address in its plain form', () => {
    expect(open().update({ apiOrigin: 'https://Mirror.Example:443/' }).apiOrigin).toBe('https://mirror.example');
  });
});

describe('a patch that cannot be', () => {
  it.each([
    [{ parallelTasks: 11 }, 'The number of tasks at the same time may be at most 10; found 11.'],
    [{ parallelTasks: 0 }, 'The number of tasks at the same time must be at least 1; found 0.'],
    [{ parallelTasks: 2.5 }, 'The number of tasks at the same time must be a whole number; found 2.5.'],
    [{ rowHeight: 95 }, 'The height of a row must be at least 96; found 95.'],
    [{ rowHeight: 361 }, 'The height of a row may be at most 360; found 361.'],
    [{ theme: 'pink' }, 'The theme must be one of system, dark, light; found “pink”.'],
    [{ notifications: 'no' }, 'Notifications must be yes or no; found “no”.'],
    [{ exportNameTemplate: '' }, 'The name template must not be empty.'],
    [{ exportNameTemplate: 'x'.repeat(501) }, 'The name template may have at most 500 characters; it has 501.'],
    [{ colour: 'red' }, 'There is no setting called “colour”.'],
    [{ callbackUrl: 'http://studio.example' }, 'The callback address must begin with https://'],
    [{ callbackUrl: 'https://10.0.0.1/' }, 'EvoLink does not call internal addresses; 10.0.0.1 is one.'],
    [
      { apiOrigin: 'http://mirror.example' },
      'The API address must begin with https:// (http:// only for this computer)',
    ],
    [
      { apiOrigin: 'https://mirror.example/v1' },
      'The API address must have no path; write https://mirror.example instead',
    ],
    [{ apiOrigin: 'mirror' }, 'The API address must be a web address such as https://api.example.com; found “mirror”.'],
    [
      { filesOrigin: 'https://u:p@mirror.example' },
      'The file service’s address must not contain a user name or password.',
    ],
    [{ filesOrigin: 'ftp://127.0.0.1' }, 'The file service’s address must begin with https://'],
    [{ libraryFolder: 'pictures' }, 'The library folder must be a full folder path; found “pictures”.'],
    [{ lastExportFolder: './x' }, 'The export folder must be a full folder path; found “./x”.'],
  ])('%j is refused with words, and nothing is changed', (patch, words) => {
    const settings = open();
    settings.update({ rowHeight: 200 });
    const refusal = refusalOf(() => settings.update({ ...patch, surround: 'white' } as unknown as SettingsPatch));
    expect(refusal.code).toBe('invalid_input');
    expect(refusal.message).toContain(words);
    expect(refusal.details).toEqual([{ field: Object.keys(patch)[0], message: refusal.message }]);
    expect(settings.get()).toEqual({ ...defaultSettings, rowHeight: 200 });
    expect(open().get()).toEqual({ ...defaultSettings, rowHeight: 200 });
  });

  it.each([
    'http://127.0.0.1:4010',
    'http://localhost:4010',
    'http://[::1]:4010',
    'https://mirror.example:8443',
    'https://10.0.0.5',
  ])('an address %s is none of them', (origin) => {
    expect(open().update({ apiOrigin: origin, filesOrigin: origin })).toMatchObject({
      apiOrigin: origin,
      filesOrigin: origin,
    });
  });
});

describe('a settings file', () => {
  it.each(['', '{', 'null', '[]', '"text"', '\u0000\u0001garbage'])('of garbage (%j) is kept aside', (garbage) => {
    writeFileSync(file(), garbage);
    const settings = open();
    const kept = join(userData, 'settings.broken-2026-11-22T12-00-00-000Z.json');
    expect(settings.resetFrom).toBe(kept);
    expect(readFileSync(kept, 'utf8')).toBe(garbage);
    expect(settings.get()).toEqual(defaultSettings);
    settings.update({ theme: 'light' });
    const again = open();
    expect(again.get().theme).toBe('light');
    expect(again.resetFrom).toBeUndefined();
  });

  it('that is a folder is kept aside too', () => {
    mkdirSync(file());
    expect(open().resetFrom).toContain('settings.broken-');
    expect(open().update({ theme: 'light' }).theme).toBe('light');
  });

  it.skipIf(process.platform === 'win32')('that cannot be read at the moment is left alone, and said plainly', () => {
    // As good as a disk that stumbles or a program that holds the file: nothing can be read.
    symlinkSync('settings.json', file());
    expect(() => open()).toThrow(`The settings cannot be read at the moment (ELOOP): ${file()}. Nothing was changed.`);
    expect(readdirSync(userData)).toEqual(['settings.json']);
    rmSync(file());
    writeFileSync(file(), JSON.stringify({ formatVersion: 1, settings: { theme: 'light' }, internal: {} }));
    expect(open().get().theme).toBe('light');
  });

  it('gives up only the values that are out of their limits', () => {
    const settings = { theme: 'light', parallelTasks: 99, rowHeight: 'tall', libraryFolder: 'x', ofNextYear: 1 };
    writeFileSync(file(), JSON.stringify({ formatVersion: 1, settings, internal: { demo: 'yes' } }));
    const opened = open();
    expect(opened.resetFrom).toBeUndefined();
    expect(opened.get()).toEqual({ ...defaultSettings, theme: 'light' });
    expect(opened.internal.demo).toBe(false);
  });

  it('of a newer Reverie keeps its format number and what this one does not know', () => {
    const found = { formatVersion: 8, settings: { theme: 'light', glow: 3 }, internal: { tips: [1] }, extra: true };
    writeFileSync(file(), JSON.stringify(found));
    const opened = open();
    expect(opened.get().theme).toBe('light');
    opened.update({ theme: 'system' });
    opened.internal.demo = true;
    expect(stored()).toMatchObject({
      formatVersion: 8,
      settings: { theme: 'system', glow: 3 },
      internal: { tips: [1], demo: true },
      extra: true,
    });
  });

  it('that cannot be written is said plainly, and the change does not hold', () => {
    const settings = open();
    settings.update({ theme: 'light' });
    rmSync(userData, { recursive: true });
    writeFileSync(userData, 'a file where the folder was');
    const refusal = refusalOf(() => settings.update({ theme: 'system' }));
    expect(refusal.code).toBe('disk');
    expect(refusal.message).toContain(file());
    expect(settings.get().theme).toBe('light');
    rmSync(userData);
    mkdirSync(userData);
  });

  it('is never more than one file', () => {
    const settings = open();
    for (let count = 1; count <= 10; count += 1) settings.update({ parallelTasks: count });
    expect(readdirSync(userData)).toEqual(['settings.json']);
  });
});

describe('what Reverie remembers for itself', () => {
  it('begins empty, is there at the next start, and is no setting', () => {
    const first = open();
    expect(first.internal).toMatchObject({ demo: false, accountId: '', autoForm: undefined, credits: undefined });
    first.internal.demo = true;
    first.internal.accountId = 'abc';
    first.internal.autoForm = 'auto_with_quality';
    first.internal.credits = { account: 5, spendable: 5, readAt: 1000 };
    const second = open();
    const { internal } = second;
    expect(internal).toMatchObject({ demo: true, accountId: 'abc', autoForm: 'auto_with_quality' });
    expect(internal.credits).toEqual({ account: 5, spendable: 5, readAt: 1000 });
    expect(second.get()).toEqual(defaultSettings);
    internal.credits = undefined;
    internal.autoForm = undefined;
    expect(open().internal).toMatchObject({ autoForm: undefined, credits: undefined, accountId: 'abc' });
  });

  it('does not write again what it holds already', () => {
    const settings = open();
    settings.internal.demo = true;
    rmSync(file());
    settings.internal.demo = true;
    expect(existsSync(file())).toBe(false);
  });
});

describe('a format', () => {
  const steps: Migration[] = [
    ({ formatVersion, settings, internal }) => ({
      formatVersion,
      settings: { ...settings, theme: settings['dark'] ? 'dark' : 'light' },
      internal,
    }),
    ({ formatVersion, settings, internal }) => ({ formatVersion, settings, internal: { ...internal, seen: true } }),
  ];

  it.each([
    [
      { formatVersion: 1, settings: { dark: true } },
      { formatVersion: 3, theme: 'dark', seen: true },
    ],
    [{ settings: { dark: false } }, { formatVersion: 3, theme: 'light', seen: true }],
    [
      { formatVersion: 2, settings: {} },
      { formatVersion: 3, theme: undefined, seen: true },
    ],
    [
      { formatVersion: 3, settings: {} },
      { formatVersion: 3, theme: undefined, seen: undefined },
    ],
    [
      { formatVersion: 9, settings: {} },
      { formatVersion: 9, theme: undefined, seen: undefined },
    ],
  ])('%j is brought up step by step', (found, expected) => {
    const { formatVersion, settings, internal } = migrate(found, steps);
    expect({ formatVersion, theme: settings['theme'], seen: internal['seen'] }).toEqual(expected);
  });

  it('of any shape becomes a whole file', () => {
    fc.assert(
      fc.property(fc.anything(), (found) => {
        const whole = migrate(found);
        expect(whole.formatVersion).toBeGreaterThanOrEqual(1);
        expect(typeof whole.settings).toBe('object');
        expect(typeof whole.internal).toBe('object');
      }),
    );
  });
});
