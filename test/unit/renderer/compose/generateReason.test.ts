import { describe, expect, it } from 'vitest';
import type { ReferenceId } from '../../../../src/shared/domain/index.ts';
import { emptyDraft, type Draft } from '../../../../src/shared/seedream/index.ts';
import {
  generateReason,
  leastFreeBytes,
  type GenerateSituation,
} from '../../../../src/renderer/compose/generateReason.ts';

const draft = (more: Partial<Draft> = {}): Draft => ({ ...emptyDraft, prompt: 'a lake', ...more });
const situation = (more: Partial<GenerateSituation> = {}): GenerateSituation => ({
  draft: draft(),
  unusable: [],
  reading: 0,
  hasKey: true,
  spendable: 100,
  info: { libraryWritable: true, freeBytes: 10 * leastFreeBytes },
  ...more,
});
const references = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ referenceId: `r${index}` as ReferenceId }));

describe('why Generate cannot send', () => {
  it('has no reason when everything is in place', () => {
    expect(generateReason(situation())).toBeUndefined();
    expect(generateReason(situation({ spendable: undefined, info: { libraryWritable: true } }))).toBeUndefined();
  });

  it('tells reasons one by one, in their order', () => {
    const told: unknown[] = [];
    const tell = (more: Partial<GenerateSituation>): void => {
      const reason = generateReason(situation(more));
      told.push(reason && ('over' in reason ? [reason.cause, reason.over] : reason.cause));
    };
    const tooLarge = { kind: 'pixels', width: 9000, height: 9000 } as const;
    const full = { libraryWritable: true, freeBytes: leastFreeBytes - 1 };
    const all = { prompt: ' ', references: references(15), size: tooLarge, count: 15 };
    tell({ hasKey: false, info: { libraryWritable: false }, draft: draft(all) });
    tell({ info: { libraryWritable: false }, draft: draft(all) });
    tell({ info: full, draft: draft(all) });
    tell({ draft: draft(all), reading: 2, spendable: 0 });
    tell({ draft: draft({ ...all, prompt: '界'.repeat(2037) }), reading: 2, spendable: 0 });
    tell({ draft: draft({ ...all, prompt: 'a' }), reading: 2, spendable: 0 });
    tell({ draft: draft({ size: tooLarge, count: 15 }), unusable: ['strip.png'], reading: 2, spendable: 0 });
    tell({ draft: draft({ size: tooLarge, count: 15 }), reading: 2, spendable: 0 });
    tell({ draft: draft({ size: tooLarge, count: 15 }), spendable: 0 });
    tell({ draft: draft({ references: references(3), count: 15 }), spendable: 0 });
    tell({ draft: draft({ count: 15 }), spendable: 0 });
    expect(told).toEqual([
      'key',
      'library',
      'disk',
      'prompt',
      ['prompt', 37],
      'references',
      'unusable',
      'reading',
      'size',
      'count',
      'balance',
    ]);
  });

  it('tells a key that cannot be read from none', () => {
    expect(generateReason(situation({ hasKey: false, keyUnavailable: true }))).toEqual({
      cause: 'key',
      unavailable: true,
    });
    expect(generateReason(situation({ hasKey: false }))).toEqual({ cause: 'key' });
  });

  it('tells a library that is waited for from one that cannot be written', () => {
    const notice = { id: 'n', kind: 'library_missing', message: 'gone' } as const;
    const away = { libraryWritable: false, notices: [notice] };
    expect(generateReason(situation({ info: away }))).toEqual({ cause: 'library', missing: true });
    expect(generateReason(situation({ info: { libraryWritable: false } }))).toEqual({
      cause: 'library',
      missing: false,
    });
  });

  it('names what is needed and what is there when the balance is too low', () => {
    expect(generateReason(situation({ draft: draft({ count: 4 }), spendable: 3.4 }))).toEqual({
      cause: 'balance',
      needed: 8.16,
      has: 3.4,
    });
  });

  it('lets a balance be spent to the last credit', () => {
    expect(generateReason(situation({ draft: draft({ count: 4 }), spendable: 8.16 }))).toBeUndefined();
  });
});
