/** A file of tests, as a path from the project's folder with slashes. */
export interface TestFile {
  path: string;
  text: string;
}

/**
 * What vitest is given, run by run, to run the tests that have `word` in their path or their name, whatever its case: the
 * files whose path has it whole, and of the others the tests that are named so.
 */
export function selectTests(files: readonly TestFile[], word: string): string[][] {
  const pattern = word.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  const inPath = new RegExp(pattern, 'i');
  // it('…', describe('…', it.runIf(…)('…', it.each([…])('…'
  const inName = new RegExp(
    String.raw`(?:\b(?:it|test|describe)(?:\.\w+)?|[\])])\(\s*(?:'[^'\n]*|"[^"\n]*|\`[^\`]*)${pattern}`,
    'i',
  );
  const whole = files.filter(({ path }) => inPath.test(path));
  const named = files.filter((file) => !whole.includes(file) && inName.test(file.text));
  const paths = (chosen: TestFile[]): string[] => chosen.map(({ path }) => path);
  return [
    ...(whole.length > 0 ? [paths(whole)] : []),
    ...(named.length > 0 ? [[...paths(named), '--testNamePattern', `(?i:${pattern})`]] : []),
  ];
}
