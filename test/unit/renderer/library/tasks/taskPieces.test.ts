import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Generation } from '../../../../../src/shared/domain/generation.ts';
import { announcementFor } from '../../../../../src/renderer/library/tasks/announce.ts';
import { comingShape, outlinesFor } from '../../../../../src/renderer/library/tasks/outlines.ts';
import { elapsed, roughly } from '../../../../../src/renderer/library/tasks/taskTime.ts';

describe('the outlines of coming pictures', () => {
  it('lie inside the square, in the true shape, and do not touch', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 15 }), fc.double({ min: 1 / 16, max: 16, noNaN: true }), (count, shape) => {
        const outlines = outlinesFor(count, shape, 52, 3);
        expect(outlines).toHaveLength(count);
        for (const outline of outlines) {
          expect(outline.width / outline.height).toBeCloseTo(shape, 6);
          expect(outline.left).toBeGreaterThanOrEqual(-1e-9);
          expect(outline.top).toBeGreaterThanOrEqual(-1e-9);
          expect(outline.left + outline.width).toBeLessThanOrEqual(52 + 1e-9);
          expect(outline.top + outline.height).toBeLessThanOrEqual(52 + 1e-9);
        }
        for (const [index, one] of outlines.entries()) {
          for (const other of outlines.slice(index + 1)) {
            const apart =
              other.left >= one.left + one.width + 3 - 1e-9 ||
              other.top >= one.top + one.height + 3 - 1e-9 ||
              one.left >= other.left + other.width + 3 - 1e-9;
            expect(apart).toBe(true);
          }
        }
      }),
    );
  });

  it('are as large as they can be: four landscapes stand two by two', () => {
    const outlines = outlinesFor(4, 1.5, 52, 3);
    expect(new Set(outlines.map((outline) => outline.left)).size).toBe(2);
    expect(outlinesFor(3, 16, 52, 3).every((outline) => outline.width === 52)).toBe(true);
  });

  it('have no shape where the model chooses', () => {
    expect(comingShape({ kind: 'auto', tier: '2K' })).toBeUndefined();
    expect(comingShape({ kind: 'pixels', width: 3840, height: 1920 })).toBe(2);
  });
});

describe('what is spoken of a change', () => {
  const of = (more: Partial<Generation>): Generation => ({ status: 'running', ...more }) as Generation;
  it.each([
    ['a new task', undefined, of({ status: 'queued' }), 'stage'],
    ['what was there at the start', undefined, of({ status: 'running' }), undefined],
    ['a new stage', of({ status: 'preparing' }), of({ status: 'running' }), 'stage'],
    ['each single per cent', of({ progress: 26 }), of({ progress: 27 }), undefined],
    ['every quarter', of({ progress: 49 }), of({ progress: 50 }), 'quarter'],
    [
      'the first progress below a quarter',
      of({ stage: 'waiting_for_model' }),
      of({ stage: 'generating', progress: 5 }),
      undefined,
    ],
    [
      'a stage within a status',
      of({ status: 'preparing', stage: 'preparing_references' }),
      of({ status: 'preparing', stage: 'uploading_references' }),
      'stage',
    ],
    ['a failure', of({}), of({ status: 'failed' }), 'urgent'],
    ['a doubt', of({ status: 'submitting' }), of({ status: 'unconfirmed' }), 'urgent'],
    ['an end', of({ status: 'saving' }), of({ status: 'completed' }), 'completed'],
    ['what the artist took out of the queue', of({ status: 'queued' }), of({ status: 'cancelled' }), undefined],
    ['what is put away', of({ status: 'failed' }), of({ status: 'failed', dismissed: true }), undefined],
  ] as const)('%s', (_, before, after, expected) => {
    expect(announcementFor(before, after)).toBe(expected);
  });
});

describe('time in short', () => {
  it.each([
    [0, '0:00'],
    [21_999, '0:21'],
    [61_000, '1:01'],
    [3_723_000, '1:02:03'],
    [-5, '0:00'],
  ])('%d milliseconds have passed: %s', (milliseconds, words) => {
    expect(elapsed(milliseconds)).toBe(words);
  });

  it.each([
    [40_000, { unit: 'seconds', count: 40 }],
    [120_000, { unit: 'minutes', count: 2 }],
    [21 * 3_600_000, { unit: 'hours', count: 21 }],
    [-1, { unit: 'seconds', count: 0 }],
  ])('%d milliseconds are roughly %j', (milliseconds, expected) => {
    expect(roughly(milliseconds)).toEqual(expected);
  });
});
