import { create } from 'zustand';
import type { Settings, SettingsPatch } from '../../shared/bridge/index.ts';
import { ask, reverie } from './bridge.ts';

/** Undefined until they were read. */
export const useSettings = create<{ settings: Settings | undefined }>(() => ({ settings: undefined }));

export function applySettings(settings: Settings): void {
  useSettings.setState({ settings });
}

export async function loadSettings(): Promise<void> {
  applySettings(await ask(reverie().settings.get()));
}

/** Shows the change at once and keeps what main answers; puts the old ones back and throws a `BridgeFailure` if it refuses. */
export async function updateSettings(patch: SettingsPatch): Promise<void> {
  const before = useSettings.getState().settings;
  if (before) applySettings({ ...before, ...patch } as Settings);
  try {
    applySettings(await ask(reverie().settings.update(patch)));
  } catch (problem) {
    if (before) applySettings(before);
    throw problem;
  }
}
