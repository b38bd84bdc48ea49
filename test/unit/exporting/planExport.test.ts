import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maximumNameBytes, maximumNameLength, nameKey, safeName } from '../../../src/main/exporting/fileNames.ts';
import { fillTemplate, ratioName } from '../../../src/main/exporting/nameTemplate.ts';
import { planExport } from '../../../src/main/exporting/index.ts';
import type { ExportFacts } from '../../../src/main/library/database/pictureRows.ts';
import { endingOf } from '../../../src/shared/domain/fileNames.ts';
import type { PictureId } from '../../../src/shared/domain/ids.ts';

/** A moment by the clock on the wall, wherever the test runs. */
const createdAt = new Date(2026, 10, 2, 7, 5, 9).getTime();

function picture(parts: Partial<ExportFacts> = {}): ExportFacts {
  return {
    id: 'p' as PictureId,
    path: '/library/2026/2026-11-02 heron 1234/3.jpg',
    bytes: 1000,
    width: 2848,
    height: 1600,
    createdAt,
    prompt: 'A grey heron, at dawn; in the reeds',
    position: 3,
    thumbnailUrl: 'media://thumbnail/p',
    ...parts,
  };
}

const namesOf = (pictures: ExportFacts[], template: string, existing: string[] = []): string[] =>
  planExport(pictures, template, existing).map(({ name }) => name);

describe('a name template', () => {
  it.each([
    ['{date}', '2026-11-02'],
    ['{time}', '07-05-09'],
    ['{prompt}', 'A grey heron at dawn in the reeds'],
    ['{number}', '007'],
    ['{position}', '3'],
    ['{size}', '2848x1600'],
    ['{ratio}', '16-9'],
    ['{name}', '3'],
    ['{date} {prompt} {number}', '2026-11-02 A grey heron at dawn in the reeds 007'],
    ['{colour} {Date} {} {date', '{colour} {Date} {} {date'],
    ['{{date}}', '{2026-11-02}'],
    ['{toString}{constructor}', '{toString}{constructor}'],
  ])('%s is filled in as %s', (template, filled) => {
    expect(fillTemplate(template, picture(), 7, 250)).toBe(filled);
  });

  it('never fills a prompt’s own braces in', () => {
    expect(fillTemplate('{prompt} {number}', picture({ prompt: '{number}' }), 1, 1)).toBe('number 1');
  });

  it.each([
    ['one word', 'heron', 'heron'],
    [
      'more than forty characters',
      'one two three four five six seven eight nine ten',
      'one two three four five six seven eight',
    ],
    ['Chinese without blanks', '一'.repeat(60), '一'.repeat(40)],
    ['only signs', '!?…', 'untitled'],
    ['line breaks', 'a\nheron\t“grey”', 'a heron grey'],
  ])('takes the first words of a prompt of %s', (_name, prompt, words) => {
    expect(fillTemplate('{prompt}', picture({ prompt }), 1, 1)).toBe(words);
  });

  it.each([
    [5504, 3040, '16-9'],
    [2048, 2048, '1-1'],
    [1344, 3136, '9-21'],
    [3000, 2000, '3-2'],
    [3840, 2160, '16-9'],
    [4000, 1703, '2.35-1'],
    [1703, 4000, '1-2.35'],
  ])('calls %i × %i %s', (width, height, name) => {
    expect(ratioName(width, height)).toBe(name);
  });

  it.each([
    ['/a/b/1.jpg', '.jpg'],
    ['C:\\a.b\\1.JPEG', '.jpeg'],
    ['/a.b/none', ''],
    ['/a/.hidden', ''],
    ['/a/strange.e n d', ''],
  ])('keeps the ending of %s: %s', (path, ending) => {
    expect(endingOf(path)).toBe(ending);
  });
});

