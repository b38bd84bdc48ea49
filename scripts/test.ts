import { run } from './run.ts';

run('Unit tests', 'vitest', 'run', '--project', 'unit');
run('Integration tests', 'vitest', 'run', '--project', 'integration');
run('Build', 'electron-vite', 'build', '--logLevel', 'warn');
run('End-to-end tests', 'vitest', 'run', '--project', 'e2e');
