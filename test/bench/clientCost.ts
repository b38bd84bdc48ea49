import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEvolink } from '../../src/main/evolink/index.ts';
import { Connection, GenerationQueue } from '../../src/main/generation/index.ts';
import { openLibrary } from '../../src/main/library/index.ts';
import { silentLogger } from '../../src/main/logging/logger.ts';
import { emptyDraft } from '../../src/shared/seedream/draft.ts';
import { testImaging } from '../support/plainPicture.ts';
import { scaledClock } from '../support/scaledClock.ts';
import { seededRandom } from '../support/seededRandom.ts';
import { percentile, print } from './figures.ts';

interface SimulatorReport {
  ends: Record<string, number>;
  requests: number;
  polls: number;
  submits: number;
}

const tasks = 300;
const inFlight = 16;
/** Life runs this much faster; figures are given in the artist's time. */
const scale = 20;

/** What a task costs the client: processor time, requests, and how late its end is seen. */
export async function clientCost(): Promise<void> {
  const clock = scaledClock(scale);
  const simulator = fork(join(import.meta.dirname, 'simulatorProcess.ts'), {
    env: { ...process.env, SCALE: String(scale), BEGINNING: String(clock.beginning) },
  });
  const next = <Message>(): Promise<Message> =>
    new Promise((resolve) => {
      simulator.once('message', (message) => {
        resolve(message as Message);
      });
    });
  const { origin } = await next<{ origin: string }>();
  const root = mkdtempSync(join(tmpdir(), 'reverie-bench-'));
  const imaging = testImaging();
  const library = await openLibrary({ root, create: true, imaging, clock, logger: silentLogger });
  const evolink = createEvolink({
    origins: () => ({ api: origin, files: origin }),
    key: () => Promise.resolve('bench-key'),
    loopbackAllowed: (asked) => asked === origin,
    logger: silentLogger,
    clock,
    version: 'bench',
  });
  const seenAt = new Map<string, number>();
  let ended = 0;
  let finish = (): void => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const queue = new GenerationQueue({
    library,
    evolink,
    references: { ensureUploaded: () => Promise.resolve([]), forgetUploads: () => {} },
    clock,
    random: seededRandom(1),
    logger: silentLogger,
    connection: new Connection(),
    parallelTasks: () => inFlight,
    claim: { mark: 'bench', countSubmit: () => {} },
    account: () => 'bench',
    callbackUrl: () => '',
    autoForm: { get: () => undefined, set: () => {} },
    onChange: (generation) => {
      if (generation.status === 'saving' && generation.taskId !== undefined && !seenAt.has(generation.taskId)) {
        seenAt.set(generation.taskId, clock.now());
      }
      if (generation.status === 'completed') {
        ended += 1;
        if (ended === tasks) finish();
      }
    },
    onPictures: () => {},
  });
  const began = process.cpuUsage();
  const started = performance.now();
  queue.start();
  for (let index = 0; index < tasks; index += 1) queue.submit({ ...emptyDraft, prompt: `Scene ${index}` });
  await finished;
  const wall = performance.now() - started;
  const processor = process.cpuUsage(began);
  simulator.send('report');
  const report = await next<SimulatorReport>();
  const late = [...seenAt].map(([id, at]) => at - (report.ends[id] ?? at)).toSorted((a, b) => a - b);

  print(`Client cost of a task (${tasks} tasks, ${inFlight} in flight, one 2K picture each)`, [
    [
      'processor time a task, decoding the picture included',
      `${((processor.user + processor.system) / 1000 / tasks).toFixed(1)} ms`,
    ],
    ['requests a task', (report.requests / tasks).toFixed(2)],
    ['readings (polls) a task', (report.polls / tasks).toFixed(2)],
    ['submits a task', (report.submits / tasks).toFixed(2)],
    ['end seen after it happened, median', `${(percentile(late, 0.5) / 1000).toFixed(1)} s`],
    ['end seen after it happened, 95th percentile', `${(percentile(late, 0.95) / 1000).toFixed(1)} s`],
    [
      'whole run against the time its submits must take (1.5 s apart)',
      (wall / ((tasks - 1) * (1500 / scale))).toFixed(2),
    ],
  ]);
  await queue.dispose();
  library.close();
  await evolink.close();
  await imaging.close();
  simulator.kill();
  rmSync(root, { recursive: true, force: true });
}
