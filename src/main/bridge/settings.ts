import type { OpenSettings } from '../settings/index.ts';
import type { StudioHandlers } from './routes.ts';

export function settingsHandlers(settings: Pick<OpenSettings, 'get' | 'update'>) {
  return {
    'settings.get': () => settings.get(),
    'settings.update': (patch) => settings.update(patch),
  } satisfies Partial<StudioHandlers>;
}
