import type { Random } from '../../random.ts';
import { lighter, mix, range } from '../colour.ts';
import { orbHeight } from '../light.ts';
import type { Family, Scene } from '../family.ts';
import { heightAt, steps } from '../shapes.ts';
import { pathOf, short, type Point } from '../sheet.ts';
import { addClouds, addSky, addStars } from '../sky.ts';

/** The crest of a dune from left to right: long swells, sharp where the wind has cut them. */
function crest(width: number, base: number, height: number, random: Random): Point[] {
  const phase = random.between(0, 6);
  const length = random.between(620, 980);
  const points: Point[] = [];
  for (let x = -30; x <= width + 60; x += 12) {
    const wave = (x / length + phase) % 1;
    // Up the long windward slope, down the short lee.
    const rise =
      wave < 0.68 ? Math.sin((wave / 0.68) * (Math.PI / 2)) : Math.cos(((wave - 0.68) / 0.32) * (Math.PI / 2)) ** 1.4;
    const swell = 0.7 + 0.3 * Math.sin(x / 430 + phase * 3);
    points.push({ x, y: base - height * rise * swell });
  }
  return points;
}

/** The lee side of each crest, in shade, as it runs down towards us. */
function leeSides(line: readonly Point[], drop: number, random: Random): string {
  let data = '';
  for (let index = 4; index < line.length - 4; index += 1) {
    const [before, peak, after] = [line[index - 3], line[index], line[index + 3]];
    if (!before || !peak || !after || peak.y >= before.y || peak.y >= after.y) continue;
    const previous = line[index - 1];
    if (previous && previous.y <= peak.y) continue;
    let low = index;
    while (low < line.length - 1 && (line[low + 1]?.y ?? 0) > (line[low]?.y ?? 0)) low += 1;
    const foot = line[low] ?? peak;
    const wide = foot.x - peak.x;
    // A mere dent in the crest has no lee side.
    if (wide < 90) continue;
    const end = { x: peak.x + wide * random.between(0.3, 0.6), y: foot.y + drop * random.between(0.5, 0.9) };
    const slope = line
      .slice(index + 1, low)
      .toReversed()
      .map(({ x, y }) => `L${short(x)} ${short(y)}`)
      .join('');
    // Down from the peak into the hollow, up again to the foot of the slope, and the slope itself.
    data += `M${short(peak.x)} ${short(peak.y)}C${short(peak.x + drop * 0.04)} ${short(peak.y + drop * 0.3)} ${short(end.x - wide * 0.45)} ${short(end.y - drop * 0.3)} ${short(end.x)} ${short(end.y)}C${short(end.x + wide * 0.1)} ${short(end.y - drop * 0.34)} ${short(foot.x - wide * 0.2)} ${short(foot.y + drop * 0.08)} ${short(foot.x)} ${short(foot.y)}${slope}Z`;
  }
  return data;
}

function camel(x: number, foot: number, size: number): string {
  const point = (a: number, b: number): string => `${short(x + a * size)} ${short(foot - b * size)}`;
  return `M${point(-0.5, 0.62)}Q${point(-0.3, 0.78)} ${point(-0.16, 0.76)}Q${point(-0.02, 1.12)} ${point(0.14, 0.78)}Q${point(0.3, 0.74)} ${point(0.38, 0.62)}Q${point(0.52, 0.52)} ${point(0.56, 0.84)}Q${point(0.58, 1.06)} ${point(0.8, 1.02)}L${point(0.82, 0.92)}Q${point(0.68, 0.92)} ${point(0.66, 0.78)}Q${point(0.62, 0.46)} ${point(0.36, 0.42)}L${point(0.38, 0)}L${point(0.31, 0)}L${point(0.27, 0.4)}L${point(0.2, 0.4)}L${point(0.16, 0)}L${point(0.1, 0)}L${point(0.12, 0.4)}L${point(-0.26, 0.4)}L${point(-0.24, 0)}L${point(-0.31, 0)}L${point(-0.36, 0.38)}L${point(-0.44, 0)}L${point(-0.5, 0)}L${point(-0.46, 0.44)}Z`;
}

