import type { Random } from '../../random.ts';
import { lighter, mix } from '../colour.ts';
import type { Family, Scene } from '../family.ts';
import { blob, curve } from '../shapes.ts';
import { short, type Point, type Sheet } from '../sheet.ts';

/** A pad of a water lily, with its notch and its veins. */
function addPad(sheet: Sheet, x: number, y: number, radius: number, colour: string, random: Random): void {
  const turn = random.between(0, 360);
  const gap = 0.2;
  const [from, to] = [gap, 2 * Math.PI - gap];
  const at = (angle: number, reach: number): string =>
    `${short(Math.cos(angle) * reach)} ${short(Math.sin(angle) * reach)}`;
  sheet.group(`transform="translate(${short(x)} ${short(y)}) rotate(${short(turn)})"`, () => {
    sheet.path(`M0 0L${at(from, radius)}A${short(radius)} ${short(radius)} 0 1 1 ${at(to, radius)}Z`, { fill: colour });
    sheet.path(`M0 0L${at(Math.PI * 0.75, radius)}A${short(radius)} ${short(radius)} 0 0 1 ${at(to, radius)}Z`, {
      fill: lighter(colour, 0.045),
    });
    let veins = '';
    for (let vein = 1; vein < 9; vein += 1) {
      const angle = from + ((to - from) * vein) / 9;
      veins += `M${at(angle, radius * 0.08)}L${at(angle, radius * 0.84)}`;
    }
    sheet.path(veins, { stroke: lighter(colour, 0.13), strokeWidth: radius * 0.018, opacity: 0.7 });
    sheet.circle(0, 0, radius * 0.07, { fill: lighter(colour, 0.16) });
  });
}

function addLily(sheet: Sheet, x: number, y: number, size: number, petal: string): void {
  for (const [count, reach, tone] of [
    [9, 1, -0.06],
    [7, 0.74, 0.02],
    [5, 0.48, 0.07],
  ] as const) {
    for (let index = 0; index < count; index += 1) {
      const long = size * reach;
      sheet.path(
        `M0 0C${short(long * 0.36)} ${short(-long * 0.3)} ${short(long * 0.3)} ${short(-long * 0.8)} 0 ${short(-long)}C${short(-long * 0.3)} ${short(-long * 0.8)} ${short(-long * 0.36)} ${short(-long * 0.3)} 0 0Z`,
        {
          fill: lighter(petal, tone + (index % 2) * 0.02),
          more: `transform="translate(${short(x)} ${short(y)}) rotate(${short((index * 360) / count + reach * 40)})"`,
        },
      );
    }
  }
  sheet.circle(x, y, size * 0.17, { fill: '#e8b64c' });
}

