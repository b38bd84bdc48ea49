import { useEffect, useRef, useState } from 'react';
import type { ExportPreview } from '../../shared/bridge/index.ts';
import type { PictureId } from '../../shared/domain/ids.ts';
import { ask, failureMessage, reverie } from '../bridge/index.ts';
import { useSoon } from '../hooks/index.ts';

/** The names are worked out when typing rests, and now and then while it does not. */
const rest = { rest: 120, longest: 600 };

/** Names can be shown before a folder is chosen: this stands for none, and what main says about it is not shown. */
const noFolder = '.';

interface Plan {
  pictureIds: PictureId[];
  folder: string;
  nameTemplate: string;
}

const wishOf = ({ folder, nameTemplate }: Omit<Plan, 'pictureIds'>): string => `${folder}\n${nameTemplate}`;

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
  const wish = wishOf({ folder: folder.trim() || noFolder, nameTemplate });
  const [known, setKnown] = useState<{ wish?: string; preview?: ExportPreview; failure?: string }>({});
  const readings = useRef(0);
  const read = async (plan: Plan): Promise<void> => {
    readings.current += 1;
    const own = readings.current;
    if (plan.nameTemplate.trim() === '') return;
    try {
      const preview = await ask(reverie().exports.preview(plan));
      if (own === readings.current) setKnown({ wish: wishOf(plan), preview });
    } catch (problem) {
      if (own !== readings.current) return;
      setKnown((before) => ({ ...before, wish: wishOf(plan), failure: failureMessage(problem) }));
    }
  };
  const readSoon = useSoon(rest, (plan: Plan) => void read(plan));
  useEffect(() => {
    readSoon({ pictureIds: [...pictureIds], folder: folder.trim() || noFolder, nameTemplate });
  }, [pictureIds, folder, nameTemplate, readSoon]);
  const current = known.wish === wish;
  return {
    preview: known.preview,
    working: !current,
    failure: current ? known.failure : undefined,
    readNow: () => {
      void read({ pictureIds: [...pictureIds], folder: folder.trim() || noFolder, nameTemplate });
    },
  };
}
