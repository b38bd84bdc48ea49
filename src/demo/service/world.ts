import type { Clock } from '../../shared/domain/clock.ts';
import { aspectRatios, type AspectRatio } from '../../shared/seedream/sizes.ts';
import { drawScene } from '../art/scene.ts';
import { referenceColours } from '../art/referenceColours.ts';
import { Balance } from './balance.ts';
import { Drawings } from './drawings.ts';
import { hashOf, seededRandom } from '../random.ts';
import { stateOf, chargedBy, Tasks, type TaskRecord } from './tasks.ts';
import type { AcceptedAutoForms, SimulatedTask, SimulatorOptions } from './types.ts';
import { Uploads } from './uploads.ts';
import { priceOf } from './balance.ts';

/** JPEG quality of the results, 1 to 100. */
const jpegQuality = 90;
const day = 24 * 60 * 60 * 1000;

/** All that the simulated service knows, apart from HTTP. */
export class World {
  readonly clock: Clock;
  readonly autoForms: AcceptedAutoForms;
  readonly expiredLinkStatus: number;
  readonly key: string | undefined;
  readonly balance: Balance;
  readonly tasks: Tasks;
  readonly uploads: Uploads;
  /** Answers that idempotency keys stand for: the task, and the body it was posted with. */
  readonly submitted = new Map<string, { task: TaskRecord; fingerprint: string }>();
  readonly #options: SimulatorOptions;
  readonly #seed: number;
  readonly #drawings: Drawings;
  readonly #palettes = new WeakMap<TaskRecord, Promise<string[]>>();
  #origin = '';

  constructor(options: SimulatorOptions, clock: Clock) {
    const timeScale = options.timeScale ?? 1;
    if (!(timeScale > 0)) throw new RangeError(`timeScale must be above 0; found ${timeScale}.`);
    this.#options = options;
    this.#seed = options.seed ?? 1;
    this.clock = clock;
    this.autoForms = options.autoForms ?? 'both';
    this.expiredLinkStatus = options.expiredLinkStatus ?? 403;
    this.key = options.key;
    this.balance = new Balance(options.credits ?? 500, options.showsHolds);
    this.#drawings = new Drawings(options.cacheBytes ?? 256 * 1024 * 1024);
    this.tasks = new Tasks({
      seed: this.#seed,
      timeScale,
      linkLifetime: options.linkLifetime ?? day,
      balance: this.balance,
    });
    this.uploads = new Uploads({
      random: seededRandom(this.#seed, 'uploads'),
      maximumFiles: options.maximumFiles ?? 2000,
      timeScale,
    });
  }

  /** Known as soon as the server listens. */
  get origin(): string {
    return this.#origin;
  }

  set origin(origin: string) {
    this.#origin = origin;
  }

  /** The present, after everything that has ended by now was settled. */
  now(): number {
    const now = this.clock.now();
    this.tasks.settle(now);
    return now;
  }

  /** Where no words decide, each prompt has a shape of its own, as a model would choose one. */
  shapeWithoutWords(prompt: string): AspectRatio {
    const likely = aspectRatios.filter((ratio) => ['1:1', '3:2', '4:3', '4:5'].includes(ratio));
    return likely[hashOf(this.#seed, prompt) % likely.length] ?? '1:1';
  }

  /** The bytes of one result; always the same. */
  picture(task: TaskRecord, index: number): Promise<Uint8Array> {
    const { width, height } = task.request.size;
    return this.#drawings.get(`${task.ordinal}/${index}`, async () => {
      const svg = drawScene({
        seed: hashOf(this.#seed, 'scene', task.ordinal),
        prompt: task.request.prompt,
        width,
        height,
        references: await this.#colours(task),
        position: index,
        of: task.made,
      });
      return this.#options.drawPicture(svg, width, height, jpegQuality);
    });
  }

  snapshot(): SimulatedTask[] {
    const now = this.now();
    return this.tasks.all.map((task) => {
      const { status, progress } = stateOf(task, now);
      return {
        id: task.id,
        idempotencyKey: task.idempotencyKey,
        request: task.request.body,
        status,
        progress,
        createdAt: task.createdAt,
        endsAt: task.endsAt,
        creditsReserved: priceOf(task.request.n),
        creditsCharged: chargedBy(task, now),
        error: status === 'failed' ? task.failure : undefined,
        results: (status === 'completed' ? task.paths : []).map((path, index) => ({
          url: this.#origin + path,
          width: task.request.size.width,
          height: task.request.size.height,
          sha256: this.#drawings.sha256(`${task.ordinal}/${index}`),
          bytes: () => this.picture(task, index),
        })),
      };
    });
  }

  #colours(task: TaskRecord): Promise<string[]> {
    const known = this.#palettes.get(task);
    if (known) return known;
    const { paletteOf } = this.#options;
    const colours = Promise.all(
      task.references.map(async ({ address, bytes }) =>
        bytes && paletteOf ? await paletteOf(bytes) : referenceColours(bytes ?? new TextEncoder().encode(address)),
      ),
    ).then((palettes) => palettes.flat());
    this.#palettes.set(task, colours);
    return colours;
  }
}
