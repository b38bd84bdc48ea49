import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryToRun } from './run.ts';
import { countsOf, summary, type SuiteResult } from './testSummary.ts';

/** In their order. End-to-end tests are few and slow: each is named as it ends. */
const suites = [
  { name: 'Unit tests', project: 'unit', reporter: 'default' },
  { name: 'Integration tests', project: 'integration', reporter: 'default' },
  { name: 'End-to-end tests', project: 'e2e', reporter: 'verbose' },
] as const;

const reports = mkdtempSync(join(tmpdir(), 'reverie-tests-'));
const results: SuiteResult[] = [];
try {
  for (const [index, { name, project, reporter }] of suites.entries()) {
    const began = performance.now();
    const report = join(reports, `${project}.json`);
    const built = project !== 'e2e' || tryToRun('Build', 'electron-vite', 'build', '--logLevel', 'warn') === 0;
    const code = built
      ? tryToRun(
          `${index + 1} of ${suites.length}: ${name}`,
          'vitest',
          'run',
          '--project',
          project,
          `--reporter=${reporter}`,
          '--reporter=json',
          `--outputFile.json=${report}`,
        )
      : 1;
    results.push({
      name,
      ...countsOf(existsSync(report) ? readFileSync(report, 'utf8') : undefined),
      milliseconds: performance.now() - began,
      succeeded: code === 0,
    });
    if (code !== 0) break;
  }
} finally {
  rmSync(reports, { recursive: true, force: true });
}
console.log(
  summary(
    results,
    suites.slice(results.length).map(({ name }) => name),
  ),
);
process.exitCode = results.length === suites.length && results.every(({ succeeded }) => succeeded) ? 0 : 1;
