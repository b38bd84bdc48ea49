import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Fault } from '../../../src/demo/index.ts';
import type { Recipe } from '../../../src/main/library/index.ts';
import { ReverieError } from '../../../src/shared/bridge/result.ts';
import type { GenerationId } from '../../../src/shared/domain/ids.ts';
import type { QueueRig } from '../../support/queueRig.ts';
import { testImaging } from '../../support/plainPicture.ts';
import { queueRigs, resultPath, submitOne, submitPath, taskPath } from './rigs.ts';

const imaging = testImaging();
const setUp = queueRigs(imaging);
afterAll(() => imaging.close());

function errorBody(code: string | number, message = 'said the service'): { error: object } {
  return { error: { code, message, type: 'api_error' } };
}

const leftovers = (rig: QueueRig): string[] =>
  readdirSync(rig.root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(?:part|tmp)$/.test(file));

describe('a submit that was not accepted', () => {
  it.each<[string, Fault]>([
    [
      '429 with Retry-After',
      { kind: 'answer', status: 429, body: errorBody('rate_limit_exceeded'), headers: { 'retry-after': '2' } },
    ],
    ['429 with a number for a code', { kind: 'answer', status: 429, body: errorBody(429) }],
    [
      '503 sent as 400',
      { kind: 'answer', status: 400, body: errorBody('service_unavailable', 'no available channel') },
    ],
  ])('by %s is sent again with the same idempotency key and paid once', async (_name, fault) => {
    const rig = await setUp();
    rig.simulator.faults.next({ method: 'POST', path: submitPath }, fault);
    const id = submitOne(rig);
    await rig.untilStatus(id, 'completed');
    expect(rig.posts()).toHaveLength(2);
    expect(new Set(rig.posts().map((post) => post.headers['idempotency-key'])).size).toBe(1);
    expect(rig.simulator.tasks()).toHaveLength(1);
  });

  it('because nobody listens is sent again when somebody does, and can be cancelled until then', async () => {
    // Port 9 (discard) has no listener here.
    const rig = await setUp({ origin: 'http://127.0.0.1:9' });
    const id = submitOne(rig);
    const waiting = await rig.until(id, (each) => each.stage === 'waiting_to_send_again');
    expect(waiting).toMatchObject({ status: 'submitting', error: { charged: 'no' } });
    expect(await rig.queue.cancel(id)).toEqual({ outcome: 'cancelled' });
    expect(rig.queue.get(id).status).toBe('cancelled');
  });

  it.each<[number, string | number, string]>([
    [400, 'invalid_request', 'invalid_request'],
    [400, 'invalid_parameters', 'invalid_parameters'],
    [401, 'unauthorized', 'unauthorized'],
    [402, 'insufficient_quota', 'insufficient_quota'],
    [402, 'insufficient_token_quota', 'insufficient_token_quota'],
    [402, 'key_daily_quota_exhausted', 'key_daily_quota_exhausted'],
    [403, 'model_access_denied', 'model_access_denied'],
    [403, 'ip_restricted', 'ip_restricted'],
    [400, 'content_policy_violation', 'content_policy_violation'],
    [404, 'not_found', 'not_found'],
    [413, 'request_too_large', 'request_too_large'],
  ])('by %d %s fails at once, charged nothing, and is never sent again', async (status, code, expected) => {
    const rig = await setUp();
    rig.simulator.faults.next({ method: 'POST', path: submitPath }, { kind: 'answer', status, body: errorBody(code) });
    const failed = await rig.untilStatus(submitOne(rig), 'failed');
    expect(failed.error).toMatchObject({ code: expected, charged: 'no', serviceMessage: 'said the service' });
    expect(failed.error?.message).toMatch(/\S+ \S+.*[.!]$/);
    expect(rig.posts()).toHaveLength(1);
  });

  it('for want of a key waits for one', async () => {
    let key: string | undefined;
    const rig = await setUp({ key: () => Promise.resolve(key) });
    const id = submitOne(rig);
    await rig.until(id, (each) => each.stage === 'waiting_for_key');
    key = 'test-key';
    rig.queue.nudge();
    await rig.untilStatus(id, 'completed');
    expect(rig.posts()).toHaveLength(1);
  });
});

