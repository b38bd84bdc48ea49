import type { Settings } from '../../shared/bridge/schemas.ts';
import type { OpenSettings } from '../settings/index.ts';

/** Says what a change of the settings asks for, beside being told. */
export function followSettings(
  settings: Pick<OpenSettings, 'get' | 'onChange'>,
  then: {
    told: (changed: Settings) => void;
    /** What waits may be sent in another number, or to other addresses. */
    nudge: () => void;
    /** Requests go to other addresses. */
    elsewhere: () => void;
  },
): void {
  let before = settings.get();
  settings.onChange((changed) => {
    then.told(changed);
    const differs = (name: keyof Settings): boolean => changed[name] !== before[name];
    const elsewhere = differs('apiOrigin') || differs('filesOrigin');
    const nudges = elsewhere || differs('parallelTasks');
    before = changed;
    if (nudges) then.nudge();
    if (elsewhere) then.elsewhere();
  });
}
