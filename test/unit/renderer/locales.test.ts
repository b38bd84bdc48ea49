import { t } from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import { startLanguages } from '../../../src/renderer/locales/index.ts';

beforeAll(startLanguages);

it('counts are grouped by thousands, sizes are not, and the plural is still chosen', () => {
  expect(t('common.pictures', { count: 1 })).toBe('1 picture');
  expect(t('common.pictures', { count: 17_142 })).toBe('17,142 pictures');
  expect(t('library.pictureName', { words: 'koi', place: 1204, total: 20_000 })).toBe('koi, picture 1,204 of 20,000');
  expect(t('library.inspector.pixels', { width: 2048, height: 2048 })).toBe('2048 × 2048');
});
