import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { assertNever } from '../../../shared/domain/assertNever.ts';
import { isTerminal, type GenerationError, type GenerationStatus } from '../../../shared/domain/generation.ts';
import type { GenerationId, ReferenceId } from '../../../shared/domain/ids.ts';
import { pictureIdOf, places, recipeName, staysInside } from '../files/names.ts';
import { rankOf } from '../database/pictureRows.ts';
import type { Recipe, RecipeFile } from '../files/recipe.ts';

/** A picture whose recipe names a file that is not there. */
export interface LostFile {
  recipe: Recipe;
  /** Relative to the library. */
  folder: string;
  names: ReadonlySet<string>;
  file: RecipeFile;
}

/** Writes the rows that a recipe stands for. Call inside a transaction. */
export class RebuildRows {
  readonly #root: string;
  readonly #database: DatabaseSync;
  readonly #status: StatementSync;
  readonly #generation: StatementSync;
  readonly #newGeneration: StatementSync;
  readonly #taskOwner: StatementSync;
  readonly #clear: StatementSync[];
  readonly #picture: StatementSync;
  readonly #newPicture: StatementSync;
  readonly #result: StatementSync;
  readonly #link: StatementSync;
  readonly #drop: StatementSync;
  readonly #owner: StatementSync;
  readonly #oldPictures: StatementSync;
  readonly #makeRoom: StatementSync;
  /** What the generations call their references. */
  readonly referenceNames = new Map<ReferenceId, string>();
  readonly lost: LostFile[] = [];

