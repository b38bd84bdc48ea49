/*
 * A whole Reverie without its desktop, to be killed. Reads its orders from the environment, says
 * `ready` when its queue runs, `settled` when nothing is left to wait for, and kills itself with
 * SIGKILL when a generation reaches the state named in CRASH_AT.
 */
import { randomBytes } from 'node:crypto';
import { ReverieError } from '../../../src/shared/bridge/result.ts';
import { silentLogger } from '../../../src/main/logging/logger.ts';
import { createStudio } from '../../../src/main/studio/index.ts';
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

/** Adopts every task that fits, one generation after the other, and says so when nothing is left to wait for. */
async function settle(): Promise<void> {
  if (!(await isSettled())) return;
  const { items } = await studio.handlers['generations.list']({ limit: 500 });
  const unconfirmed = items.filter((each) => each.status === 'unconfirmed');
  if (unconfirmed.some((each) => each.checkedAt === undefined)) return;
  for (const each of unconfirmed) {
    if (!each.match) continue;
    try {
      await studio.handlers['generations.resolveUnconfirmed'](each.id, 'adopt');
    } catch (error) {
      if (!(error instanceof ReverieError)) throw error;
      if (error.code === 'network') {
        // Time runs fast here, so on a busy computer the service may seem silent: once more.
        setImmediate(reportWhenSettled);
        return;
      }
      // Another generation has taken the task meanwhile: this one was not accepted and stays unconfirmed.
      if (error.code !== 'no_match') throw error;
    }
  }
  if (!(await isSettled())) return;
  process.stdout.write(`settled ${JSON.stringify(items.map(({ id, status, taskId }) => ({ id, status, taskId })))}\n`);
}

let settling = Promise.resolve();
function reportWhenSettled(): void {
  settling = settling.then(settle);
}

studio.onEvent((name, payload) => {
  if (name !== 'generations.changed') return;
  const generation = payload as Generation;
  process.stdout.write(`state ${generation.id} ${stateOf(generation)}\n`);
  if (CRASH_AT !== undefined && stateOf(generation) === CRASH_AT) process.kill(process.pid, 'SIGKILL');
  setImmediate(reportWhenSettled);
});

// When all is done this process waits to be killed, like the app does.
setInterval(() => {}, 1_000_000);
process.stdout.write('ready\n');
for (let index = 0; index < Number(SUBMIT); index += 1) {
  await studio.handlers['generations.submit']({
    ...emptyDraft,
    prompt: `Scene ${index}. Make 2 variations.`,
    count: 2,
  });
}
reportWhenSettled();

process.once('SIGTERM', () => {
  void studio.dispose().then(() => process.exit(0));
});
