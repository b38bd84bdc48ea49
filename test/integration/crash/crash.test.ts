import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator, type Simulator } from '../../../src/demo/index.ts';
import { assertNothingLost, type SettledGeneration } from '../../support/nothingLost.ts';
import { plainPictures, testImaging } from '../../support/plainPicture.ts';
import { scaledClock } from '../../support/scaledClock.ts';
import { seededRandom } from '../../support/seededRandom.ts';

const speed = 100;
/** The fast time of the simulator and of all the processes begins here. */
const beginning = Date.now();
const imaging = testImaging();
let draw: ReturnType<typeof plainPictures>;

beforeAll(() => {
  const pictures = new Map<string, Promise<Uint8Array>>();
  const plain = plainPictures(imaging);
  // A few drawings serve all runs; what is compared is bytes, not beauty.
  draw = (svg, width, height, quality) => {
    const key = String(svg.length % 7);
    let picture = pictures.get(key);
    if (!picture) {
      picture = plain(key, width, height, quality);
      pictures.set(key, picture);
    }
    return picture;
  };
});
afterAll(() => imaging.close());

const withoutElectron = new URL('../../support/withoutElectron.ts', import.meta.url).href;

interface Run {
  child: ChildProcess;
  /** Resolves with what follows `word` in the first line that begins with it. */
  line(word: string): Promise<string>;
  ended: Promise<NodeJS.Signals | number>;
}

function start(simulator: Simulator, userData: string, environment: Record<string, string>): Run {
  const child = spawn(process.execPath, ['--import', withoutElectron, join(import.meta.dirname, 'child.ts')], {
    env: {
      ...process.env,
      USER_DATA: userData,
      ORIGIN: simulator.origin,
      SPEED: String(speed),
      BEGINNING: String(beginning),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const seen: string[] = [];
  const waiting = new Map<string, (rest: string) => void>();
  createInterface({ input: child.stdout }).on('line', (text) => {
    seen.push(text);
    const [word = '', ...rest] = text.split(' ');
    waiting.get(word)?.(rest.join(' '));
  });
  const ended = new Promise<NodeJS.Signals | number>((resolve) => {
    child.once('exit', (code, signal) => {
      resolve(signal ?? code ?? -1);
    });
  });
  return {
    child,
    ended,
    line: (word) =>
      new Promise((resolve, reject) => {
        const before = seen.find((text) => text.startsWith(word));
        if (before === undefined) waiting.set(word, resolve);
        else resolve(before.slice(word.length + 1));
        child.once('exit', (code, signal) => {
          reject(
            new Error(
              `The process ended with ${signal ?? code} before it said “${word}”; it said:\n${seen.join('\n')}`,
            ),
          );
        });
      }),
  };
}

async function crashAndRecover(
  crash: (run: Run, simulator: Simulator) => Promise<void>,
  environment: Record<string, string> = {},
): Promise<void> {
  const userData = mkdtempSync(join(tmpdir(), 'reverie-crash-'));
  const simulator = await startSimulator({
    seed: 3,
    clock: scaledClock(speed, beginning),
    drawPicture: draw,
  });
  try {
    const first = start(simulator, userData, { SUBMIT: '2', ...environment });
    await crash(first, simulator);
    expect(await first.ended).toBe('SIGKILL');
    const second = start(simulator, userData, { SUBMIT: '0' });
    const generations = JSON.parse(await second.line('settled')) as SettledGeneration[];
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
    if (existsSync(join(userData, 'library', '.reverie', 'index.sqlite'))) {
      await assertNothingLost(simulator, join(userData, 'library'), generations);
    }
  } finally {
    await simulator.close();
    rmSync(userData, { recursive: true, force: true });
  }
}

const transitions = ['queued', 'preparing', 'submitting', 'running', 'saving', 'saving+1', 'saving+2', 'completed'];

describe('kill -9', () => {
  it.each(transitions)('when a generation has just become %s loses nothing and pays nothing twice', async (state) => {
    await crashAndRecover(() => Promise.resolve(), { CRASH_AT: state });
  });

  it.each(['before the service has taken it', 'after the service has taken it'])('during a POST, %s', async (when) => {
    await crashAndRecover(async (run, simulator) => {
      const path = '/v1/images/generations';
      simulator.faults.next(
        { method: 'POST', path },
        { kind: when.startsWith('before') ? 'silent_before' : 'silent_after' },
      );
      await run.line('ready');
      await arrival(simulator, path);
      run.child.kill('SIGKILL');
    });
  });

  // Five batches of ten, so that a failure names its neighbourhood.
  const random = seededRandom(20_261_122);
  const moments = Array.from({ length: 50 }, () => {
    const [high = 0, low = 0] = random(2);
    return Math.round(((high * 256 + low) / 65_536) * 900);
  }).toSorted((one, other) => one - other);
  const batches = Array.from({ length: 5 }, (_, index) => moments.slice(index * 10, index * 10 + 10));
  it.each(batches.map((batch) => [batch[0], batch.at(-1), batch] as const))(
    'at ten random moments from %d to %d ms after the start',
    async (_first, _last, batch) => {
      for (const moment of batch) {
        await crashAndRecover(async (run) => {
          await run.line('ready');
          await new Promise((resolve) => {
            setTimeout(resolve, moment);
          });
          run.child.kill('SIGKILL');
        });
      }
    },
  );
});

/** Resolves when a request for `path` has reached the simulator. */
async function arrival(simulator: Simulator, path: string): Promise<void> {
  while (!simulator.requests.some((request) => request.path === path)) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}
