import { useEffect, useState } from 'react';
import type { SendingPreview } from '../../shared/bridge/index.ts';
import type { Draft } from '../../shared/seedream/index.ts';
import { ask, failureMessage, reverie } from '../bridge/index.ts';
import { draftOf, type ComposerDraft } from '../state/composer/index.ts';

/** What main would send for the composer as it stands now; read anew at each change. The last answer stays until the next. */
export function useSendingPreview(composer: ComposerDraft): {
  preview: SendingPreview | undefined;
  problem: string | undefined;
} {
  const [answer, setAnswer] = useState<{ preview?: SendingPreview; problem?: string }>({});
  // As text, so that only another draft counts as a change.
  const draft = JSON.stringify(draftOf(composer));
  useEffect(() => {
    let current = true;
    ask(reverie().generations.preview(JSON.parse(draft) as Draft)).then(
      (preview) => {
        if (current) setAnswer({ preview });
      },
      (failure: unknown) => {
        if (current) setAnswer({ problem: failureMessage(failure) });
      },
    );
    return () => {
      current = false;
    };
  }, [draft]);
  return { preview: answer.preview, problem: answer.problem };
}
