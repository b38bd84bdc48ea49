/** What one suite came to. Times are in milliseconds. */
export interface SuiteResult {
  name: string;
  passed: number;
  failed: number;
  skipped: number;
  milliseconds: number;
  /** False when the suite's process failed, also where no test did (a file that cannot be loaded, an unhandled error). */
  succeeded: boolean;
}

/** The counts in a report of vitest's JSON reporter; all zero where there is none. */
export function countsOf(report: string | undefined): Pick<SuiteResult, 'passed' | 'failed' | 'skipped'> {
  if (report === undefined) return { passed: 0, failed: 0, skipped: 0 };
  const counts = JSON.parse(report) as Record<string, unknown>;
  const count = (name: string): number => {
    const value = counts[name];
    return typeof value === 'number' ? value : 0;
  };
  return {
    passed: count('numPassedTests'),
    failed: count('numFailedTests'),
    skipped: count('numPendingTests') + count('numTodoTests'),
  };
}

function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** A row for each suite, those that were not reached, and a line with the sums. */
export function summary(results: readonly SuiteResult[], notRun: readonly string[]): string {
  const rows = results.map(({ name, passed, failed, skipped, milliseconds, succeeded }) =>
    [
      succeeded ? '✓' : '✗',
      name.padEnd(18),
      `${passed} passed`.padStart(12),
      `${failed} failed`.padStart(10),
      `${skipped} skipped`.padStart(11),
      duration(milliseconds).padStart(12),
    ].join(' '),
  );
  const missed = notRun.map((name) => `- ${name.padEnd(18)} not run`);
  const sum = (key: 'passed' | 'failed' | 'skipped'): number =>
    results.reduce((total, result) => total + result[key], 0);
  const verdict = results.every(({ succeeded }) => succeeded) ? 'All tests passed.' : 'The tests failed.';
  return [
    '',
    ...rows,
    ...missed,
    '',
    verdict,
    `Tests: ${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`,
  ].join('\n');
}
