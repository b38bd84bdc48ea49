import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Simulator } from '../../src/demo/index.ts';
import type { Recipe } from '../../src/main/library/index.ts';

export interface SettledGeneration {
  id: string;
  status: string;
  taskId?: string;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The submits that the service has seen, in their order. */
export const postsTo = (simulator: Simulator): Simulator['requests'] =>
  simulator.requests.filter(({ method, path }) => method === 'POST' && path === '/v1/images/generations');

/** The index is sound, nothing half-written lies about, and recipes and files agree. Answers the recipes. */
export function assertSoundLibrary(root: string): Recipe[] {
  const index = new DatabaseSync(join(root, '.reverie', 'index.sqlite'), { readOnly: true });
  assert.deepEqual({ ...index.prepare('PRAGMA integrity_check').get() }, { integrity_check: 'ok' });
  index.close();

  const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
  assert.deepEqual(
    files.filter((file) => /\.(?:part|tmp)$/.test(file)),
    [],
    'files that were left half-written',
  );
  const recipes = files
    .filter((file) => file.endsWith('recipe.json'))
    .map((file) => ({
      folder: join(root, file, '..'),
      recipe: JSON.parse(readFileSync(join(root, file), 'utf8')) as Recipe,
    }));
  for (const { folder, recipe } of recipes) {
    for (const file of recipe.files) {
      assert.equal(sha256(readFileSync(join(folder, file.name))), file.sha256, `${folder}/${file.name}`);
    }
    const pictures = readdirSync(folder).filter((name) => name !== 'recipe.json');
    assert.deepEqual(pictures.toSorted(), recipe.files.map((file) => file.name).toSorted(), folder);
  }
  return recipes.map(({ recipe }) => recipe);
}

/** Every task that the service charges for has its generation, and every byte of its pictures is in the library. */
export async function assertEveryPaidPictureIsHere(
  simulator: Simulator,
  generations: readonly SettledGeneration[],
  recipes: readonly Recipe[],
): Promise<void> {
  for (const task of simulator.tasks()) {
    if (task.status === 'failed') continue;
    const mine = generations.filter((each) => each.taskId === task.id);
    assert.deepEqual(
      mine.map(({ status }) => status),
      ['completed'],
      `the generation of paid task ${task.id}`,
    );
    const recipe = recipes.find(({ taskId }) => taskId === task.id);
    const sent = await Promise.all(task.results.map(async (result) => sha256(await result.bytes())));
    assert.deepEqual(
      recipe?.files.map((file) => file.sha256),
      sent,
      `the pictures of paid task ${task.id}`,
    );
  }
}

/** What must be true of a library after any crash without faults, whatever was lost of the process. */
export async function assertNothingLost(
  simulator: Simulator,
  root: string,
  generations: readonly SettledGeneration[],
): Promise<void> {
  const posts = postsTo(simulator);
  const postsOf = (id: string): number =>
    posts.filter((post) => post.headers['idempotency-key']?.startsWith(`reverie-${id}-`)).length;
  for (const { id } of generations) assert.ok(postsOf(id) <= 1, `${postsOf(id)} POSTs of ${id}`);
  assert.equal(
    generations.reduce((sum, { id }) => sum + postsOf(id), 0),
    posts.length,
  );
  await assertEveryPaidPictureIsHere(simulator, generations, assertSoundLibrary(root));
}