  constructor(root: string, database: DatabaseSync) {
    this.#root = root;
    this.#database = database;
    this.#status = database.prepare('SELECT status FROM generations WHERE id = ?');
    // Never as one upsert: that would take their own ON CONFLICT from the triggers that note what is to be searched again.
    const columns = generationColumns.join(', ');
    this.#newGeneration = database.prepare(
      `INSERT INTO generations (${columns}, dismissed, id) VALUES (${generationColumns.map(() => '?').join(', ')}, ?, ?)`,
    );
    this.#generation = database.prepare(
      `UPDATE generations SET ${generationColumns.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`,
    );
    this.#taskOwner = database.prepare('SELECT id FROM generations WHERE task_id = ? AND id <> ?');
    this.#clear = ['results', 'generation_references'].map((table) =>
      database.prepare(`DELETE FROM ${table} WHERE generation_id = ?`),
    );
    this.#owner = database.prepare('SELECT generation_id FROM pictures WHERE file = ?');
    this.#drop = database.prepare('DELETE FROM pictures WHERE id = ?');
    this.#oldPictures = database.prepare('SELECT id, position, file FROM pictures WHERE generation_id = ?');
    this.#makeRoom = database.prepare(`UPDATE pictures SET file = 'moving ' || id WHERE id = ?`);
    const pictureColumns = ['file', 'width', 'height', 'bytes', 'media_type', 'sha256', 'colour', 'rank', 'created_at'];
    this.#newPicture = database.prepare(
      `INSERT INTO pictures (${pictureColumns.join(', ')}, generation_id, position, id)
       VALUES (${pictureColumns.map(() => '?').join(', ')}, ?, ?, ?)`,
    );
    this.#picture = database.prepare(
      `UPDATE pictures SET ${pictureColumns.map((name) => (name === 'colour' ? 'colour = coalesce(?, colour)' : `${name} = ?`)).join(', ')} WHERE id = ?`,
    );
    this.#result = database.prepare('INSERT INTO results (generation_id, position, url, state) VALUES (?, ?, ?, ?)');
    this.#link = database.prepare(
      'INSERT OR REPLACE INTO generation_references (generation_id, position, reference_id, note) VALUES (?, ?, ?, ?)',
    );
  }

  /** Returns the problems found, in plain words. `folder` is undefined for a record, `names` are the folder's files. */
  put(recipe: Recipe, folder: string | undefined, names: ReadonlySet<string>): string[] {
    const id = recipe.generationId;
    const before = this.#status.get(id)?.status as GenerationStatus | undefined;
    // The queue is at work on it, or has just ended it while its recipe was read: the index is ahead.
    if (before !== undefined && !(isTerminal(before) && isTerminal(recipe.status))) return [];
    const problems: string[] = [];
    const status = statusAfterRebuild(recipe);
    let taskId = recipe.taskId ?? null;
    if (taskId !== null && this.#taskOwner.get(taskId, id)) {
      problems.push(`${folder ?? id}: its task ${taskId} belongs to another generation too.`);
      taskId = null;
    }
    const values = generationValues(recipe, status, taskId, folder);
    if (before !== undefined) this.#generation.run(...values, id);
    else this.#newGeneration.run(...values, recipe.dismissed || status === 'cancelled' ? 1 : 0, id);
    for (const statement of this.#clear) statement.run(id);
    for (const reference of recipe.references) {
      this.#link.run(id, reference.position, reference.referenceId, reference.note ?? null);
      this.referenceNames.set(reference.referenceId, reference.name);
    }
    const saved = folder === undefined ? new Set<number>() : this.#putPictures(recipe, folder, names, problems);
    this.#putResults(recipe, status, saved);
    return problems;
  }

  #putPictures(recipe: Recipe, folder: string, names: ReadonlySet<string>, problems: string[]): Set<number> {
    const createdAt = Date.parse(recipe.createdAt);
    const id = recipe.generationId;
    const places = new Map<number, { file: RecipeFile; place: string }>();
    const taken = new Set<string>();
    // Those that were moved come last: one may bear a name that another has here, and must not take its file.
    const files = recipe.files.toSorted(
      (one, other) => Number(one.movedTo !== undefined) - Number(other.movedTo !== undefined),
    );
    for (const file of files) {
      if (places.has(file.position)) continue;
      const place = this.#placeOf(file, folder, names);
      if (place === undefined) {
        if (file.deletedAt === undefined) this.lost.push({ recipe, folder, names, file });
      } else if (taken.has(place) || this.#belongsToAnother(place, id)) {
        // The same file cannot be two pictures.
        problems.push(`${place}: it is another picture already, so picture ${file.position} of ${folder} is left out.`);
      } else {
        places.set(file.position, { file, place });
        taken.add(place);
      }
    }
    for (const row of this.#oldPictures.all(id)) {
      const now = places.get(row.position as number)?.place;
      if (now === undefined) this.#drop.run(row.id as string);
      // Two of a set may have swapped their names.
      else if (now !== row.file) this.#makeRoom.run(row.id as string);
    }
    for (const [position, { file, place }] of places) {
      const { width, height, bytes, mediaType, sha256, colour = null } = file;
      const values = [place, width, height, bytes, mediaType, sha256, colour, rankOf(createdAt, position), createdAt];
      const picture = pictureIdOf(id, position);
      if (this.#picture.run(...values, picture).changes === 0) this.#newPicture.run(...values, id, position, picture);
    }
    return new Set(places.keys());
  }

  /** Where a file lies, relative to the library; undefined when it does not. */
  #placeOf(file: RecipeFile, folder: string, names: ReadonlySet<string>): string | undefined {
    const moved = file.movedTo;
    if (moved !== undefined && staysInside(this.#root, moved) && existsSync(join(this.#root, moved))) return moved;
    return names.has(file.name) ? `${folder}/${file.name}` : undefined;
  }

  #belongsToAnother(place: string, id: GenerationId): boolean {
    const owner = this.#owner.get(place)?.generation_id;
    return owner !== undefined && owner !== id;
  }

  #putResults(recipe: Recipe, status: GenerationStatus, saved: ReadonlySet<number>): void {
    const links = linksOf(recipe);
    const positions = new Set([...saved, ...links.keys(), ...recipe.files.map((file) => file.position)]);
    for (const position of positions) {
      const url = links.get(position) ?? '';
      // A file that is gone is fetched again while its generation is open; after that it is lost.
      const state = saved.has(position) ? 'saved' : status === 'saving' && url !== '' ? 'waiting' : 'lost';
      this.#result.run(recipe.generationId, position, url, state);
    }
  }

  /** Removes ended generations that no recipe told of, unless a picture of theirs still lies in its place. */
  removeUnseen(root: string, seen: ReadonlySet<GenerationId>): string[] {
    const problems: string[] = [];
    const pictures = this.#database.prepare('SELECT file FROM pictures WHERE generation_id = ?');
    const remove = this.#database.prepare('DELETE FROM generations WHERE id = ?');
    const all = this.#database
      .prepare(`SELECT id, folder FROM generations WHERE status IN ('completed', 'failed', 'cancelled')`)
      .all();
    for (const row of all) {
      if (seen.has(row.id as GenerationId) || hasRecipe(root, row)) continue;
      const files = pictures.all(row.id as string);
      if (files.some((picture) => existsSync(join(root, picture.file as string)))) {
        problems.push(`${String(row.folder)}: its recipe is missing; the pictures were kept as they are listed.`);
      } else {
        remove.run(row.id as string);
      }
    }
    return problems;
  }

  count(): { generations: number; pictures: number } {
    const count = (table: string): number =>
      Number(this.#database.prepare(`SELECT count(*) AS rows FROM ${table}`).get()?.rows ?? 0);
    return { generations: count('generations'), pictures: count('pictures') };
  }
}

