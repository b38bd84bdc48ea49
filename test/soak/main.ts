/*
 * Lives of Reverie that end by kill -9 at random moments, under random faults of the service, with edits and copied
 * libraries in between: `npm run soak -- [--rounds N] [--seed N]`. Ends with figures, and with 1 where something was
 * lost or paid for twice; a round is the same again under its own seed.
 */
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startSimulator, type Simulator } from '../../src/demo/index.ts';
import { assertEveryPaidPictureIsHere, assertSoundLibrary, postsTo } from '../support/nothingLost.ts';
import { plainPictures, testImaging } from '../support/plainPicture.ts';
import { scaledClock } from '../support/scaledClock.ts';
import { seededRandom } from '../support/seededRandom.ts';
import { faults } from './faults.ts';
import type { Marks } from './orders.ts';
import { Reverie } from './reverie.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string' }, seed: { type: 'string' } } });
const rounds = Number(values.rounds ?? 20);
const firstSeed = Number(values.seed ?? 1);
const speed = 100;
/** A round that takes longer has hung. */
const longestRound = 240_000;

const figures = { kills: 0, faults: 0, tasks: 0, pictures: 0, posts: 0, edits: 0, copies: 0, held: 0, unconfirmed: 0 };
const imaging = testImaging();
const drawings = new Map<string, Promise<Uint8Array>>();
const plain = plainPictures(imaging);

/** What is known of a picture's marks: an edit that was under way at a kill may have happened or not. */
type Allowed = Map<string, { rating: Set<number>; trashed: Set<boolean> }>;

class Round {
  readonly #random: () => number;
  readonly #folder = mkdtempSync(join(tmpdir(), 'reverie-soak-'));
  readonly #userData = join(this.#folder, 'own');
  readonly #simulator: Simulator;
  readonly #clock: { speed: number; beginning: number };
  readonly #allowed: Allowed = new Map();
  #prompts = 0;

