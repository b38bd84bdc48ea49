import { useEffect, useMemo } from 'react';
import type { Picture, PictureId } from '../../../shared/domain/index.ts';
import {
  needSummaries,
  readPicture,
  sharedMarks,
  useLibrary,
  usePictureReadings,
  type SharedMarks,
} from '../../state/index.ts';

/** Of more pictures than these, what they share is not worked out. */
const mostMarks = 2000;
const mostDetails = 60;

/** The marks these pictures share; undefined while they are read, and for very many. */
export function useSharedMarks(ids: readonly PictureId[]): SharedMarks | undefined {
  const summaries = useLibrary((state) => state.summaries);
  const few = ids.length <= mostMarks;
  useEffect(() => {
    if (few) needSummaries(ids);
  }, [ids, few]);
  return useMemo(() => (few ? sharedMarks(ids, summaries) : undefined), [ids, few, summaries]);
}

/** All that is known of these pictures; undefined while they are read, and for more than a screenful. */
export function useDetails(ids: readonly PictureId[]): Picture[] | undefined {
  const readings = usePictureReadings((state) => state.readings);
  const few = ids.length <= mostDetails;
  useEffect(() => {
    if (!few) return;
    for (const id of ids) if (!readings.has(id)) void readPicture(id);
  }, [ids, few, readings]);
  return useMemo(() => {
    if (!few) return undefined;
    const pictures = ids.flatMap((id) => {
      const reading = readings.get(id);
      return reading?.status === 'ready' ? [reading.picture] : [];
    });
    return pictures.length === ids.length ? pictures : undefined;
  }, [ids, few, readings]);
}