/** Whether it lies where the index says; then it was broken, or came while the others were read. */
function hasRecipe(root: string, row: Record<string, SQLOutputValue>): boolean {
  const file = row.folder === null ? `${places.records}/${String(row.id)}.json` : `${String(row.folder)}/${recipeName}`;
  return existsSync(join(root, file));
}

/** What a recipe knows of a generation, in the order of `generationValues`. */
const generationColumns = [
  'created_at',
  'status',
  'draft',
  'prompt',
  'pictures_requested',
  'request',
  'idempotency_key',
  'submitted_at',
  'task_id',
  'accepted_at',
  'credits_reserved',
  'credits_used',
  'answers',
  'results_expire_at',
  'completed_at',
  'error',
  'folder',
] as const;

function generationValues(
  recipe: Recipe,
  status: GenerationStatus,
  taskId: string | null,
  folder: string | undefined,
): (string | number | null)[] {
  const error = status === recipe.status ? recipe.error : notKnown;
  const { answers } = recipe;
  return [
    Date.parse(recipe.createdAt),
    status,
    JSON.stringify(recipe.draft),
    recipe.draft.prompt,
    recipe.picturesRequested,
    json(recipe.request),
    recipe.idempotencyKey ?? null,
    milliseconds(recipe.submittedAt),
    taskId,
    milliseconds(recipe.acceptedAt),
    recipe.credits?.reserved ?? null,
    recipe.credits?.used ?? null,
    Object.keys(answers).length === 0 ? null : JSON.stringify(answers),
    milliseconds(recipe.resultsExpireAt),
    milliseconds(recipe.completedAt),
    json(error),
    folder ?? null,
  ];
}

const notKnown: GenerationError = {
  code: 'not_known',
  message:
    'The list of generations was rebuilt while this one was being sent, so it is not known whether EvoLink accepted it. It was not sent again.',
  charged: 'unknown',
  retry: 'no',
};

/** Where the files leave it open whether something was posted, nothing is posted again by itself. */
function statusAfterRebuild(recipe: Recipe): GenerationStatus {
  switch (recipe.status) {
    case 'submitting':
      return 'unconfirmed';
    case 'running':
    case 'saving':
      return recipe.taskId === undefined ? 'unconfirmed' : recipe.status;
    case 'queued':
    case 'preparing':
    case 'unconfirmed':
    case 'completed':
    case 'failed':
    case 'cancelled':
      return recipe.status;
    default:
      return assertNever(recipe.status, 'generation status');
  }
}

/** The links of a task's results by position: from the task's last answer, and those the recipe lists as unsaved. */
function linksOf(recipe: Recipe): Map<number, string> {
  const links = new Map<number, string>();
  const task = recipe.answers.task;
  if (typeof task === 'object' && task !== null && 'results' in task && Array.isArray(task.results)) {
    for (const [index, url] of task.results.entries()) if (typeof url === 'string') links.set(index + 1, url);
  }
  for (const unsaved of recipe.unsaved ?? []) links.set(unsaved.position, unsaved.url);
  return links;
}

function milliseconds(time: string | undefined): number | null {
  return time === undefined ? null : Date.parse(time);
}

function json(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