describe('a submit whose answer is not known', () => {
  it.each<[string, Fault]>([
    ['a reset after acceptance', { kind: 'reset_after' }],
    ['a 500 after acceptance', { kind: 'answer_after', status: 500, body: errorBody('internal_error') }],
    ['a proxy page after acceptance', { kind: 'answer_after', status: 502, body: '<html>bad gateway</html>' }],
    ['an answer that breaks off', { kind: 'garbled' }],
    ['no answer within the time limit', { kind: 'silent_after' }],
    ['paid_outcome_unknown', { kind: 'answer_after', status: 409, body: errorBody('paid_outcome_unknown') }],
  ])('through %s becomes unconfirmed, finds its task, and is adopted without a second POST', async (_name, fault) => {
    const rig = await setUp();
    rig.simulator.faults.next({ method: 'POST', path: submitPath }, fault);
    const id = submitOne(rig);
    const found = await rig.until(id, (each) => each.status === 'unconfirmed' && each.match !== undefined);
    expect(found.match?.taskId).toBe(rig.simulator.tasks()[0]?.id);
    expect(found.error?.charged).toBe('unknown');
    await rig.queue.resolveUnconfirmed(id, 'adopt');
    const done = await rig.untilStatus(id, 'completed');
    expect(done.taskId).toBe(rig.simulator.tasks()[0]?.id);
    expect(rig.posts()).toHaveLength(1);
  });

  it('through a reset before acceptance can only be sent again by the artist, with a new key', async () => {
    const rig = await setUp();
    rig.simulator.faults.next({ method: 'POST', path: submitPath }, { kind: 'reset_before' });
    const id = submitOne(rig);
    await rig.until(id, (each) => each.status === 'unconfirmed' && each.checkedAt !== undefined);
    await expect(rig.queue.resolveUnconfirmed(id, 'adopt')).rejects.toMatchObject({ code: 'no_match' });
    expect(rig.queue.get(id).status).toBe('unconfirmed');
    await rig.queue.resolveUnconfirmed(id, 'resend');
    await rig.untilStatus(id, 'completed');
    expect(rig.posts()).toHaveLength(2);
    expect(new Set(rig.posts().map((post) => post.headers['idempotency-key'])).size).toBe(2);
    expect(rig.simulator.tasks()).toHaveLength(1);
  });

  it('can be dismissed, and stays in the history as cancelled', async () => {
    const rig = await setUp();
    rig.simulator.faults.next({ method: 'POST', path: submitPath }, { kind: 'reset_before' });
    const id = submitOne(rig);
    await rig.untilStatus(id, 'unconfirmed');
    expect(await rig.queue.resolveUnconfirmed(id, 'dismiss')).toMatchObject({ status: 'cancelled', dismissed: true });
    expect(rig.record(id).status).toBe('cancelled');
    await expect(rig.queue.resolveUnconfirmed(id, 'resend')).rejects.toMatchObject({ code: 'not_possible_now' });
  });

  it('is not posted again by a restart', async () => {
    const rig = await setUp();
    rig.simulator.faults.next({ method: 'POST', path: submitPath }, { kind: 'reset_after' });
    const id = submitOne(rig);
    await rig.untilStatus(id, 'unconfirmed');
    await rig.restart();
    await rig.until(id, (each) => each.match !== undefined);
    expect(rig.posts()).toHaveLength(1);
  });

  it('does not offer a task that belongs to another generation', async () => {
    const rig = await setUp();
    await rig.untilStatus(submitOne(rig, { prompt: 'the other one' }), 'completed');
    rig.simulator.faults.next({ method: 'POST', path: submitPath }, { kind: 'reset_before' });
    const id = submitOne(rig);
    const checked = await rig.until(id, (each) => each.checkedAt !== undefined);
    expect(checked.match).toBeUndefined();
  });
});