/** A carp seen from above, swimming towards `heading` (degrees) with its body bent by `bend`. */
function addKoi(
  sheet: Sheet,
  x: number,
  y: number,
  size: number,
  heading: number,
  bend: number,
  colours: readonly string[],
  water: string,
  random: Random,
): void {
  // Half widths along the body from nose to tail root.
  const girth = [0.045, 0.085, 0.115, 0.128, 0.122, 0.1, 0.074, 0.048, 0.028];
  const spine: Point[] = girth.map((_, index) => {
    const part = index / (girth.length - 1);
    return { x: -part * size, y: Math.sin(part * 3.4 + 0.3) * bend * size * part * 0.9 };
  });
  const offset = (index: number, sign: number): Point => {
    const [before, after] = [spine[Math.max(0, index - 1)], spine[Math.min(spine.length - 1, index + 1)]];
    const here = spine[index];
    if (!before || !after || !here) return { x: 0, y: 0 };
    const length = Math.hypot(after.x - before.x, after.y - before.y) || 1;
    const half = (girth[index] ?? 0) * size * sign;
    return { x: here.x - ((after.y - before.y) / length) * half, y: here.y + ((after.x - before.x) / length) * half };
  };
  const body = curve(
    [
      { x: size * 0.05, y: spine[0]?.y ?? 0 },
      ...spine.map((_, index) => offset(index, -1)),
      ...spine.map((_, index) => offset(index, 1)).toReversed(),
    ],
    true,
  );
  const tail = spine.at(-1) ?? { x: -size, y: 0 };
  const drift = (tail.y - (spine.at(-3)?.y ?? 0)) * 1.6;
  const [ground, patch = '#d9603a'] = colours;
  const base = ground ?? '#f2e8d8';
  const fins = (fill: string, opacity: number): void => {
    const fin = (sign: number): string =>
      `M${short(-size * 0.26)} ${short(sign * size * 0.1)}Q${short(-size * 0.3)} ${short(sign * size * 0.3)} ${short(-size * 0.48)} ${short(sign * size * 0.3)}Q${short(-size * 0.44)} ${short(sign * size * 0.16)} ${short(-size * 0.38)} ${short(sign * size * 0.1)}Z`;
    sheet.path(fin(1) + fin(-1), { fill, opacity });
    sheet.path(
      `M${short(tail.x + size * 0.04)} ${short(tail.y - size * 0.02)}Q${short(tail.x - size * 0.14)} ${short(tail.y + drift - size * 0.06)} ${short(tail.x - size * 0.34)} ${short(tail.y + drift * 1.9 - size * 0.15)}Q${short(tail.x - size * 0.22)} ${short(tail.y + drift * 1.3)} ${short(tail.x - size * 0.32)} ${short(tail.y + drift * 1.9 + size * 0.14)}Q${short(tail.x - size * 0.12)} ${short(tail.y + drift + size * 0.06)} ${short(tail.x + size * 0.04)} ${short(tail.y + size * 0.02)}Z`,
      { fill, opacity },
    );
  };
  const turned = (dx: number, dy: number): string =>
    `transform="translate(${short(x + dx)} ${short(y + dy)}) rotate(${short(heading)})"`;
  sheet.group(turned(size * 0.05, size * 0.1), () => {
    sheet.path(body, { fill: mix(water, '#04110f', 0.5), opacity: 0.4 });
  });
  sheet.group(turned(0, 0), () => {
    fins(lighter(base, -0.03), 0.8);
    sheet.path(body, { fill: base });
    sheet.clipped(body, () => {
      const patches = random.whole(2, 4);
      for (let index = 0; index < patches; index += 1) {
        const spot = spine[1 + Math.floor(((index + random.next() * 0.5) / patches) * 7)] ?? { x: 0, y: 0 };
        sheet.path(
          blob(spot.x, spot.y + random.between(-0.05, 0.05) * size, size * random.between(0.07, 0.14), 0.3, random, 8),
          { fill: patch },
        );
      }
      if (colours[2])
        sheet.path(
          blob(-size * random.between(0.3, 0.6), random.between(-0.06, 0.06) * size, size * 0.06, 0.4, random, 7),
          { fill: colours[2] },
        );
      sheet.path(curve(spine.slice(1, 8)), {
        stroke: lighter(base, -0.08),
        strokeWidth: size * 0.018,
        opacity: 0.7,
        more: 'stroke-linecap="round"',
      });
    });
    for (const sign of [-1, 1]) sheet.circle(-size * 0.045, sign * size * 0.06, size * 0.016, { fill: '#1c1a1a' });
  });
}

const breeds = [
  ['#f4ece0', '#d95a36'],
  ['#f4ece0', '#d95a36', '#2b2a30'],
  ['#e79a3d', '#f2c67a'],
  ['#f1e3c6', '#e2aa4c'],
  ['#3a3a42', '#d9683a'],
  ['#d8613a', '#f0b27f'],
] as const;

