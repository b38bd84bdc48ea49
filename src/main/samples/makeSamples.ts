import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { wait, type Clock } from '../../shared/domain/clock.ts';
import type { GenerationId, PictureId, ReferenceId } from '../../shared/domain/ids.ts';
import type { Draft } from '../../shared/seedream/draft.ts';
import { buildRequest } from '../../shared/seedream/request.ts';
import { ratioPixels } from '../../shared/seedream/sizes.ts';
import {
  drawScene,
  sampleCollections,
  samplePictures,
  sampleSets,
  type SampleReference,
  type SampleSet,
} from '../../demo/index.ts';
import { GenerationStore } from '../generation/store.ts';
import { recipeOf } from '../generation/view.ts';
import type { Imaging } from '../imaging/types.ts';
import type { Change } from '../library/curation/changes.ts';
import type { Curated } from '../library/curation/collections.ts';
import type { LibraryIndex } from '../library/database/connection.ts';
import type { Pictures } from '../library/database/pictureRows.ts';
import type { LibraryFiles } from '../library/files/libraryFolder.ts';
import { pictureIdOf } from '../library/files/names.ts';
import type { KeptPicture, PictureFiles } from '../library/files/pictureFiles.ts';
import type { Recipes } from '../library/files/recipeFiles.ts';
import type { Logger } from '../logging/logger.ts';
import type { References } from '../references/index.ts';
import { SamplesFile, type SamplesState } from './samplesFile.ts';

/** The app is on the screen and has shown what there is before the first is drawn. In milliseconds. */
const beforeFirst = 1500;
/** Between two pictures, so that whatever the artist does comes first. In milliseconds. */
const betweenPictures = 50;
/** How often it is looked whether the artist's own pictures are done. In milliseconds. */
const lookEvery = 500;
const jpegQuality = 88;
const minute = 60_000;

export interface SamplesOptions {
  library: LibraryIndex &
    Pick<LibraryFiles, 'folder' | 'resolve'> &
    PictureFiles &
    Pick<Recipes, 'writeRecipe'> &
    Pick<Pictures, 'insertPicture'> &
    Curated;
  references: References;
  imaging: Imaging;
  clock: Clock;
  logger: Logger;
  /** Whether pictures are being made that the artist waits for. */
  isBusy: () => boolean;
  /** Pictures came, with their marks. */
  onMade: (ids: PictureId[]) => void;
  /** How many pictures there are of all; undefined once there is nothing more to do. */
  onProgress: (progress: { done: number; total: number } | undefined) => void;
}

/**
 * Gives the demo's library its own pictures, once: drawn one after the other in the background, with marks and
 * collections, dated back over some weeks. Each set is written whole, and goes on being made where it was after
 * whatever ended it. The same pictures in every library. Answers how to stop.
 */
export function startSamples(options: SamplesOptions): () => Promise<void> {
  const stopping = new AbortController();
  const working = new Samples(options, stopping.signal).make().catch((error: unknown) => {
    if (stopping.signal.aborted) return;
    // The demo does without those that are missing; the next opening tries again.
    options.logger.error('The samples of the demo could not all be made.', { error });
    options.onProgress(undefined);
  });
  return async () => {
    stopping.abort(new Error('The demo is closing.'));
    await working;
  };
}

class Samples {
  readonly #options: SamplesOptions;
  readonly #signal: AbortSignal;
  readonly #file: SamplesFile;

  constructor(options: SamplesOptions, signal: AbortSignal) {
    this.#options = options;
    this.#signal = signal;
    this.#file = new SamplesFile(options.library);
  }

