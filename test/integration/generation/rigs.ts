import { afterEach } from 'vitest';
import type { GenerationId } from '../../../src/shared/domain/ids.ts';
import type { Imaging } from '../../../src/main/imaging/index.ts';
import { queueRig, type QueueRig, type RigOptions } from '../../support/queueRig.ts';

export const submitPath = '/v1/images/generations';
export const taskPath = /^\/v1\/tasks\/task-/;
export const resultPath = /\.jpe?g/;

/** Sets up rigs for the tests of a file; each ends with its test. */
export function queueRigs(imaging: Imaging): (options?: Partial<RigOptions>) => Promise<QueueRig> {
  const rigs: QueueRig[] = [];
  afterEach(async () => {
    await Promise.all(rigs.splice(0).map((rig) => rig.dispose()));
  });
  return async (options = {}) => {
    const rig = await queueRig({ imaging, ...options });
    rigs.push(rig);
    return rig;
  };
}

export function submitOne(rig: QueueRig, patch: Parameters<QueueRig['draft']>[0] = {}): GenerationId {
  const [id] = rig.queue.submit(rig.draft(patch));
  if (!id) throw new Error('nothing was queued');
  return id;
}