function draw(scene: Scene): void {
  const { sheet, width, height, light, random, variation } = scene;
  const horizon = height * random.between(0.4, 0.5);
  const orb = { x: width * random.between(0.25, 0.75), y: horizon * (0.86 - 0.56 * orbHeight(light.time)) };
  addSky(sheet, light, horizon + 60, orb, light.isNight ? 38 : 48);
  if (light.lamps > 0.2) addStars(sheet, light, horizon, variation);
  addClouds(sheet, light, { top: 20, bottom: horizon * 0.6, count: 4 }, variation);
  const sand = mix(light.ground, '#dd9f5d', light.isNight ? 0.1 : 0.45);
  const dark = mix(sand, light.shade, light.isNight ? 0.55 : 0.5);
  const count = 5;
  let caravan: { line: Point[]; size: number } | undefined;
  for (let index = 0; index < count; index += 1) {
    const near = index / (count - 1);
    const base = horizon + 46 + (height - horizon) * 0.86 * near ** 1.35;
    const line = crest(width, base, 50 + 150 * near, random);
    const near2 = mix(light.haze, sand, 0.35 + 0.65 * near);
    const lit = mix(near2, light.skyLow, 0.18);
    sheet.add(steps(line, height + 4, range(lighter(lit, 0.02), mix(lit, dark, 0.28), 10), 120 + 260 * near));
    sheet.add(
      pathOf(leeSides(line, 60 + 190 * near, random), {
        fill: mix(mix(light.haze, dark, 0.45 + 0.55 * near), sand, 0.2),
      }),
    );
    let ripples = '';
    for (let ripple = 0; ripple < 10 + 16 * near; ripple += 1) {
      const x = random.between(0, width);
      const y = heightAt(line, x) + random.between(16, 60 + 140 * near);
      const long = random.between(40, 170) * (0.4 + near);
      ripples += `M${short(x)} ${short(y)}q${short(long * 0.25)} ${short(-5 - 4 * near)} ${short(long * 0.5)} 0t${short(long * 0.5)} ${short(random.between(-3, 3))}`;
    }
    sheet.path(ripples, { stroke: dark, strokeWidth: 0.8 + 1.1 * near, opacity: 0.2, more: 'stroke-linecap="round"' });
    if (index === 2) caravan = { line, size: 44 };
    if (index === 2 && caravan) addCaravan(scene, caravan.line, caravan.size, mix(dark, light.shade, 0.7));
  }
}

/** A few camels and their leader, walking along a crest. */
function addCaravan(scene: Scene, line: readonly Point[], size: number, ink: string): void {
  const { sheet, width, random } = scene;
  const count = random.whole(3, 6);
  const start = width * random.between(0.16, 0.6);
  let data = '';
  for (let index = 0; index < count; index += 1) {
    const x = start + index * size * 1.55;
    data += camel(x, heightAt(line, x) + 3, size * random.between(0.92, 1.06));
  }
  const leader = start + count * size * 1.5 + size * 0.2;
  const foot = heightAt(line, leader) + 2;
  data += `M${short(leader - size * 0.14)} ${short(foot)}Q${short(leader - size * 0.12)} ${short(foot - size * 0.7)} ${short(leader)} ${short(foot - size * 0.78)}Q${short(leader + size * 0.14)} ${short(foot - size * 0.7)} ${short(leader + size * 0.17)} ${short(foot)}Z`;
  sheet.path(data, { fill: ink });
  sheet.circle(leader, foot - size * 0.84, size * 0.1, { fill: ink });
}

export const dunes: Family = {
  name: 'dunes',
  words: /desert|dunes?\b|\bsand\b|camel|caravan|sahara|oasis|wüste|düne|kamel|karawane|沙漠|沙丘|骆驼/gu,
  draw,
};
