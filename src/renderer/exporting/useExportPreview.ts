import { useEffect, useRef, useState } from 'react';
import type { ExportPreview } from '../../shared/bridge/index.ts';
import type { PictureId } from '../../shared/domain/ids.ts';
import { ask, failureMessage, reverie } from '../state/index.ts';

/** Milliseconds without typing before the names are worked out. */
const restBefore = 120;

interface PreviewState {
  /** The last one worked out; shown until the next is there. */
  preview: ExportPreview | undefined;
  /** The preview is behind what is typed. */
  working: boolean;
  /** Why there is none. */
  failure: string | undefined;
  /** Works the names out without waiting for a rest in the typing. */
  readNow: () => void;
}

/** The true names that an export would write, kept up with what the artist types. */
export function useExportPreview(pictureIds: readonly PictureId[], folder: string, nameTemplate: string): PreviewState {
  const wish = `${folder}\n${nameTemplate}`;
  const [known, setKnown] = useState<{ wish?: string; preview?: ExportPreview; failure?: string }>({});
  const waiting = useRef<() => void>(undefined);
  useEffect(() => {
    if (nameTemplate.trim() === '') return undefined;
    let superseded = false;
    const read = async (): Promise<void> => {
      try {
        // Names can be shown before a folder is chosen: "." stands for none, and what main says about it is not shown.
        const plan = { pictureIds: [...pictureIds], folder: folder.trim() || '.', nameTemplate };
        waiting.current = undefined;
        const preview = await ask(reverie().exports.preview(plan));
        if (!superseded) setKnown({ wish, preview });
      } catch (problem) {
        if (!superseded) setKnown((before) => ({ ...before, wish, failure: failureMessage(problem) }));
      }
    };
    const timer = setTimeout(() => void read(), restBefore);
    waiting.current = () => {
      clearTimeout(timer);
      waiting.current = undefined;
      void read();
    };
    return () => {
      superseded = true;
      clearTimeout(timer);
      waiting.current = undefined;
    };
  }, [pictureIds, folder, nameTemplate, wish]);
  const current = known.wish === wish;
  return {
    preview: known.preview,
    working: !current,
    failure: current ? known.failure : undefined,
    readNow: () => waiting.current?.(),
  };
}
