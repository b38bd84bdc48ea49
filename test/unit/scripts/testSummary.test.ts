import { describe, expect, it } from 'vitest';
import { countsOf, summary } from '../../../scripts/testSummary.ts';

describe('the summary of the tests', () => {
  it('reads the counts of a report', () => {
    const report = JSON.stringify({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 });
    expect(countsOf(report)).toEqual({ passed: 5, failed: 1, skipped: 3 });
    expect(countsOf(undefined)).toEqual({ passed: 0, failed: 0, skipped: 0 });
  });

  it('ends with the sums of all suites', () => {
    const unit = { name: 'Unit tests', passed: 2000, failed: 0, skipped: 1, milliseconds: 27_400, succeeded: true };
    const pages = { ...unit, name: 'End-to-end tests', passed: 100, skipped: 2, milliseconds: 154_000 };
    const lines = summary([unit, pages], []).split('\n');
    expect(lines.at(-1)).toBe('Tests: 2100 passed, 0 failed, 3 skipped');
    expect(lines.at(-2)).toBe('All tests passed.');
    expect(lines.filter((line) => line.startsWith('✓'))).toHaveLength(2);
    expect(lines.join('\n')).toContain('2 min 34 s');
  });

  it('names what failed without a failed test, and what was not run', () => {
    const broken = { name: 'Unit tests', passed: 9, failed: 0, skipped: 0, milliseconds: 1000, succeeded: false };
    const text = summary([broken], ['Integration tests']);
    expect(text).toContain('✗ Unit tests');
    expect(text).toMatch(/Integration tests +not run/);
    expect(text).toContain('The tests failed.');
  });
});
