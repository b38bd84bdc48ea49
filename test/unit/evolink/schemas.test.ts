import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readCredits,
  readModels,
  readTask,
  readTaskList,
  readUpload,
  uploadLifetime,
} from '../../../src/main/evolink/schemas.ts';

const documented = {
  id: 'task-unified-1790000000-ab12cd34',
  object: 'image.generation.task',
  created: 1_790_000_000,
  model: 'doubao-seedream-4.5',
  type: 'image',
  status: 'pending',
  progress: 0,
  task_info: { can_cancel: true, estimated_time: 45 },
  usage: { billing_rule: 'per_call', credits_reserved: 2.04, user_group: 'default' },
};

describe('a task', () => {
  it('is read as the model page shows it, every field kept', () => {
    expect(readTask(documented)).toEqual({
      id: 'task-unified-1790000000-ab12cd34',
      status: 'pending',
      progress: 0,
      results: [],
      model: 'doubao-seedream-4.5',
      createdAt: 1_790_000_000_000,
      estimatedSeconds: 45,
      creditsReserved: 2.04,
      raw: documented,
    });
  });

  it.each([
    ['pending', 'pending'],
    ['queued', 'pending'],
    ['processing', 'processing'],
    ['completed', 'completed'],
    ['succeeded', 'completed'],
    ['COMPLETED', 'completed'],
    ['failed', 'failed'],
    ['cancelled', 'cancelled'],
    ['canceled', 'cancelled'],
    ['a word of next year', 'processing'],
    [undefined, 'processing'],
    [7, 'processing'],
  ])('with status %s is %s', (status, expected) => {
    expect(readTask({ ...documented, status })?.status).toBe(expected);
  });

  it.each([
    [{ results: ['https://a/1', 'https://a/2'] }, ['https://a/1', 'https://a/2']],
    [{ results: [{ url: 'https://a/1' }, { image_url: 'https://a/2' }] }, ['https://a/1', 'https://a/2']],
    [{ results: 'https://a/1' }, ['https://a/1']],
    [{ results: [], result_data: [{ image_url: 'https://a/1', seed: 3 }] }, ['https://a/1']],
    [{ result_data: { image_url: 'https://a/1' } }, ['https://a/1']],
    [{ results: null, result_data: null }, []],
    [{ results: [null, 5, '', { video_url: 'https://a/v' }] }, []],
    [{}, []],
  ])('with %j has the links %j', (fields, links) => {
    expect(readTask({ ...documented, ...fields })?.results).toEqual(links);
  });

  it.each([
    [{ usage: { credits_used: 4.08 } }, 4.08],
    [{ usage: { credits_used: '4.08' } }, 4.08],
    [{ usage: { cost: { credits: 2.04, usd: 0.03 } } }, 2.04],
    [{ billing: { charged_credits: 6.12, charge_status: 'charged' } }, 6.12],
    [{ usage: { credits_used: 'much' } }, undefined],
  ])('with %j has used %s credits', (fields, used) => {
    expect(readTask({ ...documented, ...fields })?.creditsUsed).toBe(used);
  });

  it('tolerates numbers as strings and progress out of its range', () => {
    const task = readTask({
      ...documented,
      created: '1790000000',
      progress: '45%',
      usage: { credits_reserved: '2.04' },
    });
    expect(task).toMatchObject({ createdAt: 1_790_000_000_000, progress: 45, creditsReserved: 2.04 });
    expect(readTask({ ...documented, progress: 140 })?.progress).toBe(100);
    expect(readTask({ ...documented, progress: -3 })?.progress).toBe(0);
  });

  it.each([
    [
      { code: 'content_policy_violation', message: 'No.' },
      { code: 'content_policy_violation', message: 'No.' },
    ],
    [{ code: 500 }, { code: '500', message: '' }],
    [
      { message: 'odd', suggestion: 'wait' },
      { code: 'unknown_error', message: 'odd', suggestion: 'wait' },
    ],
    ['just text', { code: 'unknown_error', message: 'just text' }],
    [null, undefined],
    [{}, undefined],
  ])('with the error %j says %j', (error, expected) => {
    expect(readTask({ ...documented, status: 'failed', error })?.error).toEqual(expected);
  });

  it.each([
    [{}],
    [{ id: '' }],
    [{ id: 7 }],
    [{ id: 'with a blank' }],
    [{ id: '../../etc/passwd' }],
    [{ id: 'x'.repeat(129) }],
    [[]],
    ['task'],
    [null],
  ])('without a usable id (%j) is none', (answer) => {
    expect(readTask(answer)).toBeUndefined();
  });

  it('keeps the id that was asked for where a read does not repeat it, but not for an unrelated answer', () => {
    expect(readTask({ status: 'completed' }, 'task-1')?.id).toBe('task-1');
    expect(readTask({ data: [] }, 'task-1')).toBeUndefined();
  });

  it('is found inside an envelope', () => {
    expect(readTask({ code: 200, data: documented })).toMatchObject({ id: documented.id, estimatedSeconds: 45 });
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (answer) => {
        readTask(answer, 'task-1');
        readTaskList(answer);
        readCredits(answer);
        readModels(answer);
        readUpload(answer, 0);
      }),
    );
  });
});