  constructor(seed: number, simulator: Simulator, clock: { speed: number; beginning: number }) {
    const bytes = seededRandom(seed);
    this.#random = () => {
      const [high = 0, low = 0] = bytes(2);
      return (high * 256 + low) / 65_536;
    };
    this.#simulator = simulator;
    this.#clock = clock;
  }

  #upTo(most: number): number {
    return Math.floor(this.#random() * (most + 1));
  }

  #start(userData = this.#userData): Reverie {
    return new Reverie(userData, this.#simulator.origin, this.#clock);
  }

  async run(): Promise<void> {
    try {
      for (let life = 1 + this.#upTo(3); life >= 0; life -= 1) {
        await this.#live();
        if (this.#random() < 0.6) await this.#openCopy();
      }
      await this.#check();
    } finally {
      rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
    }
  }

  /** Orders and faults until the process is killed. */
  async #live(): Promise<void> {
    const reverie = this.#start();
    for (let count = this.#upTo(4); count > 0; count -= 1) {
      const script = faults[this.#upTo(faults.length - 1)];
      if (script) this.#simulator.faults.next(...script);
      figures.faults += 1;
    }
    const kill = pause(700 + this.#upTo(2300)).then(() => reverie.end('SIGKILL'));
    if (await reverie.ready()) await this.#giveOrders(reverie);
    await kill;
    figures.kills += 1;
  }

  async #giveOrders(reverie: Reverie): Promise<void> {
    for (;;) {
      const known = await reverie.order({ do: 'marks' });
      if (!known?.marks) return;
      this.#compare(known.marks);
      const ids = Object.keys(known.marks);
      const picture = ids[this.#upTo(ids.length - 1)];
      const done =
        picture === undefined || this.#random() < 0.3
          ? await this.#submit(reverie, picture)
          : await this.#edit(reverie, picture, known.marks);
      if (!done) return;
      await pause(this.#upTo(120));
    }
  }

  async #submit(reverie: Reverie, picture: string | undefined): Promise<boolean> {
    this.#prompts += 1;
    const count = 1 + this.#upTo(2);
    const answer = await reverie.order({
      do: 'submit',
      prompt: `Scene ${this.#prompts}. Make ${count} variations.`,
      count,
      separate: this.#random() < 0.4,
      ...(picture !== undefined && this.#random() < 0.4 ? { fromPicture: picture } : {}),
    });
    return answer !== undefined;
  }

  async #edit(reverie: Reverie, picture: string, marks: Marks): Promise<boolean> {
    const now = marks[picture];
    const allowed = this.#allowed.get(picture);
    if (!now || !allowed) return true;
    figures.edits += 1;
    if (this.#random() < 0.7) {
      const rating = this.#upTo(5);
      allowed.rating.add(rating);
      const answer = await reverie.order({ do: 'rate', picture, rating });
      if (answer && answer.problem === undefined) allowed.rating = new Set([rating]);
      return answer !== undefined;
    }
    allowed.trashed.add(!now.trashed);
    const answer = await reverie.order({ do: now.trashed ? 'restore' : 'trash', picture });
    if (answer && answer.problem === undefined) allowed.trashed = new Set([!now.trashed]);
    return answer !== undefined;
  }

  /** What the artist has done and was told to be done is so; from now on it is what it is. */
  #compare(marks: Marks): void {
    for (const [id, { rating, trashed }] of this.#allowed) {
      const found = marks[id];
      assert.ok(found, `picture ${id} is gone`);
      assert.ok(rating.has(found.rating), `${found.rating} stars of ${id}, allowed ${[...rating].join()}`);
      assert.ok(trashed.has(found.trashed), `${id} is ${found.trashed ? '' : 'not '}in the trash`);
    }
    for (const [id, { rating, trashed }] of Object.entries(marks)) {
      this.#allowed.set(id, { rating: new Set([rating]), trashed: new Set([trashed]) });
    }
  }

  /** Another installation opens a copy: what waited there stays where it is. */
  async #openCopy(): Promise<void> {
    const library = join(this.#userData, 'library');
    if (!existsSync(join(library, '.reverie', 'index.sqlite'))) return;
    const other = join(this.#folder, 'other');
    const kind = this.#upTo(2);
    // The library alone, the library without its index, or everything (a backup that was restored elsewhere).
    if (kind === 2) cpSync(this.#userData, other, { recursive: true });
    else cpSync(library, join(other, 'library'), { recursive: true });
    if (kind === 1) {
      for (const ending of ['', '-wal', '-shm']) {
        rmSync(join(other, 'library', '.reverie', `index.sqlite${ending}`), { force: true });
      }
    }
    const before = postsTo(this.#simulator).length;
    const reverie = this.#start(other);
    await reverie.ready();
    await pause(300 + this.#upTo(500));
    const answer = await reverie.order({ do: 'held' });
    figures.held += answer?.held?.length ?? 0;
    await reverie.end(this.#random() < 0.5 ? 'SIGTERM' : 'SIGKILL');
    assert.equal(postsTo(this.#simulator).length - before, 0, 'submits by a copied library');
    figures.copies += 1;
    rmSync(other, { recursive: true, force: true, maxRetries: 5 });
  }

  async #check(): Promise<void> {
    this.#simulator.faults.clear();
    const reverie = this.#start();
    assert.ok(await reverie.ready());
    const settled = (await reverie.order({ do: 'settle' }))?.settled;
    assert.ok(settled, 'what became of the tasks');
    const known = await reverie.order({ do: 'marks' });
    assert.ok(known?.marks);
    this.#compare(known.marks);
    await reverie.end('SIGTERM');

    const tasks = this.#simulator.tasks();
    for (const { id } of settled) {
      const mine = tasks.filter(({ idempotencyKey }) => idempotencyKey?.startsWith(`reverie-${id}-`));
      assert.ok(mine.length <= 1, `${mine.length} paid tasks of generation ${id}`);
    }
    await assertEveryPaidPictureIsHere(this.#simulator, settled, assertSoundLibrary(join(this.#userData, 'library')));
    figures.tasks += tasks.length;
    figures.posts += postsTo(this.#simulator).length;
    figures.pictures += Object.keys(known.marks).length;
    figures.unconfirmed += settled.filter(({ status }) => status === 'unconfirmed').length;
  }
}

async function playRound(seed: number): Promise<void> {
  const clock = scaledClock(speed);
  const simulator = await startSimulator({
    seed,
    clock,
    credits: 100_000,
    // A few drawings serve all rounds; what is compared is bytes, not beauty.
    drawPicture: (svg, width, height, quality) => {
      const key = String(svg.length % 7);
      const drawing = drawings.get(key) ?? plain(key, width, height, quality);
      drawings.set(key, drawing);
      return drawing;
    },
  });
  const round = new Round(seed, simulator, { speed, beginning: clock.beginning });
  try {
    await Promise.race([
      round.run(),
      pause(longestRound, undefined, { ref: false }).then(() => assert.fail('The round has hung.')),
    ]);
  } finally {
    await simulator.close();
  }
}

let failed = 0;
for (let seed = firstSeed; seed < firstSeed + rounds; seed += 1) {
  try {
    await playRound(seed);
    console.log(`round ${seed}: ${JSON.stringify(figures)}`);
  } catch (error) {
    failed += 1;
    console.error(`round ${seed} failed:`, error);
  }
}
await imaging.close();
console.log(failed === 0 ? 'Nothing was lost, nothing was paid for twice.' : `${failed} of ${rounds} rounds failed.`);
process.exit(failed === 0 ? 0 : 1);
