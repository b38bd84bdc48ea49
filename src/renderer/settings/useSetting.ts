import { useState } from 'react';
import type { Settings } from '../../shared/bridge/index.ts';
import { BridgeFailure, failureMessage } from '../bridge/index.ts';
import { updateSettings } from '../state/settings/index.ts';

/** Why main refused a change of one setting, in its words for that field. */
function refusalOf(problem: unknown, name: keyof Settings): string {
  const detail = problem instanceof BridgeFailure ? problem.details.find(({ field }) => field === name) : undefined;
  return detail?.message ?? failureMessage(problem);
}

/** Changes one setting at once, and keeps why it could not be for the field to show. */
export function useSetting<Name extends keyof Settings>(
  name: Name,
): { change: (value: Settings[Name]) => void; refusal: string | undefined; forget: () => void } {
  const [refusal, setRefusal] = useState<string>();
  return {
    refusal,
    forget: () => {
      setRefusal(undefined);
    },
    change: (value) => {
      setRefusal(undefined);
      updateSettings({ [name]: value }).catch((problem: unknown) => {
        setRefusal(refusalOf(problem, name));
      });
    },
  };
}