describe('the task list', () => {
  it('keeps the rows that can be used', () => {
    const data = [
      { id: 'a', status: 'completed', model: 'm', created_at: 1_790_000_000, credits_used: 2.04, has_results: true },
      { id: 'b', status: 'processing', created_at: '1790000001' },
      { id: 'no time', created_at: 1 },
      { id: 'c' },
      null,
    ];
    expect(readTaskList({ data, total: 5, page: 1 })).toEqual([
      { id: 'a', status: 'completed', createdAt: 1_790_000_000_000, model: 'm', creditsUsed: 2.04 },
      { id: 'b', status: 'processing', createdAt: 1_790_000_001_000 },
    ]);
    expect(readTaskList({ data: { items: [] } })).toEqual([]);
    expect(readTaskList({ data: 'none' })).toBeUndefined();
  });
});

describe('credits', () => {
  const answer = (token: object | undefined, user: object | undefined) => ({ success: true, data: { token, user } });
  it.each([
    ['the key’s limit when it is smaller', answer({ remaining_credits: 500 }, { remaining_credits: 950.4 }), 500],
    ['the account when it is smaller', answer({ remaining_credits: 5000 }, { remaining_credits: 950.4 }), 950.4],
    [
      'the account when the key has no limit',
      answer({ remaining_credits: 0, unlimited_credits: true }, { remaining_credits: 950.4 }),
      950.4,
    ],
    ['the account when nothing is said of the key', answer(undefined, { remaining_credits: '12.5' }), 12.5],
    ['the key when nothing is said of the account', answer({ remaining_credits: 3 }, undefined), 3],
    ['unknown when neither says anything', answer({}, {}), undefined],
  ])('can be spent: %s', (_name, body, spendable) => {
    expect(readCredits(body)?.spendable).toBe(spendable);
  });

  it('is none without account and key', () => {
    expect(readCredits({ data: {} })).toBeUndefined();
    expect(readCredits('soon')).toBeUndefined();
  });
});

describe('an upload', () => {
  it('lies at file_url until expires_at', () => {
    const body = {
      success: true,
      data: { file_id: 'f', file_url: 'https://files.evolink.ai/a.png', expires_at: '2026-11-23T10:00:00+08:00' },
    };
    expect(readUpload(body, 5)).toEqual({
      url: 'https://files.evolink.ai/a.png',
      fileId: 'f',
      expiresAt: Date.UTC(2026, 10, 23, 2, 0, 0),
      raw: body,
    });
  });

  it('stays 72 hours when the answer does not say how long', () => {
    expect(readUpload({ data: { file_url: 'https://x/a' } }, 1000)?.expiresAt).toBe(1000 + uploadLifetime);
  });

  it.each([[{ data: {} }], [{ data: { file_url: 'not a url' } }], ['text'], [null]])('is none in %j', (body) => {
    expect(readUpload(body, 0)).toBeUndefined();
  });
});

describe('the model list', () => {
  it('names what the key may list', () => {
    expect(readModels({ data: [{ id: 'a' }, 'b', {}, 3] })).toEqual(['a', 'b']);
    expect(readModels({ data: 'x' })).toBeUndefined();
  });
});
