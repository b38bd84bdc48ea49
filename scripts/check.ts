import { runAll } from './run.ts';

/* `npm run check`: everything is looked at, also when something has failed before. The longest begins first. */

const folders = ['src', 'test', 'scripts'];
const began = performance.now();
const good = await runAll([
  { title: 'Lint', command: ['oxlint', '--type-aware', '--deny-warnings', ...folders] },
  { title: 'Types: the page', command: ['tsc', '--noEmit', '-p', 'tsconfig.web.json'] },
  { title: 'Types: main, preload, tests', command: ['tsc', '--noEmit', '-p', 'tsconfig.node.json'] },
  { title: 'Types: end-to-end tests', command: ['tsc', '--noEmit', '-p', 'tsconfig.e2e.json'] },
  { title: 'Import rules', command: ['vitest', 'run', '--project', 'unit', 'test/unit/architecture'] },
  { title: 'Format', command: ['oxfmt', '--check', ...folders] },
]);
console.log(`\n${good ? 'All is well' : 'Something is wrong'} (${((performance.now() - began) / 1000).toFixed(1)} s).`);
process.exitCode = good ? 0 : 1;
