/*
 * A whole Reverie without its desktop, to be killed. Reads its orders from the environment, says
 * `ready` when its queue runs, `settled` when nothing is left to wait for, and kills itself with
 * SIGKILL when a generation reaches the state named in CRASH_AT.
 */
import { randomBytes } from 'node:crypto';
import { silentLogger } from '../../../src/main/logging/logger.ts';
import { createStudio } from '../../../src/main/createStudio.ts';
import type { Generation } from '../../../src/shared/domain/generation.ts';
import { emptyDraft } from '../../../src/shared/seedream/draft.ts';
import { imagingWorker } from '../../support/plainPicture.ts';
import { plainProtector } from '../../support/plainProtector.ts';
import { scaledClock } from '../../support/scaledClock.ts';

const { USER_DATA = '', ORIGIN = '', SPEED = '100', BEGINNING = '0', CRASH_AT, SUBMIT = '0' } = process.env;

const studio = await createStudio({
  userData: USER_DATA,
  version: 'test',
  platform: 'linux',
  standIn: true,
  clock: scaledClock(Number(SPEED), Number(BEGINNING)),
  random: (count) => randomBytes(count),
  logger: silentLogger,
  protector: plainProtector,
  environmentKey: 'crash-test-key',
  apiOrigin: ORIGIN,
  filesOrigin: ORIGIN,
  imagingWorker,
});

/** `running`, or `saving+1` for "saving with one picture kept". */
function stateOf(generation: Generation): string {
  return generation.status === 'saving' && generation.pictures.length > 0
    ? `saving+${generation.pictures.length}`
    : generation.status;
}

async function isSettled(): Promise<boolean> {
  const open = await studio.handlers['generations.list']({
    status: ['queued', 'preparing', 'submitting', 'running', 'saving'],
  });
  return open.items.length === 0;
}

async function reportWhenSettled(): Promise<void> {
  if (!(await isSettled())) return;
  const { items } = await studio.handlers['generations.list']({ limit: 500 });
  const unchecked = items.filter((each) => each.status === 'unconfirmed' && each.checkedAt === undefined);
  if (unchecked.length > 0) return;
  for (const each of items) {
    if (each.status !== 'unconfirmed' || !each.match) continue;
    await studio.handlers['generations.resolveUnconfirmed'](each.id, 'adopt');
    return;
  }
  process.stdout.write(`settled ${JSON.stringify(items.map(({ id, status, taskId }) => ({ id, status, taskId })))}\n`);
}

studio.onEvent((name, payload) => {
  if (name !== 'generations.changed') return;
  const generation = payload as Generation;
  process.stdout.write(`state ${generation.id} ${stateOf(generation)}\n`);
  if (CRASH_AT !== undefined && stateOf(generation) === CRASH_AT) process.kill(process.pid, 'SIGKILL');
  setImmediate(() => void reportWhenSettled());
});

process.stdout.write('ready\n');
for (let index = 0; index < Number(SUBMIT); index += 1) {
  await studio.handlers['generations.submit']({
    ...emptyDraft,
    prompt: `Scene ${index}. Make 2 variations.`,
    count: 2,
  });
}
await reportWhenSettled();

process.once('SIGTERM', () => {
  void studio.dispose().then(() => process.exit(0));
});
