import { lighter, mix } from '../colour.ts';
import type { Family, Scene } from '../family.ts';
import { short, type Sheet } from '../sheet.ts';

const glazes = [
  ['#f2ecdc', '#2d5c8a', '#7fa8c4', '#e0b04a', '#1f3e5c'],
  ['#f3e9d8', '#b5533c', '#e3a873', '#3f7a78', '#6d2f2a'],
  ['#ece9df', '#3f7464', '#9fc0a6', '#d98d5f', '#24453f'],
  ['#f4eadf', '#6a4f7d', '#c4a3bd', '#e2b865', '#3e2f50'],
] as const;

/** One quarter of a tile in the square from 0,0 to 1,1; the middle of the tile is at 1,1. Four of them make the tile. */
type Motif = (sheet: Sheet, colour: (index: number) => string) => void;

const piece = (sheet: Sheet, data: string, fill: string): void => {
  sheet.add(`<path d="${data}" fill="${fill}"/>`);
};

const ring = (sheet: Sheet, x: number, y: number, radius: number, fill: string): void => {
  sheet.add(`<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`);
};

const motifs: readonly Motif[] = [
  (sheet, colour) => {
    piece(sheet, 'M1 1L.62 .2Q.8 .02 1 .1Z', colour(1));
    piece(sheet, 'M1 1L.2 .62Q.02 .8 .1 1Z', colour(1));
    piece(sheet, 'M1 1Q.3 .84 .22 .22Q.84 .3 1 1Z', colour(2));
    piece(sheet, 'M1 1Q.56 .84 .42 .42Q.84 .56 1 1Z', colour(4));
    piece(sheet, 'M0 0H.34A.34 .34 0 0 1 0 .34Z', colour(3));
    ring(sheet, 1, 1, 0.16, colour(3));
  },
  (sheet, colour) => {
    piece(sheet, 'M0 0H1A1 1 0 0 1 0 1Z', colour(1));
    piece(sheet, 'M0 0H.8A.8 .8 0 0 1 0 .8Z', colour(0));
    piece(sheet, 'M0 0H.62A.62 .62 0 0 1 0 .62Z', colour(2));
    piece(sheet, 'M0 0L.46 .12Q.5 .5 .12 .46Z', colour(4));
    piece(sheet, 'M1 1L.66 .86L.86 .66Z', colour(3));
    ring(sheet, 0.82, 0.82, 0.06, colour(4));
  },
  (sheet, colour) => {
    piece(sheet, 'M1 0L0 1H.3L1 .3Z', colour(1));
    piece(sheet, 'M1 .44L.44 1H.66L1 .66Z', colour(3));
    piece(sheet, 'M0 0H.5Q.5 .5 0 .5Z', colour(2));
    ring(sheet, 0.19, 0.19, 0.1, colour(4));
    ring(sheet, 1, 1, 0.18, colour(4));
  },
  (sheet, colour) => {
    piece(sheet, 'M1 1C.9 .55 .55 .35 .1 .1C.35 .55 .55 .9 1 1Z', colour(1));
    piece(sheet, 'M1 1C.92 .5 .86 .22 1 0V1Z', colour(2));
    piece(sheet, 'M1 1C.5 .92 .22 .86 0 1H1Z', colour(2));
    piece(sheet, 'M.52 .04C.7 .1 .76 .26 .7 .44C.56 .34 .5 .2 .52 .04Z', colour(4));
    piece(sheet, 'M.04 .52C.1 .7 .26 .76 .44 .7C.34 .56 .2 .5 .04 .52Z', colour(4));
    ring(sheet, 0, 0, 0.2, colour(3));
    ring(sheet, 1, 1, 0.13, colour(3));
  },
  (sheet, colour) => {
    piece(sheet, 'M0 .2L.2 0H.6L1 .4V1H.4L0 .6Z', colour(2));
    piece(sheet, 'M.3 .3L1 .58V1H.58Z', colour(1));
    piece(sheet, 'M.56 .56L1 .78V1H.78Z', colour(0));
    piece(sheet, 'M.78 .78L1 .9V1H.9Z', colour(3));
    piece(sheet, 'M0 0H.13L0 .13Z', colour(4));
  },
];

function draw(scene: Scene): void {
  const { sheet, width, height, random, variation, light, position } = scene;
  const glaze = glazes[(random.whole(0, 3) + position) % 4] ?? glazes[0];
  const dim = light.isNight ? 0.34 : 0;
  const colour = (index: number): string => mix(glaze[index % 5] ?? glaze[0], '#1a2238', dim);
  const across = random.whole(4, 6);
  const size = Math.min(width, height) / across;
  const grout = mix(colour(0), '#6b6358', 0.42);
  sheet.wash(grout);
  const [first, second] = random.shuffle(motifs);
  const columns = Math.ceil(width / size) + 1;
  const rows = Math.ceil(height / size) + 1;
  const left = (width - columns * size) / 2;
  const top = (height - rows * size) / 2;
  const gap = size * 0.016;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const motif = (row + column) % 2 === 0 ? first : second;
      const x = left + column * size;
      const y = top + row * size;
      // No two tiles leave the kiln alike.
      const fired = variation.between(-0.025, 0.025);
      const own = (index: number): string => lighter(colour(index), fired);
      sheet.rect(x + gap, y + gap, size - 2 * gap, size - 2 * gap, {
        fill: own(0),
        more: `rx="${short(size * 0.02)}"`,
      });
      const quarter = size / 2 - gap;
      for (const [flipX, flipY] of [
        [1, 1],
        [-1, 1],
        [1, -1],
        [-1, -1],
      ] as const) {
        const cornerX = flipX > 0 ? x + gap : x + size - gap;
        const cornerY = flipY > 0 ? y + gap : y + size - gap;
        sheet.group(
          `transform="matrix(${short(flipX * quarter)} 0 0 ${short(flipY * quarter)} ${short(cornerX)} ${short(cornerY)})"`,
          () => motif?.(sheet, own),
        );
      }
      sheet.path(
        `M${short(x + gap * 2)} ${short(y + size - gap * 2)}V${short(y + gap * 2)}H${short(x + size - gap * 2)}l${short(-gap)} ${short(gap)}H${short(x + gap * 3)}V${short(y + size - gap * 3)}Z`,
        {
          fill: '#ffffff',
          opacity: 0.3,
        },
      );
      if (variation.chance(0.05)) {
        const crack = { x: x + size * variation.next(), y: y + gap };
        sheet.path(
          `M${short(crack.x)} ${short(crack.y)}l${short(size * variation.between(-0.2, 0.2))} ${short(size * 0.3)}l${short(size * variation.between(-0.2, 0.2))} ${short(size * 0.24)}`,
          { stroke: grout, strokeWidth: size * 0.007 },
        );
      }
    }
  }
  // Light from a window slides over the wall.
  const from = width * variation.between(0.1, 0.6);
  const wide = Math.min(width, height) * 0.34;
  sheet.path(
    `M${short(from)} 0H${short(from + wide)}L${short(from + wide - height * 0.4)} ${short(height)}H${short(from - height * 0.4)}Z`,
    {
      fill: light.orb,
      opacity: 0.16,
    },
  );
}

export const tiles: Family = {
  name: 'tiles',
  words:
    /\btiles?\b|azulejo|mosaic|\bpattern|ornament|tessellat|wallpaper|textile|fabric|quilt|kaleidoscop|kacheln?|fliesen?|mosaik|muster|tapete|stoff|瓷砖|图案|纹样|马赛克|花纹/gu,
  draw,
};
