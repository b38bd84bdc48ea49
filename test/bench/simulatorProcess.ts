/* The simulator in a process of its own, so that what it costs is not counted as the client's. */
import { startSimulator } from '../../src/demo/index.ts';
import { plainPictures, testImaging } from '../support/plainPicture.ts';
import { scaledClock } from '../support/scaledClock.ts';

const { SCALE = '1', BEGINNING = '0' } = process.env;
const imaging = testImaging();
const picture = await plainPictures(imaging)('one picture for all', 2048, 2048, 80);
const simulator = await startSimulator({
  seed: 1,
  clock: scaledClock(Number(SCALE), Number(BEGINNING)),
  credits: 1_000_000,
  drawPicture: () => Promise.resolve(picture),
});

process.on('message', () => {
  const paths = simulator.requests.map((request) => `${request.method} ${request.path}`);
  process.send?.({
    ends: Object.fromEntries(simulator.tasks().map((task) => [task.id, task.endsAt])),
    requests: paths.length,
    polls: paths.filter((path) => path.startsWith('GET /v1/tasks/')).length,
    submits: paths.filter((path) => path.startsWith('POST /v1/images')).length,
  });
});
process.send?.({ origin: simulator.origin });
