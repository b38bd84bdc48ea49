import type { Random } from '../../random.ts';
import { lighter, mix, range, saturated } from '../colour.ts';
import { orbHeight, type Light } from '../light.ts';
import type { Family, Scene } from '../family.ts';
import { pine, ridge, steps, streak } from '../shapes.ts';
import { pathOf, short, type Point, type Sheet } from '../sheet.ts';
import { addClouds, addSky, addStars } from '../sky.ts';

/** Ridges from far to near, each a path from its line down to the shore. */
function mountains(scene: Scene, shore: number, rise: number): { line: Point[]; colour: string }[] {
  const { width, light, random } = scene;
  const count = random.whole(3, 4);
  return Array.from({ length: count }, (_, index) => {
    const near = index / (count - 1);
    const line = ridge(
      {
        width,
        base: shore - rise * 0.34 * (1 - near),
        height: rise * (0.78 - 0.42 * near) * random.between(0.85, 1.1),
        rough: 0.75 - 0.35 * near,
        swell: 900 + 500 * random.next(),
      },
      random,
    );
    return { line, colour: mix(light.haze, light.shade, 0.1 + 0.42 * near ** 1.3) };
  });
}

/** A belt of conifers along the shore, taller in clumps. */
function trees(scene: Scene, shore: number, size: number, density: number): string {
  const { width, random } = scene;
  let data = '';
  const phase = random.between(0, 6);
  for (let x = -20; x < width + 20;) {
    const clump = 0.55 + 0.45 * Math.sin(x / 170 + phase) * Math.sin(x / 67 + phase * 2);
    const height = size * (0.45 + 0.55 * clump) * random.between(0.7, 1.15);
    if (random.chance(density)) data += pine(x, shore + 3, height, random);
    x += height * random.between(0.16, 0.34);
  }
  return data;
}

function addBoat(sheet: Sheet, x: number, y: number, size: number, ink: string): void {
  const hull = `M${short(x - size)} ${short(y - size * 0.16)}Q${short(x - size * 0.72)} ${short(y + size * 0.14)} ${short(x - size * 0.4)} ${short(y + size * 0.15)}L${short(x + size * 0.5)} ${short(y + size * 0.15)}Q${short(x + size * 0.85)} ${short(y + size * 0.1)} ${short(x + size)} ${short(y - size * 0.2)}Q${short(x)} ${short(y + size * 0.02)} ${short(x - size)} ${short(y - size * 0.16)}Z`;
  const figure = `M${short(x - size * 0.02)} ${short(y)}Q${short(x - size * 0.02)} ${short(y - size * 0.5)} ${short(x + size * 0.12)} ${short(y - size * 0.52)}Q${short(x + size * 0.3)} ${short(y - size * 0.5)} ${short(x + size * 0.3)} ${short(y)}Z`;
  sheet.path(hull + figure, { fill: ink });
  sheet.circle(x + size * 0.14, y - size * 0.64, size * 0.13, { fill: ink });
  sheet.path(
    `M${short(x + size * 0.16)} ${short(y - size * 0.34)}L${short(x + size * 1.3)} ${short(y - size * 0.95)}`,
    { stroke: ink, strokeWidth: size * 0.025, more: 'stroke-linecap="round"' },
  );
}

function addGlitter(sheet: Sheet, orb: Point, shore: number, light: Light, random: Random, bottom: number): void {
  let data = '';
  for (let row = 0; row < 34; row += 1) {
    const part = (row + random.next()) / 34;
    const y = shore + 8 + part ** 1.4 * (bottom - shore) * 0.82;
    const spread = 22 + 120 * part;
    data += streak(
      orb.x + random.between(-1, 1) * spread * 0.6,
      y,
      spread * random.between(0.5, 1.5),
      1.2 + 5 * part,
      random,
    );
  }
  sheet.path(data, { fill: light.orb, opacity: light.isNight ? 0.34 : 0.42 });
}

