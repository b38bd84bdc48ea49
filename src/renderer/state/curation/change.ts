import type { PictureChange } from '../../../shared/bridge/curation.ts';
import { fold, type Picture, type PictureSummary } from '../../../shared/domain/index.ts';

/** Tags are the same whatever their case and accents. */
export const sameWord = (one: string, other: string): boolean => fold(one) === fold(other);

/** `summary` as it will be once `change` is made. */
export function withMarks<Summary extends PictureSummary>(summary: Summary, change: PictureChange): Summary {
  const next = { ...summary };
  if (change.rating !== undefined) next.rating = change.rating;
  if (change.flag === null) delete next.flag;
  else if (change.flag !== undefined) next.flag = change.flag;
  if (change.label === null) delete next.label;
  else if (change.label !== undefined) next.label = change.label;
  return next;
}

/** `picture` as it will be once `change` is made: its note and tags as well. */
export function withChange(picture: Picture, change: PictureChange): Picture {
  const next = withMarks(picture, change);
  if (change.note !== undefined) {
    if (change.note?.trim()) next.note = change.note;
    else delete next.note;
  }
  const removed = change.removeTags ?? [];
  const kept = (change.tags ?? picture.tags).filter((tag) => !removed.some((each) => sameWord(each, tag)));
  const added = (change.addTags ?? []).filter((tag, index, all) => {
    const first = all.findIndex((each) => sameWord(each, tag)) === index;
    return first && !kept.some((each) => sameWord(each, tag));
  });
  next.tags = [...kept, ...added].toSorted((one, other) => one.localeCompare(other));
  return next;
}
