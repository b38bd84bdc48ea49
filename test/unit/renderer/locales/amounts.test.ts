import { describe, expect, it } from 'vitest';
import { ageInWords, creditsText, dollarsText } from '../../../../src/renderer/locales/amounts.ts';

describe('amounts', () => {
  it.each([
    [8.16, '8.16'],
    [2, '2.00'],
    [1284.5, '1,284.50'],
    [0, '0.00'],
  ])('%d credits are written %s', (credits, text) => {
    expect(creditsText(credits)).toBe(text);
  });

  it('follow the language', () => {
    expect(creditsText(1284.5, 'de')).toBe('1.284,50');
    expect(dollarsText(0.12, 'zh-CN')).toBe('$0.12');
  });

  it.each([
    [0.12, '$0.12'],
    [6.0688, '$6.07'],
  ])('%d dollars are written %s', (dollars, text) => {
    expect(dollarsText(dollars)).toBe(text);
  });
});

describe('ages', () => {
  it.each([
    [-500, 'now'],
    [40_000, '40 seconds ago'],
    [119_000, '2 minutes ago'],
    [3_600_000 * 5, '5 hours ago'],
    [86_400_000 * 3, '3 days ago'],
  ])('%d ms are %s', (age, text) => {
    expect(ageInWords(age)).toBe(text);
  });
});