function draw(scene: Scene): void {
  const { sheet, width, height, light, random, variation } = scene;
  const shore = height * random.between(0.56, 0.66);
  const rise = Math.min(shore * 0.72, 420);
  const orb = {
    x: width * (random.chance(0.5) ? random.between(0.58, 0.76) : random.between(0.24, 0.42)),
    y: Math.max(80, shore - rise * (0.6 + 0.62 * orbHeight(light.time))),
  };
  const orbSize = light.isNight ? 40 : 52;
  addSky(sheet, light, shore, orb, orbSize);
  if (light.lamps > 0.2) addStars(sheet, light, shore * 0.8, variation);
  addClouds(sheet, light, { top: 30, bottom: shore - rise * 0.6, count: 7 }, variation);

  const far = mountains(scene, shore, rise);
  const backTrees = trees(scene, shore, 78, 0.9);
  const frontTrees = trees(scene, shore, 128, 0.62);
  const land = (seen: (colour: string) => string): string =>
    far
      .map(({ line, colour }) =>
        steps(line, shore + 4, range(seen(colour), seen(mix(colour, light.haze, 0.6)), 16), rise * 0.7),
      )
      .join('') +
    pathOf(backTrees, { fill: seen(mix(light.shade, light.haze, 0.42)) }) +
    pathOf(frontTrees, { fill: seen(mix(light.shade, light.haze, 0.16)) });
  sheet.add(land((colour) => colour));
  // Mist rises from the water.
  for (let step = 0; step < 6; step += 1) {
    const top = shore - 96 * (1 - step / 6) ** 1.5;
    sheet.rect(0, top, width, shore - top + 3, { fill: lighter(light.haze, 0.04), opacity: 0.085 });
  }

  // Water: the sky turned over, then the land turned over, both a little darker.
  sheet.bands(shore, height + 2, [
    [0, mix(light.skyLow, light.shade, 0.2)],
    [0.35, mix(light.skyMiddle, light.shade, 0.14)],
    [1, mix(light.skyTop, light.shade, 0.34)],
  ]);
  sheet.group(`transform="matrix(1 0 0 -0.82 0 ${short(shore * 1.82)})"`, () => {
    sheet.add(land((colour) => mix(colour, mix(light.skyMiddle, light.shade, 0.16), 0.55)));
  });
  let ripples = '';
  let dark = '';
  for (let index = 0; index < 90; index += 1) {
    const part = random.next();
    const y = shore + 5 + part ** 1.6 * (height - shore);
    const piece = streak(random.between(0, width), y, random.between(40, 190) * (0.4 + part), 1 + 5 * part, random);
    if (index % 3 === 0) dark += piece;
    else ripples += piece;
  }
  sheet.path(ripples, { fill: mix(light.skyLow, light.orb, 0.3), opacity: 0.24 });
  sheet.path(dark, { fill: light.shade, opacity: 0.14 });
  addGlitter(sheet, orb, shore, light, random, height);
  sheet.path(streak(width / 2, shore + 1, width * 1.2, 3, random), { fill: lighter(light.haze, 0.08), opacity: 0.5 });

  const boatX = width * (orb.x > width / 2 ? random.between(0.24, 0.4) : random.between(0.6, 0.76));
  const boatY = shore + (height - shore) * random.between(0.2, 0.36);
  const size = 44;
  sheet.path(streak(boatX, boatY + size * 0.3, size * 2.6, 5, random), { fill: light.shade, opacity: 0.3 });
  sheet.group(`transform="matrix(1 0 0 -0.6 0 ${short((boatY + size * 0.16) * 1.6)})"`, () => {
    addBoat(sheet, boatX, boatY, size, mix(light.shade, light.skyMiddle, 0.6));
  });
  addBoat(sheet, boatX, boatY, size, saturated(light.shade, 0.8));
  if (random.chance(0.6)) addReeds(scene, height);
}

/** Grass at the near edge, leaning in from one corner. */
function addReeds(scene: Scene, height: number): void {
  const { sheet, width, random, light } = scene;
  const fromLeft = random.chance(0.5);
  let data = '';
  for (let index = 0; index < 46; index += 1) {
    const away = random.next() ** 1.7 * width * 0.36;
    const x = fromLeft ? away : width - away;
    const tall = random.between(60, 190) * (1 - away / width);
    const lean = random.between(-0.3, 0.3) * tall;
    data += `M${short(x - 2.2)} ${short(height + 5)}Q${short(x + lean * 0.2)} ${short(height - tall * 0.6)} ${short(x + lean)} ${short(height - tall)}Q${short(x + lean * 0.3 + 3)} ${short(height - tall * 0.5)} ${short(x + 2.6)} ${short(height + 5)}Z`;
  }
  sheet.path(data, { fill: mix(light.shade, light.ground, 0.08), opacity: 0.88 });
}

export const lake: Family = {
  name: 'lake',
  words:
    /\blakes?\b|mountains?\b|\balps?\b|\bvalley|\bfjord|\bpines?\b|\briver|reflection|angler|\bboat|landscape|\b(?:am|im|dem|den|einen?|stiller|stillen) see\b|bergsee|\bberge?\b|gebirge|\balpen|\btal\b|landschaft|湖|山|河|倒影|风景/gu,
  draw,
};
