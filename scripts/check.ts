import { run } from './run.ts';

const folders = ['src', 'test', 'scripts'];

run('Types: main, preload, tests', 'tsc', '--noEmit', '-p', 'tsconfig.node.json');
run('Types: the page', 'tsc', '--noEmit', '-p', 'tsconfig.web.json');
run('Lint', 'oxlint', '--type-aware', '--deny-warnings', ...folders);
run('Format', 'oxfmt', '--check', ...folders);
run('Import rules', 'vitest', 'run', '--project', 'unit', 'test/unit/architecture');
