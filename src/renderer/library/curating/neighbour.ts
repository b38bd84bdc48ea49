import type { PictureId } from '../../../shared/domain/index.ts';
import { successorOf } from '../../state/selection/index.ts';

/** The picture to go to when `gone` leave: the next one after the last of them, else the one before the first. */
export function neighbourOf(
  order: readonly PictureId[],
  positions: ReadonlyMap<PictureId, number>,
  gone: readonly PictureId[],
): PictureId | undefined {
  const leaving = new Set(gone);
  const places = gone.flatMap((id) => positions.get(id) ?? []);
  if (places.length === 0) return undefined;
  const last = places.reduce((one, other) => Math.max(one, other));
  return successorOf(order, last, { has: (id) => !leaving.has(id) });
}