describe('reading a task', () => {
  it.each<[string, Fault]>([
    ['500', { kind: 'answer', status: 500, body: errorBody('internal_error') }],
    ['a proxy page', { kind: 'answer', status: 200, body: '<html>please sign in</html>' }],
    ['a garbled answer', { kind: 'garbled' }],
    ['a reset', { kind: 'reset_before' }],
    [
      '429 with Retry-After',
      { kind: 'answer', status: 429, body: errorBody('rate_limit_exceeded'), headers: { 'retry-after': '1' } },
    ],
    ['a first "not found"', { kind: 'answer', status: 404, body: errorBody('task_not_found') }],
    ['a rejected key', { kind: 'answer', status: 401, body: errorBody('unauthorized') }],
  ])('survives %s', async (_name, fault) => {
    const rig = await setUp();
    rig.simulator.faults.next({ method: 'GET', path: taskPath }, fault);
    await rig.untilStatus(submitOne(rig), 'completed');
    expect(rig.simulator.faults.unused()).toEqual([]);
    expect(rig.posts()).toHaveLength(1);
  });

  it.each([
    'content_policy_violation',
    'invalid_parameters',
    'image_processing_error',
    'image_dimension_mismatch',
    'request_cancelled',
    'generation_failed_no_content',
    'service_error',
    'generation_timeout',
    'resource_exhausted',
    'quota_exceeded',
    'service_unavailable',
    'resource_not_found',
    'unknown_error',
    'a_code_nobody_knows',
  ])('ends with the reason of a task that failed with %s, and does not send it again', async (code) => {
    const rig = await setUp();
    const failed = await rig.untilStatus(submitOne(rig, { prompt: `A storm [fail:${code}]` }), 'failed');
    expect(failed.error?.code).toBe(code);
    expect(failed.error?.message.length).toBeGreaterThan(10);
    expect(rig.posts()).toHaveLength(1);
    expect(rig.record(failed.id)).toMatchObject({ status: 'failed', error: { code } });
  });

  it('believes "completed" without a picture only when it is said again for a while', async () => {
    const rig = await setUp();
    const empty = { id: 'x', status: 'completed', results: [] };
    const said = { kind: 'answer', status: 200, body: empty } as const;
    rig.simulator.faults.next({ method: 'GET', path: taskPath, times: 4 }, said);
    await rig.untilStatus(submitOne(rig), 'completed');
    rig.simulator.faults.next({ method: 'GET', path: taskPath, times: 1000 }, said);
    const failed = await rig.untilStatus(submitOne(rig), 'failed');
    expect(failed.error).toMatchObject({ code: 'no_pictures', charged: 'no' });
  });

  it('waits while the system is offline or asleep and goes on at once after', async () => {
    const rig = await setUp();
    const id = submitOne(rig);
    await rig.untilStatus(id, 'running');
    rig.connection.setOnline(false);
    const readings = (): number => rig.simulator.requests.filter((request) => taskPath.test(request.path)).length;
    const before = readings();
    const other = submitOne(rig, { prompt: 'made offline' });
    const waiting = await rig.until(other, (each) => each.stage === 'waiting_for_network');
    expect(waiting.status).toBe('preparing');
    expect(readings()).toBe(before);
    rig.connection.setOnline(true);
    await Promise.all([rig.untilStatus(id, 'completed'), rig.untilStatus(other, 'completed')]);
  });
});

