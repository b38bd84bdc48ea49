import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../src/shared/domain/clock.ts';
import type { Generation } from '../../src/shared/domain/generation.ts';
import type { GenerationId, ReferenceId } from '../../src/shared/domain/ids.ts';
import type { AutoForm } from '../../src/shared/seedream/request.ts';
import { emptyDraft, type Draft } from '../../src/shared/seedream/draft.ts';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/demo/index.ts';
import type { NameService } from '../../src/main/evolink/addresses.ts';
import { createEvolink } from '../../src/main/evolink/index.ts';
import type { Evolink } from '../../src/main/evolink/types.ts';
import { Connection, GenerationQueue, type QueueOptions } from '../../src/main/generation/index.ts';
import type { Imaging } from '../../src/main/imaging/index.ts';
import { openLibrary, type Library, type Recipe } from '../../src/main/library/index.ts';
import { silentLogger } from '../../src/main/logging/logger.ts';
import { createReferences, type References } from '../../src/main/references/index.ts';
import { plainPictures } from './plainPicture.ts';
import { scaledClock, type ScaledClock } from './scaledClock.ts';
import { seededRandom } from './seededRandom.ts';

/** How much faster than life everything waits in these tests. */
export const speed = 100;

export interface QueueRig {
  root: string;
  clock: ScaledClock;
  simulator: Simulator;
  evolink: Evolink;
  library: Library;
  references: References;
  connection: Connection;
  queue: GenerationQueue;
  autoForm: { value: AutoForm | undefined };
  /** Every state the page was told of, in order. */
  history: Generation[];
  /** Resolves with the generation as soon as `isSo` holds for what the page was told of it. */
  until(id: GenerationId, isSo: (generation: Generation) => boolean): Promise<Generation>;
  untilStatus(id: GenerationId, status: Generation['status']): Promise<Generation>;
  draft(patch?: Partial<Draft>): Draft;
  /** Adds a real PNG of `width` x `height` as a reference. */
  reference(name: string, width?: number, height?: number): Promise<ReferenceId>;
  posts(): Simulator['requests'];
  recipe(id: GenerationId): Recipe;
  record(id: GenerationId): Recipe;
  /** Ends the queue and opens the same library anew, as a restart does. */
  restart(changes?: Partial<QueueOptions>): Promise<void>;
  dispose(): Promise<void>;
}

export interface RigOptions {
  imaging: Imaging;
  simulator?: Partial<SimulatorOptions>;
  queue?: Partial<QueueOptions>;
  /** Stands between the queue and the library. */
  wrapLibrary?: (library: Library) => Library;
  /** How much this computer's clock is ahead of the service's, in milliseconds. */
  ahead?: number;
  /** Where the client calls, when not the simulator. */
  origin?: string;
  key?: () => Promise<string | undefined>;
  /** How names become addresses. */
  names?: NameService;
}

/** The queue with a real library in a new folder, a real client, and the simulator over HTTP. */
export async function queueRig(options: RigOptions): Promise<QueueRig> {
  const { imaging } = options;
  const root = mkdtempSync(join(tmpdir(), 'reverie-queue-'));
  const clock = scaledClock(speed);
  const { ahead = 0 } = options;
  const ownClock: Clock = {
    now: () => clock.now() + ahead,
    after: (milliseconds, callback) => clock.after(milliseconds, callback),
  };
  const random = seededRandom(7);
  const simulator = await startSimulator({
    seed: 5,
    clock,
    drawPicture: plainPictures(imaging),
    ...options.simulator,
  });
  const origin = options.origin ?? simulator.origin;
  const evolink = createEvolink({
    origins: () => ({ api: origin, files: origin }),
    key: options.key ?? (() => Promise.resolve('test-key')),
    loopbackAllowed: (asked) => asked === origin,
    logger: silentLogger,
    clock: ownClock,
    version: 'test',
    ...(options.names ? { names: options.names } : {}),
  });
  const autoForm: QueueRig['autoForm'] = { value: undefined };
  const history: Generation[] = [];
  const watchers = new Set<(generation: Generation) => void>();
  const connection = new Connection();

  const rig = {
    root,
    clock,
    simulator,
    evolink,
    connection,
    autoForm,
    history,
    async open(changes: Partial<QueueOptions> = {}) {
      const opened = await openLibrary({ root, create: true, imaging, clock: ownClock, logger: silentLogger });
      rig.library = options.wrapLibrary?.(opened) ?? opened;
      rig.references = createReferences({
        library: () => rig.library,
        imaging,
        evolink,
        clock: ownClock,
        random,
        logger: silentLogger,
        account: () => 'test account',
      });
      rig.queue = new GenerationQueue({
        library: rig.library,
        evolink,
        references: {
          ensureUploaded: (ids, uploadOptions) => rig.references.ensureUploaded([...ids], uploadOptions),
          forgetUploads: (ids) => {
            rig.references.forget([...ids]);
          },
        },
        clock: ownClock,
        random,
        logger: silentLogger,
        connection,
        parallelTasks: () => 3,
        claim: { mark: 'this installation', countSubmit: () => {} },
        account: () => 'test account',
        callbackUrl: () => '',
        autoForm: {
          get: () => autoForm.value,
          set: (form) => {
            autoForm.value = form;
          },
        },
        onChange: (generation) => {
          history.push(generation);
          for (const watcher of watchers) watcher(generation);
        },
        onPictures: () => {},
        ...options.queue,
        ...changes,
      });
      rig.queue.start();
    },
    until(id: GenerationId, isSo: (generation: Generation) => boolean) {
      return new Promise<Generation>((resolve) => {
        const now = rig.queue.get(id);
        if (isSo(now)) {
          resolve(now);
          return;
        }
        const watcher = (generation: Generation): void => {
          if (generation.id !== id || !isSo(generation)) return;
          watchers.delete(watcher);
          resolve(generation);
        };
        watchers.add(watcher);
      });
    },
    untilStatus: (id: GenerationId, status: Generation['status']) => rig.until(id, (each) => each.status === status),
    draft: (patch: Partial<Draft> = {}): Draft => ({ ...emptyDraft, prompt: 'A lighthouse in the evening', ...patch }),
    async reference(name: string, width = 64, height = 48) {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#${name.length}a8c4e"/></svg>`;
      const bytes = new Uint8Array(await imaging.drawSvg(svg, width, height, 90));
      const [answer] = await rig.references.add([{ name, bytes }]);
      if (answer?.status !== 'accepted') throw new Error(`The reference was refused: ${JSON.stringify(answer)}`);
      return answer.reference.id;
    },
    posts: () =>
      simulator.requests.filter((request) => request.method === 'POST' && request.path === '/v1/images/generations'),
    recipe(id: GenerationId): Recipe {
      const folder = rig.queue.store.get(id)?.folder;
      if (folder === undefined) throw new Error(`Generation ${id} has no folder.`);
      return JSON.parse(readFileSync(join(root, folder, 'recipe.json'), 'utf8')) as Recipe;
    },
    record: (id: GenerationId): Recipe =>
      JSON.parse(readFileSync(join(root, '.reverie', 'records', `${id}.json`), 'utf8')) as Recipe,
    async restart(changes: Partial<QueueOptions> = {}) {
      await rig.queue.dispose();
      rig.library.close();
      await rig.open(changes);
    },
    async dispose() {
      await rig.queue.dispose();
      rig.library.close();
      await evolink.close();
      await simulator.close();
      rmSync(root, { recursive: true, force: true });
    },
  } as unknown as QueueRig & { open(changes?: Partial<QueueOptions>): Promise<void> };
  await rig.open();
  return rig;
}