function draw(scene: Scene): void {
  const { sheet, width, height, random, variation, light } = scene;
  const water = mix(mix('#1f5a5c', light.skyTop, 0.18), light.shade, 0.2 + 0.35 * Math.max(0, light.time - 0.4));
  sheet.bands(-2, height + 2, [
    [0, lighter(water, 0.05)],
    [0.6, water],
    [1, mix(water, '#061a1d', 0.34)],
  ]);
  let stones = '';
  for (let index = 0; index < (width * height) / 16_000; index += 1) {
    stones += blob(random.between(0, width), random.between(0, height), random.between(8, 46), 0.2, random, 7);
  }
  sheet.path(stones, { fill: mix(water, '#0b2327', 0.5), opacity: 0.22 });
  const area = (width * height) / 1_000_000;
  const fish = Math.round(random.between(6, 8) * area ** 0.8);
  // They swim in one loose current around the middle.
  const current = random.chance(0.5) ? 1 : -1;
  const cells = Math.ceil(Math.sqrt(fish));
  for (let index = 0; index < fish; index += 1) {
    const x = ((index % cells) + random.between(0.25, 0.75)) * (width / cells);
    const y = (Math.floor(index / cells) + random.between(0.25, 0.75)) * (height / Math.ceil(fish / cells));
    const around = (Math.atan2(y - height / 2, x - width / 2) * 180) / Math.PI + 90 * current;
    const size = random.between(190, 290);
    addKoi(
      sheet,
      x + variation.between(-50, 50),
      y + variation.between(-50, 50),
      size,
      around + variation.between(-40, 40),
      random.between(-0.24, 0.24),
      breeds[random.whole(0, breeds.length - 1)] ?? breeds[0],
      water,
      random,
    );
  }
  let rings = '';
  for (let index = 0; index < 7 * area; index += 1) {
    const [x, y] = [variation.between(0, width), variation.between(0, height)];
    for (let ring = 1; ring <= 3; ring += 1) {
      const reach = ring * random.between(18, 30);
      rings += `M${short(x - reach)} ${short(y)}A${short(reach)} ${short(reach * 0.82)} 0 0 1 ${short(x + reach * 0.7)} ${short(y - reach * 0.58)}`;
    }
  }
  sheet.path(rings, { stroke: lighter(water, 0.26), strokeWidth: 1.6, opacity: 0.5, more: 'stroke-linecap="round"' });
  const leaf = mix(mix('#5c8a4f', light.skyLow, 0.12), light.shade, 0.1 + 0.4 * Math.max(0, light.time - 0.5));
  const clusters = Math.round(3 + 2.4 * area);
  for (let cluster = 0; cluster < clusters; cluster += 1) {
    // Pads gather at the edges and leave the middle to the fish.
    const edge = random.whole(0, 3);
    const along = random.next();
    const cx =
      edge < 2 ? along * width : edge === 2 ? random.between(-0.02, 0.12) * width : random.between(0.88, 1.02) * width;
    const cy =
      edge >= 2
        ? along * height
        : edge === 0
          ? random.between(-0.02, 0.12) * height
          : random.between(0.88, 1.02) * height;
    for (let pad = 0; pad < random.whole(3, 5); pad += 1) {
      const radius = random.between(34, 82);
      const [x, y] = [cx + random.between(-120, 120), cy + random.between(-120, 120)];
      sheet.circle(x + 8, y + 12, radius, { fill: '#04120f', opacity: 0.28 });
      addPad(sheet, x, y, radius, mix(leaf, pad % 2 === 0 ? '#2f6350' : '#9aa85c', random.between(0.1, 0.4)), random);
      if (pad === 1 && random.chance(0.75))
        addLily(
          sheet,
          x + radius * 0.3,
          y - radius * 0.2,
          radius * 0.62,
          mix(random.chance(0.5) ? '#f3d7d6' : '#f7efdf', light.shade, 0.3 * Math.max(0, light.time - 0.5)),
        );
    }
  }
  let petals = '';
  for (let index = 0; index < 26 * area; index += 1) {
    const [x, y, size] = [variation.between(0, width), variation.between(0, height), variation.between(5, 10)];
    petals += `M${short(x)} ${short(y)}q${short(size)} ${short(-size)} ${short(size * 2)} 0q${short(-size)} ${short(size * 0.8)} ${short(-size * 2)} 0z`;
  }
  sheet.path(petals, { fill: '#f2c9c9', opacity: 0.8 });
}

export const koi: Family = {
  name: 'koi',
  words:
    /\bkoi\b|\bpond|\bfish(?:es)?\b|goldfish|water ?lil|lotus|underwater|aquarium|\bteich\b|fische?\b|seerose|unterwasser|锦鲤|鱼|池塘|荷|睡莲|水下/gu,
  draw,
};
