import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { tryToRun } from './run.ts';
import { selectTests } from './testSelection.ts';
import { countsOf, summary, type SuiteResult } from './testSummary.ts';

/* `npm test`: all suites. `npm test -- references` runs the tests that have this in their path or their name. */

/** In their order. End-to-end tests are few and slow: each is named as it ends. */
const suites = [
  { name: 'Unit tests', project: 'unit', reporter: 'default' },
  { name: 'Integration tests', project: 'integration', reporter: 'default' },
  { name: 'End-to-end tests', project: 'e2e', reporter: 'verbose' },
] as const;
type Suite = (typeof suites)[number];

const root = resolve(import.meta.dirname, '..');
const word = process.argv.slice(2).join(' ');

/** The options of each run of vitest that the suite needs; none where it has nothing that was asked for. */
function runsOf({ project }: Suite): string[][] {
  if (word === '') return [[]];
  const paths = globSync(`test/${project}/**/*.test.ts`, { cwd: root }).map((path) => path.replaceAll('\\', '/'));
  return selectTests(
    paths.toSorted().map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })),
    word,
  );
}

const reports = mkdtempSync(join(tmpdir(), 'reverie-tests-'));

function runSuite({ name, project, reporter }: Suite, title: string, runs: string[][]): SuiteResult {
  const began = performance.now();
  const result = { name, passed: 0, failed: 0, skipped: 0, succeeded: true };
  if (project === 'e2e') result.succeeded = tryToRun('Build', 'electron-vite', 'build', '--logLevel', 'warn') === 0;
  for (const options of result.succeeded ? runs : []) {
    const report = join(reports, `${project}.json`);
    rmSync(report, { force: true });
    const reporters = [`--reporter=${reporter}`, '--reporter=json', `--outputFile.json=${report}`];
    const code = tryToRun(title, 'vitest', 'run', '--project', project, ...reporters, ...options);
    const { passed, failed, skipped } = countsOf(existsSync(report) ? readFileSync(report, 'utf8') : undefined);
    result.passed += passed;
    result.failed += failed;
    // Those with other names count as skipped.
    if (!options.includes('--testNamePattern')) result.skipped += skipped;
    if (code !== 0) result.succeeded = false;
  }
  return { ...result, milliseconds: performance.now() - began };
}

const wanted = suites.map((suite) => ({ suite, runs: runsOf(suite) })).filter(({ runs }) => runs.length > 0);
const results: SuiteResult[] = [];
try {
  for (const [index, { suite, runs }] of wanted.entries()) {
    const result = runSuite(suite, `${index + 1} of ${wanted.length}: ${suite.name}`, runs);
    results.push(result);
    if (!result.succeeded) break;
  }
} finally {
  rmSync(reports, { recursive: true, force: true });
}
const notRun = suites.map(({ name }) => name).filter((name) => !results.some((result) => result.name === name));
if (wanted.length === 0) console.error(`No test has “${word}” in its path or its name.`);
else console.log(summary(results, notRun));
process.exitCode =
  wanted.length > 0 && results.length === wanted.length && results.every(({ succeeded }) => succeeded) ? 0 : 1;
