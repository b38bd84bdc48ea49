import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { testImaging } from '../../support/plainPicture.ts';
import { queueRigs } from './rigs.ts';

const imaging = testImaging();
const setUp = queueRigs(imaging);
afterAll(() => imaging.close());

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('the main job', () => {
  it('brings a set made from two references to disk, byte for byte, with its recipe', async () => {
    const rig = await setUp();
    const first = await rig.reference('courtyard.jpg');
    const second = await rig.reference('a teal vase.jpg', 80, 80);
    const [id] = rig.queue.submit(
      rig.draft({
        prompt: 'Ein Innenhof mit Vase. Make 2 variations.',
        references: [{ referenceId: second }, { referenceId: first }],
        size: { kind: 'ratio', ratio: '3:2', tier: '2K' },
        count: 2,
      }),
    );
    if (!id) throw new Error('nothing was queued');
    const done = await rig.untilStatus(id, 'completed');

    const [task] = rig.simulator.tasks();
    expect(done).toMatchObject({
      taskId: task?.id,
      credits: { reserved: 4.08, used: 4.08 },
      pictures: [
        { position: 1, width: 2496, height: 1664 },
        { position: 2, width: 2496, height: 1664 },
      ],
    });
    const recipe = rig.recipe(id);
    expect(recipe).toMatchObject({
      status: 'completed',
      prompt: 'Ein Innenhof mit Vase. Make 2 variations.',
      taskId: task?.id,
      request: { model: 'doubao-seedream-4.5', n: 2, size: '2496x1664', prompt_priority: 'standard' },
      references: [
        { position: 1, referenceId: second, name: 'a teal vase.jpg' },
        { position: 2, referenceId: first, name: 'courtyard.jpg' },
      ],
      answers: { submit: { object: 'image.generation.task' }, task: { status: 'completed' } },
    });
    const folder = rig.queue.store.get(id)?.folder ?? '';
    const kept = recipe.files.map((file) => readFileSync(join(rig.root, folder, file.name)));
    const sent = await Promise.all((task?.results ?? []).map((result) => result.bytes()));
    expect(kept.map(sha256)).toEqual(sent.map(sha256));
    expect(recipe.files.map((file) => file.sha256)).toEqual(sent.map(sha256));

    const uploads = rig.simulator.requests.filter((request) => request.path.endsWith('/upload/stream'));
    const body = rig.posts()[0]?.body as { image_urls: string[] };
    expect(uploads).toHaveLength(2);
    expect(body.image_urls).toHaveLength(2);
    expect(rig.library.page({}).items.map((picture) => picture.position)).toEqual([1, 2]);
    expect(existsSync(join(rig.root, '.reverie', 'records', `${id}.json`))).toBe(false);
  });

  it('goes forward through the states only, each told to the page', async () => {
    const rig = await setUp();
    const reference = await rig.reference('sketch.jpg');
    const [id] = rig.queue.submit(rig.draft({ references: [{ referenceId: reference }] }));
    if (!id) throw new Error('nothing was queued');
    await rig.untilStatus(id, 'completed');
    const statuses = rig.history.filter((each) => each.id === id).map((each) => each.status);
    const order = statuses.filter((status, index) => status !== statuses[index - 1]);
    expect(order).toEqual(['queued', 'preparing', 'submitting', 'running', 'saving', 'completed']);
  });

  it('makes one task a picture when asked for separate tasks', async () => {
    const rig = await setUp();
    const ids = rig.queue.submit(rig.draft({ count: 3, countMode: 'separate' }));
    await Promise.all(ids.map((id) => rig.untilStatus(id, 'completed')));
    expect(ids).toHaveLength(3);
    expect(rig.posts().map((post) => (post.body as { n: number }).n)).toEqual([1, 1, 1]);
    expect(new Set(rig.posts().map((post) => post.headers['idempotency-key'])).size).toBe(3);
  });

  it('keeps at most the set number of tasks in flight and sends the oldest first', async () => {
    const rig = await setUp({ queue: { parallelTasks: () => 2 } });
    const ids = ['one', 'two', 'three', 'four'].flatMap((prompt) => rig.queue.submit(rig.draft({ prompt })));
    await Promise.all(ids.map((id) => rig.untilStatus(id, 'completed')));
    expect(rig.posts().map((post) => (post.body as { prompt: string }).prompt)).toEqual([
      'one',
      'two',
      'three',
      'four',
    ]);
    const active = new Set<string>();
    let most = 0;
    for (const { id, status } of rig.history) {
      if (['preparing', 'submitting', 'running'].includes(status)) active.add(id);
      else active.delete(id);
      most = Math.max(most, active.size);
    }
    expect(most).toBe(2);
  });

  it('uploads a reference once for several generations', async () => {
    const rig = await setUp();
    const reference = await rig.reference('sketch.jpg');
    for (const prompt of ['one', 'two']) {
      const [id] = rig.queue.submit(rig.draft({ prompt, references: [{ referenceId: reference }] }));
      if (id) await rig.untilStatus(id, 'completed');
    }
    expect(rig.simulator.requests.filter((request) => request.path.endsWith('/upload/stream'))).toHaveLength(1);
  });

  it('pays for what arrives when fewer pictures come than were asked for', async () => {
    const rig = await setUp();
    const [id] = rig.queue.submit(rig.draft({ count: 4 }));
    if (!id) throw new Error('nothing was queued');
    const done = await rig.untilStatus(id, 'completed');
    expect(done.pictures).toHaveLength(1);
    expect(done.credits).toEqual({ reserved: 8.16, used: 2.04 });
  });

  it('refuses an invalid draft with every reason and writes nothing', async () => {
    const rig = await setUp();
    expect(() => rig.queue.submit(rig.draft({ prompt: 'x'.repeat(2001), count: 16 }))).toThrowError(
      expect.objectContaining({
        code: 'invalid_draft',
        details: [
          { field: 'prompt', message: 'Prompt is 1 character over 2000 (it has 2001).' },
          { field: 'count', message: '16 pictures cannot be asked for: choose a whole number from 1 to 15.' },
        ],
      }),
    );
    expect(rig.queue.list({}).items).toEqual([]);
    expect(rig.simulator.requests).toEqual([]);
  });
});

describe('an automatic size', () => {
  it.each([
    ['tier_as_size', ['2K'], 'tier_as_size'],
    ['auto_with_quality', ['2K', 'auto'], 'auto_with_quality'],
  ] as const)('is sent in the form the service takes when that is %s', async (autoForms, sizes, remembered) => {
    const rig = await setUp({ simulator: { autoForms } });
    const [id] = rig.queue.submit(rig.draft({ size: { kind: 'auto', tier: '2K' } }));
    if (!id) throw new Error('nothing was queued');
    await rig.untilStatus(id, 'completed');
    expect(rig.posts().map((post) => (post.body as { size: string }).size)).toEqual(sizes);
    expect(new Set(rig.posts().map((post) => post.headers['idempotency-key'])).size).toBe(sizes.length);
    expect(rig.autoForm.value).toBe(remembered);
    expect(rig.simulator.tasks()).toHaveLength(1);
  });
});