describe('fetching a result', () => {
  it.each<[string, Fault]>([
    ['a truncated file', { kind: 'truncated' }],
    ['an HTML page', { kind: 'html' }],
    ['a PDF', { kind: 'other_type', type: 'pdf' }],
    ['a file beyond every size', { kind: 'too_big', bytes: 140_000_000, announced: true }],
    ['403', { kind: 'answer', status: 403 }],
    ['404', { kind: 'answer', status: 404 }],
    ['410', { kind: 'answer', status: 410 }],
    ['503', { kind: 'answer', status: 503 }],
    ['a redirect to a private address', { kind: 'redirect', location: 'http://192.168.1.1/picture.jpg' }],
    ['a redirect to another loopback service', { kind: 'redirect', location: 'http://127.0.0.1:9/picture.jpg' }],
  ])('tries again after %s and keeps the true bytes', async (_name, fault) => {
    const rig = await setUp();
    rig.simulator.faults.next({ method: 'GET', path: resultPath }, fault);
    const id = submitOne(rig, { prompt: 'Make 2 variations.', count: 2 });
    const late = await rig.until(id, (each) => each.stage === 'saving_late');
    expect(late.error?.message.length).toBeGreaterThan(10);
    const done = await rig.untilStatus(id, 'completed');
    expect(done.pictures).toHaveLength(2);
    const sent = (rig.simulator.tasks()[0]?.results ?? []).map((result) => result.sha256);
    expect(rig.recipe(id).files.map((file) => file.sha256)).toEqual(sent);
    expect(leftovers(rig)).toEqual([]);
    expect(rig.posts()).toHaveLength(1);
  });

  it('never sends the key to where results lie', async () => {
    const rig = await setUp();
    await rig.untilStatus(submitOne(rig), 'completed');
    const fetches = rig.simulator.requests.filter((request) => resultPath.test(request.path));
    expect(fetches.length).toBeGreaterThan(0);
    expect(fetches.flatMap((request) => Object.keys(request.headers))).not.toContain('authorization');
  });

  it('gives a picture up only when its day is over and the service has no other link', async () => {
    const rig = await setUp();
    rig.simulator.faults.next({ method: 'GET', path: resultPath, times: 1000 }, { kind: 'answer', status: 410 });
    const id = submitOne(rig);
    await rig.until(id, (each) => each.stage === 'saving_late');
    rig.clock.jump(25 * 60 * 60 * 1000);
    const failed = await rig.untilStatus(id, 'failed');
    expect(failed.error).toMatchObject({ code: 'results_expired', charged: 'unknown' });
    expect(rig.posts()).toHaveLength(1);
  });

  it('keeps the others of a set when one is lost, and says so', async () => {
    const rig = await setUp();
    const id = submitOne(rig, { prompt: 'Make 2 variations.', count: 2 });
    await rig.until(id, (each) => each.status === 'saving');
    // The links are known now and nothing is fetched in this turn yet: one of them dies.
    const link = new URL(rig.queue.store.results(id)[1]?.url ?? '').pathname;
    rig.simulator.faults.next({ method: 'GET', path: link, times: 1000 }, { kind: 'answer', status: 404 });
    await rig.until(id, (each) => each.pictures.length === 1 && each.stage === 'saving_late');
    rig.clock.jump(25 * 60 * 60 * 1000);
    const done = await rig.untilStatus(id, 'completed');
    expect(done.pictures.map((picture) => picture.position)).toEqual([1]);
    expect(done.error).toMatchObject({ code: 'pictures_lost' });
    expect(rig.recipe(id).files).toHaveLength(1);
  });

  it('waits for room when the disk is full, and loses nothing', async () => {
    let refusals = 3;
    const rig = await setUp({
      wrapLibrary: (library) =>
        new Proxy(library, {
          get(target, name) {
            const value: unknown = Reflect.get(target, name, target);
            if (name === 'writeRecipe') {
              return (...input: Parameters<typeof target.writeRecipe>) => {
                refusals -= 1;
                if (refusals >= 0)
                  throw new ReverieError('disk', 'The library disk is full. Free 200 MB before generating.');
                target.writeRecipe(...input);
              };
            }
            return typeof value === 'function' ? (value as (...input: unknown[]) => unknown).bind(target) : value;
          },
        }),
    });
    const id = submitOne(rig);
    const late = await rig.until(id, (each) => each.stage === 'saving_late');
    expect(late.error?.message).toContain('disk is full');
    const done = await rig.untilStatus(id, 'completed');
    expect(done.pictures).toHaveLength(1);
    expect(rig.recipe(id).files).toHaveLength(1);
    expect(rig.posts()).toHaveLength(1);
  });

  it('goes on after a restart in the middle', async () => {
    const rig = await setUp();
    rig.simulator.faults.next({ method: 'GET', path: resultPath, times: 2 }, { kind: 'html' });
    const id = submitOne(rig, { prompt: 'Make 3 variations.', count: 3 });
    await rig.untilStatus(id, 'saving');
    await rig.restart();
    const done = await rig.untilStatus(id, 'completed');
    expect(done.pictures).toHaveLength(3);
    expect(rig.posts()).toHaveLength(1);
  });
});

