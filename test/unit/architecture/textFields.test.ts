import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const page = resolve(import.meta.dirname, '../../../src/renderer');
const holding = (text: RegExp): string[] =>
  globSync('**/*.{ts,tsx}', { cwd: page })
    .filter((file) => text.test(readFileSync(join(page, file), 'utf8')))
    .map((file) => file.replaceAll('\\', '/'))
    .toSorted();

it('fields of several lines are all of the one kind that leaves the browser its undo', () => {
  expect(holding(/<textarea\b/)).toEqual(['ui/TextArea.tsx']);
});

it('the fields that are not made of the kit are known to the test of every text field', () => {
  expect(holding(/<input\b(?![^>]*type="(?:file|checkbox|radio|range)")/)).toEqual([
    'exporting/NameField.tsx',
    'search/SearchField.tsx',
    'ui/Field.tsx',
  ]);
});

it('only what watches undo runs the browser’s editing commands', () => {
  expect(holding(/execCommand\(/)).toEqual(['compose/usePromptField.ts', 'ui/typing.ts', 'ui/writeText.ts']);
});
