import { run } from './run.ts';

const folders = ['src', 'test', 'scripts'];

run('Types: main, preload, tests', 'tsc', '--noEmit', '-p', 'tsconfig.node.json');
run('Types: the page', 'tsc', '--noEmit', '-p', 'tsconfig.web.json');
run('Types: end-to-end tests', 'tsc', '--noEmit', '-p', 'tsconfig.e2e.json');
run('Lint', 'oxlint', '--type-aware', '--deny-warnings', ...folders);
run('Format', 'oxfmt', '--check', ...folders);
run('Import rules', 'vitest', 'run', '--project', 'unit', 'test/unit/architecture');
