import { create } from 'zustand';
import type { Settings, SettingsPatch } from '../../../shared/bridge/index.ts';
import { ask, reverie } from '../../bridge/index.ts';

/** Undefined until they were read. */
export const useSettings = create<{ settings: Settings | undefined }>(() => ({ settings: undefined }));

/** As main told them last. */
let told: Settings | undefined;
/** Changes that main has not answered yet, in the order in which they were made. */
const unanswered: SettingsPatch[] = [];

/** What main told last, with what was changed here since: a slider does not go back while its last places are answered. */
function show(): void {
  useSettings.setState({ settings: told && Object.assign({ ...told }, ...unanswered) });
}

export function applySettings(settings: Settings): void {
  told = settings;
  show();
}

export async function loadSettings(): Promise<void> {
  applySettings(await ask(reverie().settings.get()));
}

/** Shows the change at once; it is taken back, and a `BridgeFailure` thrown, if main refuses. */
export async function updateSettings(patch: SettingsPatch): Promise<void> {
  unanswered.push(patch);
  show();
  try {
    told = await ask(reverie().settings.update(patch));
  } finally {
    unanswered.splice(unanswered.indexOf(patch), 1);
    show();
  }
}