  async make(): Promise<void> {
    const { clock, onMade, onProgress } = this.#options;
    let state = this.#file.read(sampleSets.map(({ name }) => name));
    const left = sampleSets.filter(({ name }) => !state?.made.includes(name));
    if (left.length === 0) return;
    state ??= { begunAt: clock.now(), made: [], collections: false };
    await wait(clock, beforeFirst, this.#signal);
    if (!state.collections) state = this.#makeCollections(state);
    let done = samplePictures - left.reduce((sum, { pictures }) => sum + pictures, 0);
    for (const set of left) {
      const ids = await this.#makeSet(set, state.begunAt, (more) => {
        onProgress({ done: done + more, total: samplePictures });
      });
      state = { ...state, made: [...state.made, set.name] };
      this.#file.write(state);
      done += set.pictures;
      onMade(ids);
    }
    onProgress(undefined);
  }

  #makeCollections(before: SamplesState): SamplesState {
    const { library } = this.#options;
    const after = library.collections.list().length;
    library.curation.commitForGood(
      sampleCollections.map(({ name, title, parent, query }, place): Change => ({
        collection: collectionId(name),
        value: {
          name: title,
          parentId: parent === undefined ? null : collectionId(parent),
          cover: null,
          query: query === undefined ? null : JSON.stringify(query),
          place: after + place,
          createdAt: before.begunAt,
        },
      })),
    );
    const state = { ...before, collections: true };
    this.#file.write(state);
    return state;
  }

  async #makeSet(set: SampleSet, begunAt: number, onDrawn: (done: number) => void): Promise<PictureId[]> {
    const { library } = this.#options;
    const id = `sample-${set.name}` as GenerationId;
    const createdAt = timeOf(set, begunAt);
    const store = new GenerationStore(library);
    // Its rows were written just before whatever ended the demo; only the note of it is missing.
    if (!store.get(id)) {
      const referenceId = set.reference && (await this.#addReference(set.reference));
      const folder = library.makeGenerationFolder({ id, createdAt, prompt: set.prompt });
      const kept: KeptPicture[] = [];
      for (let position = 1; position <= set.pictures; position += 1) {
        onDrawn(position - 1);
        await this.#untilIdle();
        kept.push(await this.#makePicture(set, id, folder, position));
      }
      this.#writeRows(store, set, { id, createdAt, folder, kept, referenceId });
    }
    this.#mark(set, id);
    return Array.from({ length: set.pictures }, (_, index) => pictureIdOf(id, index + 1));
  }

  async #makePicture(set: SampleSet, id: GenerationId, folder: string, position: number): Promise<KeptPicture> {
    const { imaging, library } = this.#options;
    const { width, height } = ratioPixels[set.ratio]['2K'];
    const svg = drawScene({
      seed: seedOf(set.name),
      prompt: set.prompt,
      width,
      height,
      references: set.reference?.colours ?? [],
      position: position - 1,
      of: set.pictures,
    });
    const bytes = await imaging.drawSvg(svg, width, height, jpegQuality);
    this.#signal.throwIfAborted();
    library.folder.check();
    const part = library.partPath(folder, position);
    await writeFile(part, bytes);
    return await library.keepPicture({
      generationId: id,
      folder,
      position,
      part,
      download: {
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        mediaType: 'image/jpeg',
        ending: '.jpg',
      },
    });
  }

  /** Recipe and rows together, so that a set is there whole or not at all, and the queue never sees it unfinished. */
  #writeRows(
    store: GenerationStore,
    set: SampleSet,
    made: {
      id: GenerationId;
      createdAt: number;
      folder: string;
      kept: KeptPicture[];
      referenceId: ReferenceId | undefined;
    },
  ): void {
    const { library } = this.#options;
    const { id, createdAt, folder, kept, referenceId } = made;
    const draft: Draft = {
      prompt: set.prompt,
      references: referenceId === undefined ? [] : [{ referenceId }],
      size: { kind: 'ratio', ratio: set.ratio, tier: '2K' },
      count: set.pictures,
      countMode: 'set',
    };
    library.transaction(() => {
      store.insert({ id, createdAt, draft, picturesRequested: set.pictures, owner: undefined, account: undefined });
      store.update(id, {
        status: 'completed',
        completedAt: createdAt + minute / 2,
        folder,
        request: buildRequest({
          prompt: set.prompt,
          size: draft.size,
          pictures: set.pictures,
          imageUrls: [],
          autoForm: 'tier_as_size',
        }),
      });
      for (const picture of kept) library.insertPicture(picture, createdAt);
      const row = store.get(id);
      if (!row) throw new Error(`The sample ${id} was not written.`);
      library.writeRecipe(folder, recipeOf(row, store.references(id), [], kept));
    });
  }

  /** Beyond undoing: the artist has not done it. */
  #mark(set: SampleSet, id: GenerationId): void {
    const { library } = this.#options;
    const all = Array.from({ length: set.pictures }, (_, index) => pictureIdOf(id, index + 1));
    const changes: Change[] = set.tags.map((tag) => ({ tag, on: true, pictures: all }));
    for (const [position, marks] of Object.entries(set.marks ?? {})) {
      const pictures = [pictureIdOf(id, Number(position))];
      const { flag, label, note, rating } = marks;
      if (rating !== undefined) changes.push({ set: 'rating', value: rating, pictures });
      if (flag !== undefined) changes.push({ set: 'flag', value: flag === 'pick' ? 1 : -1, pictures });
      if (label !== undefined) changes.push({ set: 'label', value: label, pictures });
      if (note !== undefined) changes.push({ set: 'note', value: note, pictures });
    }
    for (const [name, positions] of Object.entries(set.collections ?? {})) {
      const collection = collectionId(name);
      const { rows } = library.curation;
      // The artist may have deleted it already.
      if (!rows.collection(collection)) continue;
      const first = (rows.placesIn(collection).at(-1)?.[1] ?? -1) + 1;
      changes.push({
        placesIn: collection,
        places: positions.map((position, index) => [pictureIdOf(id, position), first + index]),
      });
    }
    library.curation.commitForGood(changes);
  }

  async #addReference({ name, prompt, colours }: SampleReference): Promise<ReferenceId> {
    const { imaging, references } = this.#options;
    const [width, height] = [1200, 900];
    const svg = drawScene({ seed: seedOf(name), prompt, width, height, references: colours });
    const bytes = await imaging.drawSvg(svg, width, height, jpegQuality);
    this.#signal.throwIfAborted();
    const [answer] = await references.add([{ name, bytes }]);
    if (answer?.status !== 'accepted') throw new Error(`The sample reference ${name} was refused.`);
    return answer.reference.id;
  }

  async #untilIdle(): Promise<void> {
    const { clock, isBusy } = this.#options;
    await wait(clock, betweenPictures, this.#signal);
    while (isBusy()) await wait(clock, lookEvery, this.#signal);
  }
}

const collectionId = (name: string): string => `sample-${name}`;

/** The local time of day, some days before the demo was first opened. */
function timeOf({ daysAgo, minute: ofDay }: SampleSet, begunAt: number): number {
  const day = new Date(begunAt);
  day.setDate(day.getDate() - daysAgo);
  day.setHours(0, ofDay, 0, 0);
  return day.getTime();
}

function seedOf(name: string): number {
  return createHash('sha256').update(name).digest().readUInt32BE(0) % 2_147_483_647;
}
