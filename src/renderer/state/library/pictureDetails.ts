import { useEffect } from 'react';
import { create } from 'zustand';
import type { Picture, PictureId } from '../../../shared/domain/index.ts';
import { ask, failureMessage, reverie } from '../../bridge/index.ts';
import { useLibrary } from './library.ts';

export type PictureReading = { status: 'ready'; picture: Picture } | { status: 'failed'; reason: string };

/** Details beyond this many are let go, those read first first. */
const mostKept = 200;

/** All that is known of single pictures, as the inspector and the viewer show them. */
export const usePictureReadings = create<{ readings: ReadonlyMap<PictureId, PictureReading> }>(() => ({
  readings: new Map(),
}));

const reading = new Set<PictureId>();

function keep(id: PictureId, result: PictureReading): void {
  usePictureReadings.setState(({ readings }) => {
    const next = new Map(readings);
    next.delete(id);
    next.set(id, result);
    for (const old of next.keys()) {
      if (next.size <= mostKept) break;
      next.delete(old);
    }
    return { readings: next };
  });
}

/** Reads the details of a picture unless they are known; `again` asks anew, as after a file was found missing. */
export async function readPicture(id: PictureId, again = false): Promise<void> {
  const known = usePictureReadings.getState().readings.get(id);
  if (reading.has(id) || (known?.status === 'ready' && !again)) return;
  reading.add(id);
  try {
    keep(id, { status: 'ready', picture: await ask(reverie().library.get(id)) });
  } catch (problem) {
    keep(id, { status: 'failed', reason: failureMessage(problem) });
  } finally {
    reading.delete(id);
  }
}

/** The details of a picture, read when they are first wanted; undefined until then. */
export function usePictureReading(id: PictureId | undefined): PictureReading | undefined {
  useEffect(() => {
    if (id !== undefined) void readPicture(id);
  }, [id]);
  return usePictureReadings((state) => (id === undefined ? undefined : state.readings.get(id)));
}

// Another library may use the same ids, and a rebuild may have found other facts: nothing old is shown.
let lastPositions = useLibrary.getState().positions;
useLibrary.subscribe(({ positions, summaries }) => {
  if (positions === lastPositions) return;
  lastPositions = positions;
  if (summaries.size === 0) usePictureReadings.setState({ readings: new Map() });
});
