import { useEffect, useMemo, useState } from 'react';
import { joinSharedFacts, Soon, systemClock, type PictureId, type SharedFacts } from '../../../shared/domain/index.ts';
import { ask, reverie } from '../../bridge/index.ts';
import { needSummaries, useLibrary } from '../../state/library/index.ts';
import { useCuration } from '../../state/curation/index.ts';
import { marksOfFacts, sharedMarks, type SharedMarks } from './sharedMarks.ts';
import { notifyProblem } from '../../notifications/index.ts';

/** Up to this many pictures their marks are worked out here, and change at once; of more, main tells them. */
const mostMarks = 2000;
/** Pictures of one call; a selection that changes meanwhile is asked about no further. */
const picturesOfOneCall = 5000;
/** A frame that is being drawn changes the selection many times a second, and a long edit of thousands is many edits. */
const rest = { rest: 80, longest: 1000 };

/** Reads it from main, part by part while it is `wanted`; undefined once it no longer is. */
export async function readShared(ids: readonly PictureId[], wanted: () => boolean): Promise<SharedFacts | undefined> {
  let facts: SharedFacts | undefined;
  for (let start = 0; start < ids.length && wanted(); start += picturesOfOneCall) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other, so that main answers others between
    const part = await ask(reverie().library.sharedFacts(ids.slice(start, start + picturesOfOneCall)));
    facts = facts ? joinSharedFacts(facts, part) : part;
  }
  return wanted() ? facts : undefined;
}

/** What any number of pictures have in common; undefined until it was read. Read again after each edit. */
export function useSharedFacts(ids: readonly PictureId[], wanted = true): SharedFacts | undefined {
  const [read, setRead] = useState<{ ids: readonly PictureId[]; facts: SharedFacts }>();
  useEffect(() => {
    if (!wanted || ids.length === 0) return undefined;
    let reading = 0;
    const soon = new Soon(systemClock, rest, () => {
      reading += 1;
      const own = reading;
      readShared(ids, () => own === reading).then((facts) => {
        if (facts) setRead({ ids, facts });
      }, notifyProblem);
    });
    soon.ask();
    const unsubscribe = useCuration.subscribe((now, before) => {
      if (now.edits !== before.edits) soon.ask();
    });
    return () => {
      reading += 1;
      soon.stop();
      unsubscribe();
    };
  }, [ids, wanted]);
  return wanted && read?.ids === ids ? read.facts : undefined;
}

/** The marks these pictures share; undefined while they are read. */
export function useSharedMarks(ids: readonly PictureId[]): SharedMarks | undefined {
  const summaries = useLibrary((state) => state.summaries);
  const few = ids.length <= mostMarks;
  const facts = useSharedFacts(ids, !few);
  useEffect(() => {
    if (few) needSummaries(ids);
  }, [ids, few]);
  return useMemo(
    () => (few ? sharedMarks(ids, summaries) : facts && marksOfFacts(facts)),
    [ids, few, summaries, facts],
  );
}
