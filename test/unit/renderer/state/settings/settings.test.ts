import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Settings, SettingsPatch } from '../../../../../src/shared/bridge/index.ts';
import { defaultSettings } from '../../../../../src/main/settings/defaults.ts';
import { applySettings, updateSettings, useSettings } from '../../../../../src/renderer/state/settings/settings.ts';

/** Main's settings, and its answers that are still on their way. */
let main: Settings;
let onTheirWay: (() => void)[];
const shown = () => useSettings.getState().settings;

beforeEach(() => {
  main = { ...defaultSettings };
  onTheirWay = [];
  const update = (patch: SettingsPatch) =>
    new Promise((resolve) => {
      const refused = patch.trashDays === 7;
      if (!refused) main = { ...main, ...patch } as Settings;
      const answer = refused ? { ok: false, error: { code: 'disk', message: 'no' } } : { ok: true, data: main };
      onTheirWay.push(() => {
        resolve(answer);
      });
    });
  vi.stubGlobal('window', { reverie: { settings: { update } } });
  applySettings(main);
});

describe('changing settings', () => {
  it('keeps the latest of several changes while the earlier ones are answered', async () => {
    const changes = [180, 190, 200].map((rowHeight) => updateSettings({ rowHeight }));
    const seen: (number | undefined)[] = [];
    for (const [at, answer] of onTheirWay.entries()) {
      answer();
      // oxlint-disable-next-line no-await-in-loop -- one answer after the other
      await changes[at];
      seen.push(shown()?.rowHeight);
    }
    expect(seen).toEqual([200, 200, 200]);
  });

  it('takes back only what was refused, not what changed meanwhile', async () => {
    const refused = updateSettings({ trashDays: 7 });
    expect(shown()?.trashDays).toBe(7);
    main = { ...main, theme: 'light' };
    applySettings(main);
    expect(shown()).toMatchObject({ trashDays: 7, theme: 'light' });
    onTheirWay[0]?.();
    await expect(refused).rejects.toThrow('no');
    expect(shown()).toMatchObject({ trashDays: 30, theme: 'light' });
  });
});
