import { expect, it } from 'vitest';
import { selectTests } from '../../../scripts/testSelection.ts';

const files = [
  { path: 'test/unit/references/adding.test.ts', text: `it('is anything', () => {});` },
  { path: 'test/unit/menu.test.ts', text: `import '../references/x.ts';\nit('opens', () => {});` },
  { path: 'test/unit/dialogs.test.ts', text: `it.each([1, 2])('keeps References (%i)', () => {});` },
];

it.each([
  [
    'references',
    [['test/unit/references/adding.test.ts'], ['test/unit/dialogs.test.ts', '--testNamePattern', '(?i:references)']],
  ],
  ['menu', [['test/unit/menu.test.ts']]],
  ['DIALOGS', [['test/unit/dialogs.test.ts']]],
  ['.*', []],
])('tests are chosen by %s in their path or their name', (word, runs) => {
  expect(selectTests(files, word)).toEqual(runs);
});

it('a name is found as it is written, whatever its letters mean in a pattern', () => {
  const [[, , pattern = ''] = []] = selectTests(files, 'references (%i)');
  expect(new RegExp(pattern).test('keeps References (%i)')).toBe(true);
});
