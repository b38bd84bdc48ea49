import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labOf } from '../../../src/demo/art/colour.ts';
import { families } from '../../../src/demo/art/families/index.ts';
import { chooseFamily, drawScene, type SceneRequest } from '../../../src/demo/art/scene.ts';

const request = (changes: Partial<SceneRequest> = {}): SceneRequest => ({
  seed: 3,
  prompt: 'A still mountain lake',
  width: 2048,
  height: 2048,
  references: [],
  ...changes,
});

/** A prompt that draws each family. */
const subjects: Record<string, string> = {
  lake: 'A mountain lake',
  city: 'A city street in the rain',
  dunes: 'Desert dunes',
  geometric: 'An abstract composition',
  leaves: 'Botanical leaves',
  stillLife: 'A still life',
  tiles: 'Patterned tiles',
  lighthouse: 'A lighthouse',
  balloons: 'Hot-air balloons',
  courtyard: 'A courtyard with arches',
  koi: 'A koi pond',
  forest: 'A forest',
  village: 'A winter village',
  windowSill: 'A cat at the window',
};

/** The colours of a document, with how often each is used. */
function coloursOf(svg: string): string[] {
  return [...svg.matchAll(/"(#[0-9a-f]{6})"/g)].map(([, hex]) => hex ?? '');
}

/** The mean of red-to-green (a) and yellow-to-blue (b) over all colours of a document. */
function tint(svg: string): { a: number; b: number; strength: number } {
  const colours = coloursOf(svg).map(labOf);
  const mean = (value: (colour: (typeof colours)[number]) => number): number =>
    colours.reduce((sum, colour) => sum + value(colour), 0) / colours.length;
  return { a: mean(({ a }) => a), b: mean(({ b }) => b), strength: mean(({ a, b }) => Math.hypot(a, b)) };
}

/** Why `svg` is not a well-formed document of plain shapes; empty when it is. */
function faults(svg: string): string[] {
  const found: string[] = [];
  if (/NaN|undefined|Infinity|null/.test(svg)) found.push('a number is missing');
  if (/<text|<image|href/.test(svg)) found.push('there is text or something from outside');
  const open: string[] = [];
  for (const [, closing, name = '', , selfClosed] of svg.matchAll(/<(\/?)([a-zA-Z]+)((?:\s[^<>]*?)?)(\/?)>/g)) {
    if (closing) {
      if (open.pop() !== name) found.push(`</${name}> does not close what was opened`);
    } else if (!selfClosed) open.push(name);
  }
  if (open.length > 0) found.push(`${open.join(', ')} stay open`);
  if (/(?:[rxy]|width|height)="-?[\d.]+e/.test(svg)) found.push('a number has an exponent');
  if (/(?: r| rx| ry|width|height)="-/.test(svg)) found.push('a length is negative');
  const ids = new Set([...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  for (const [, id] of svg.matchAll(/url\(#([^)]+)\)/g)) if (!ids.has(id)) found.push(`#${id} does not exist`);
  return found;
}

describe('a drawn scene', () => {
  it('is the same document for the same request, and another for another seed, prompt or place in the set', () => {
    const first = drawScene(request());
    expect(drawScene(request())).toBe(first);
    const others = [
      { seed: 4 },
      { prompt: 'A mountain lake at night' },
      { position: 1, of: 4 },
      { references: ['#a03020'] },
    ];
    for (const changes of others) expect(drawScene(request(changes))).not.toBe(first);
  });

  it.each(Object.keys(subjects))('of the family %s is drawn for its words', (name) => {
    expect(chooseFamily(subjects[name] ?? '', 1).name).toBe(name);
  });

  it('knows German and Chinese words too, and the seed chooses where no word helps', () => {
    const named = (prompt: string, seed = 1): string => chooseFamily(prompt, seed).name;
    expect(named('Ein Leuchtturm an der Küste')).toBe('lighthouse');
    expect(named('Stillleben mit Birnen')).toBe('stillLife');
    expect(named('森林里的鹿')).toBe('forest');
    expect(named('冬天的村庄')).toBe('village');
    expect(named('I see what you mean')).toBe(named('what you mean'));
    const chosen = new Set(Array.from({ length: 300 }, (_, seed) => named('Hm', seed)));
    expect(chosen.size).toBe(families.length);
  });

  it('is well formed and has exactly the asked size, for any family, size, seed and place', () => {
    const edge = fc.integer({ min: 480, max: 7680 });
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(subjects)),
        edge,
        edge,
        fc.nat(),
        fc.constantFrom('', ', at night', ' at dawn', ' at dusk', ' in the evening'),
        fc.integer({ min: 0, max: 3 }),
        (subject, width, height, seed, hour, position) => {
          const svg = drawScene(request({ prompt: subject + hour, width, height, seed, position, of: 4 }));
          expect(svg).toMatch(
            new RegExp(`^<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" `),
          );
          expect(faults(svg)).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  }, 60_000);

  it.each(Object.entries(subjects))(
    'of the family %s keeps its composition through a set, in another light',
    (_name, prompt) => {
      const shapes = (svg: string): Set<string> =>
        new Set([...svg.matchAll(/ (?:d|width|rx)="([^"]{3,})"/g)].map(([, shape]) => shape ?? ''));
      const drawn = [0, 1, 2, 3].map((position) => drawScene(request({ prompt, position, of: 4 })));
      const [first, ...rest] = drawn.map(shapes);
      for (const other of rest) {
        const kept = [...(first ?? [])].filter((shape) => other.has(shape)).length;
        expect(kept / (first?.size ?? 1)).toBeGreaterThan(0.35);
      }
      expect(new Set(drawn).size).toBe(4);
    },
  );

  it('goes darker through a set, as the day does', () => {
    const lightness = [0, 1, 2, 3].map((position) => {
      const colours = coloursOf(drawScene(request({ position, of: 4 }))).map(labOf);
      return colours.reduce((sum, { l }) => sum + l, 0) / colours.length;
    });
    expect(lightness.at(-1)).toBeLessThan((lightness[0] ?? 0) - 0.15);
  });
});

describe('the colours of a scene', () => {
  it.each([
    ['#b8302a', 'a', 1],
    ['#2f8f4a', 'a', -1],
    ['#d8b02a', 'b', 1],
    ['#2848b0', 'b', -1],
  ] as const)('lean towards a reference of %s', (reference, axis, sign) => {
    const plain = tint(drawScene(request()))[axis];
    const led = tint(drawScene(request({ references: [reference] })))[axis];
    expect((led - plain) * sign).toBeGreaterThan(0.02);
  });

  it('are shared out among several references', () => {
    const { a } = tint(drawScene(request({ references: ['#b8302a', '#2f8f4a'] })));
    const red = tint(drawScene(request({ references: ['#b8302a'] }))).a;
    const green = tint(drawScene(request({ references: ['#2f8f4a'] }))).a;
    expect(a).toBeGreaterThan(green);
    expect(a).toBeLessThan(red);
  });

  it('follow colour words, and nearly vanish for black and white', () => {
    const plain = tint(drawScene(request()));
    expect(tint(drawScene(request({ prompt: 'A still mountain lake in red' }))).a).toBeGreaterThan(plain.a + 0.01);
    expect(tint(drawScene(request({ prompt: 'A still mountain lake, black and white' }))).strength).toBeLessThan(0.015);
  });

  it('ignore references that are no colours', () => {
    expect(drawScene(request({ references: ['red', '#12'] }))).toBe(drawScene(request()));
  });
});
