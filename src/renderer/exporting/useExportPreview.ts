import { useEffect, useState } from 'react';
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
}

/** The true names that an export would write, kept up with what the artist types. */
export function useExportPreview(pictureIds: readonly PictureId[], folder: string, nameTemplate: string): PreviewState {
  const [state, setState] = useState<PreviewState>({ preview: undefined, working: true, failure: undefined });
  useEffect(() => {
    if (nameTemplate.trim() === '') return undefined;
    let superseded = false;
    setState((before) => ({ ...before, working: true }));
    const timer = setTimeout(() => {
      // Names can be shown before a folder is chosen: "." stands for none, and what main says about it is not shown.
      ask(reverie().exports.preview({ pictureIds: [...pictureIds], folder: folder.trim() || '.', nameTemplate })).then(
        (preview) => {
          if (!superseded) setState({ preview, working: false, failure: undefined });
        },
        (problem: unknown) => {
          if (!superseded) setState((before) => ({ ...before, working: false, failure: failureMessage(problem) }));
        },
      );
    }, restBefore);
    return () => {
      superseded = true;
      clearTimeout(timer);
    };
  }, [pictureIds, folder, nameTemplate]);
  return state;
}
