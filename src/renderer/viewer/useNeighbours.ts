import { useEffect, useRef } from 'react';
import type { PictureId } from '../../shared/domain/ids.ts';
import { needSummaries, readPicture, usePictureReadings } from '../state/library/index.ts';

/** Originals of the pictures before and after are fetched this long after the artist has stopped at one, in milliseconds. */
const restBefore = 150;

/** Fetches what the next step of the artist will show, so that it is there at once. */
export function useNeighbours(ids: readonly PictureId[], index: number): void {
  // Holding the elements keeps the browser from letting the bytes go.
  const held = useRef(new Map<PictureId, HTMLImageElement>());
  useEffect(() => {
    const near = [ids[index + 1], ids[index - 1]].filter((id) => id !== undefined);
    needSummaries(near);
    const timer = setTimeout(() => {
      for (const id of near) void fetchOriginal(id, held.current);
    }, restBefore);
    return () => {
      clearTimeout(timer);
    };
  }, [ids, index]);
}

/** Holds the original's element in `held`; at most four are held. */
async function fetchOriginal(id: PictureId, held: Map<PictureId, HTMLImageElement>): Promise<void> {
  await readPicture(id);
  const reading = usePictureReadings.getState().readings.get(id);
  if (reading?.status !== 'ready' || reading.picture.missing || held.has(id)) return;
  const image = new Image();
  image.src = reading.picture.pictureUrl;
  held.set(id, image);
  for (const old of held.keys()) {
    if (held.size <= 4) break;
    held.delete(old);
  }
}
