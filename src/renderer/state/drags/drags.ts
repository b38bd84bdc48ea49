import type { PictureId, ReferenceId } from '../../../shared/domain/index.ts';

/** A library picture dragged inside the window carries its ids under this type, as JSON. */
export const pictureDragType = 'application/x-reverie-pictures';

/** A kept reference dragged out of the recent and named ones carries its id under this type, as JSON. */
export const knownReferenceDragType = 'application/x-reverie-known-references';

/** The ids a drag carries; empty for anything else. */
export function draggedIds<Id extends PictureId | ReferenceId>(data: string): Id[] {
  try {
    const parsed: unknown = JSON.parse(data);
    return Array.isArray(parsed) ? parsed.filter((id): id is Id => typeof id === 'string') : [];
  } catch {
    // Not ours: another page may use the same type for something else.
    return [];
  }
}

/** The web address that a pasted or dropped text is, if it is one and nothing else. Comments of a `text/uri-list` do not count. */
export function linkIn(text: string): string | undefined {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const [line] = lines;
  if (line === undefined || lines.length > 1 || /\s/.test(line)) return undefined;
  return /^https?:\/\/[^/]/i.test(line) ? line : undefined;
}