describe('a file name', () => {
  it.each([
    ['a/b\\c:d*e?f"g<h>i|j', 'a-b-c-d-e-f-g-h-i-j'],
    ['tab\there\nthere', 'tab here there'],
    ['nul\u0000bell\u0007', 'nul-bell-'],
    ['  ..hidden', 'hidden'],
    ['ends with dots...', 'ends with dots'],
    ['ends with blanks  ', 'ends with blanks'],
    ['', 'picture'],
    ['...', 'picture'],
    ['con', '_con'],
    ['COM1', '_COM1'],
    ['Lpt¹', '_Lpt¹'],
    ['nul.tar', '_nul.tar'],
    ['console', 'console'],
    ['evil\u202Egpj.exe', 'evilgpj.exe'],
    ['lone \uD83D half', 'lone - half'],
    ['e\u0301tude', 'étude'],
  ])('of %j is %j', (text, name) => {
    expect(safeName(text, '.jpg')).toBe(name);
  });

  it('is cut so that nothing after it is lost, and characters stay whole', () => {
    const long = safeName('👩‍👩‍👧'.repeat(100), '.jpg', ' (12)');
    expect(long).toMatch(/^(?:👩‍👩‍👧)+ \(12\)$/u);
    expect(Array.from(safeName('x'.repeat(500), '.jpg')).length).toBe(maximumNameLength - 5);
  });

  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.constantFrom('con', 'AUX.txt', ' . ', '日'.repeat(300), '.'.repeat(300)),
  );

  it('of any text whatever is legal on every system', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.constantFrom('', '.jpg', '.webp'),
        fc.constantFrom('', ' (2)', ' (1000)'),
        (text, ending, suffix) => {
          const stem = safeName(text, ending, suffix);
          const name = `${stem}${ending}`;
          expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]/u);
          expect(name.isWellFormed()).toBe(true);
          expect(stem).not.toMatch(/^[\s.]|[\s.]$/u);
          expect(stem).not.toBe('');
          expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
          expect(Array.from(name).length).toBeLessThanOrEqual(maximumNameLength);
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(maximumNameBytes);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('an export’s plan', () => {
  it('numbers to the width of the count', () => {
    expect(
      namesOf(
        Array.from({ length: 3 }, () => picture()),
        '{number}',
      ),
    ).toEqual(['1.jpg', '2.jpg', '3.jpg']);
    const many = namesOf(
      Array.from({ length: 100 }, () => picture()),
      'heron-{number}',
    );
    expect([many[0], many[99]]).toEqual(['heron-001.jpg', 'heron-100.jpg']);
  });

  it('gives a number to what is taken, in the folder and in the batch, without regard to case', () => {
    const plan = planExport([picture(), picture(), picture()], 'Heron', ['heron.JPG', 'HERON (3).jpg', 'other.txt']);
    expect(plan.map(({ name, taken }) => ({ name, taken }))).toEqual([
      { name: 'Heron (2).jpg', taken: 'Heron.jpg' },
      { name: 'Heron (4).jpg', taken: 'Heron.jpg' },
      { name: 'Heron (5).jpg', taken: 'Heron.jpg' },
    ]);
  });

  it('leaves a name alone that only another ending has', () => {
    expect(namesOf([picture({ path: '/x/1.png' })], 'Heron', ['heron.jpg'])).toEqual(['Heron.png']);
  });

  it('knows an accented name however the folder writes it', () => {
    expect(namesOf([picture()], '\u00E9tude', ['e\u0301tude.jpg'])).toEqual(['\u00E9tude (2).jpg']);
  });

  it('never takes a name that is there, nor one twice, whatever the template and the folder', () => {
    const templates = fc.oneof(
      fc.constantFrom('a', 'A', '{position}', '{prompt}', 'x'.repeat(400), '...', '{number}'),
      fc.string({ maxLength: 20 }),
    );
    const pictures = fc.array(
      fc.record({
        prompt: fc.constantFrom('a', 'A', 'ä', '{number}', ''),
        position: fc.integer({ min: 1, max: 3 }),
        path: fc.constantFrom('/x/1.jpg', '/x/1.png', '/x/1'),
      }),
      { maxLength: 30 },
    );
    const existing = fc.array(fc.constantFrom('a.jpg', 'A (2).JPG', '1.jpg', 'picture.jpg', 'ä.png', 'untitled'));
    fc.assert(
      fc.property(pictures, templates, existing, (parts, template, there) => {
        const names = namesOf(
          parts.map((each) => picture(each)),
          template,
          there,
        );
        const keys = [...there, ...names].map(nameKey);
        expect(new Set(keys).size).toBe(new Set(there.map(nameKey)).size + names.length);
      }),
      { numRuns: 500 },
    );
  });

  it('of ten thousand pictures with one name takes no time worth mentioning', () => {
    const names = namesOf(
      Array.from({ length: 10_000 }, () => picture()),
      'heron',
    );
    expect(new Set(names).size).toBe(10_000);
    expect(names.at(-1)).toBe('heron (10000).jpg');
  });
});