describe('the artist', () => {
  it('can stop watching a running generation, which is collected all the same', async () => {
    const rig = await setUp();
    const id = submitOne(rig);
    await rig.untilStatus(id, 'running');
    expect(await rig.queue.cancel(id)).toEqual({ outcome: 'unwatched' });
    const done = await rig.untilStatus(id, 'completed');
    expect(done).toMatchObject({ unwatched: true });
    expect(done.pictures).toHaveLength(1);
  });

  it('can take back what waits, before anything is sent', async () => {
    const rig = await setUp({ queue: { parallelTasks: () => 1 } });
    const first = submitOne(rig, { prompt: 'first' });
    const second = submitOne(rig, { prompt: 'second' });
    expect(await rig.queue.cancel(second)).toEqual({ outcome: 'cancelled' });
    await rig.untilStatus(first, 'completed');
    expect(rig.posts()).toHaveLength(1);
    expect(await rig.queue.cancel(second)).toEqual({ outcome: 'already_ended' });
  });

  it('gets a new paid task from a retry, and only from a retry', async () => {
    const rig = await setUp();
    const failed = await rig.untilStatus(submitOne(rig, { prompt: 'x [fail:service_error]' }), 'failed');
    const [again] = rig.queue.retry(failed.id);
    if (!again) throw new Error('nothing was queued');
    await rig.untilStatus(again, 'failed');
    expect(again).not.toBe(failed.id);
    expect(rig.posts()).toHaveLength(2);
    expect(rig.queue.get(failed.id).dismissed).toBe(true);
  });

  it('puts the cards of many failures away at once and back, in its record too, and none where one has not ended', async () => {
    const rig = await setUp();
    const ids = await Promise.all(
      ['one', 'two', 'three'].map(async (words) => {
        const failed = await rig.untilStatus(submitOne(rig, { prompt: `${words} [fail:service_error]` }), 'failed');
        return failed.id;
      }),
    );
    const listed = () =>
      rig.queue
        .list({ status: 'failed', dismissed: false })
        .items.map(({ id }) => id)
        .toSorted();
    const recorded = (): unknown[] =>
      ids.map(
        (id) =>
          (JSON.parse(readFileSync(join(rig.root, '.reverie/records', `${id}.json`), 'utf8')) as Recipe).dismissed,
      );
    expect(rig.queue.setDismissed(ids, true).map(({ dismissed }) => dismissed)).toEqual([true, true, true]);
    expect(listed()).toEqual([]);
    expect(recorded()).toEqual([true, true, true]);
    rig.queue.setDismissed(ids, false);
    expect(listed()).toEqual(ids.toSorted());
    expect(recorded()).toEqual([undefined, undefined, undefined]);
    const running = submitOne(rig);
    expect(() => rig.queue.setDismissed([...ids, running], true)).toThrowError(
      expect.objectContaining({ code: 'not_possible_now' }),
    );
    expect(listed()).toEqual(ids.toSorted());
    await rig.untilStatus(running, 'completed');
  });

  it('cannot retry what has not ended', async () => {
    const rig = await setUp();
    const id = submitOne(rig);
    expect(() => rig.queue.retry(id)).toThrowError(expect.objectContaining({ code: 'not_possible_now' }));
    await rig.untilStatus(id, 'completed');
  });

  it('reads the history page by page, newest first', async () => {
    const rig = await setUp({ queue: { parallelTasks: () => 1 } });
    const ids: GenerationId[] = [];
    for (let index = 0; index < 7; index += 1) {
      ids.push(submitOne(rig, { prompt: `number ${index}` }));
      rig.clock.jump(1000);
    }
    const seen: GenerationId[] = [];
    let cursor: string | undefined;
    do {
      const page = rig.queue.list({ limit: 3, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...page.items.map((each) => each.id));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(seen).toEqual(ids.toReversed());
    expect(() => rig.queue.list({ cursor: 'nonsense' })).toThrowError(
      expect.objectContaining({ code: 'invalid_input' }),
    );
  });
});
