import { t } from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import { nearMomentText } from '../../../../src/renderer/locales/format.ts';
import { startLanguages } from '../../../../src/renderer/locales/index.ts';

beforeAll(startLanguages);

it('counts are grouped by thousands, sizes are not, and the plural is still chosen', () => {
  expect(t('common.pictures', { count: 1 })).toBe('1 picture');
  expect(t('common.pictures', { count: 17_142 })).toBe('17,142 pictures');
  expect(t('library.pictureName', { words: 'koi', place: 1204, total: 20_000 })).toBe('koi, picture 1,204 of 20,000');
  expect(t('library.inspector.pixels', { width: 2048, height: 2048 })).toBe('2048 × 2048');
});

it('a moment is told as shortly as it is clear', () => {
  const now = new Date(2026, 10, 22, 15, 0).getTime();
  const told = (...when: [number, number, number, number, number]): string =>
    nearMomentText(new Date(...when).getTime(), now, 'en-GB');
  expect(told(2026, 10, 22, 0, 5)).toBe('00:05');
  expect(told(2026, 10, 21, 23, 59)).toBe('21 Nov, 23:59');
  expect(told(2025, 10, 22, 14, 12)).toBe('22 Nov 2025, 14:12');
});
