import type { Random } from '../../random.ts';
import { lighter, mix, range } from '../colour.ts';
import { orbHeight } from '../light.ts';
import type { Family, Scene } from '../family.ts';
import { curve, heightAt, lines, ridge, steps, streak, under } from '../shapes.ts';
import { short, type Point } from '../sheet.ts';
import { addClouds, addSky, addStars } from '../sky.ts';

/** The headland: flat grass on top, falling to the sea at one side. */
function headland(width: number, top: number, sea: number, side: number, random: Random): Point[] {
  const reach = Math.min(width * 0.56, 820);
  const count = 46;
  return Array.from({ length: count + 1 }, (_, index) => {
    const part = index / count;
    const fall = part < 0.5 ? 0.07 * Math.sin(part * 6) : ((part - 0.5) / 0.5) ** 1.5;
    const jag = part > 0.5 ? random.between(-0.025, 0.025) : random.between(-0.006, 0.006);
    const y = top + (sea - top) * Math.min(1.04, Math.max(0, fall + jag + 0.03));
    const x = part * reach;
    return { x: side > 0 ? width - x : x, y };
  });
}

function addTower(scene: Scene, x: number, foot: number, height: number, side: number): Point {
  const { sheet, light, random } = scene;
  const white = mix('#f3ece0', light.shade, light.isNight ? 0.5 : 0.1 + 0.2 * light.time);
  const red = mix(
    random.chance(0.7) ? '#bf4a3c' : '#33627f',
    light.shade,
    light.isNight ? 0.42 : 0.06 + 0.16 * light.time,
  );
  const bottom = height * 0.13;
  const top = height * 0.085;
  const half = (part: number): number => bottom + (top - bottom) * part;
  const bands = 5;
  for (let band = 0; band < bands; band += 1) {
    const [from, to] = [(band / bands) * 0.78, ((band + 1) / bands) * 0.78];
    const quad: Point[] = [
      { x: x - half(from), y: foot - height * from },
      { x: x + half(from), y: foot - height * from },
      { x: x + half(to), y: foot - height * to },
      { x: x - half(to), y: foot - height * to },
    ];
    sheet.path(lines(quad, true), { fill: band % 2 === 0 ? white : red });
  }
  sheet.path(
    lines(
      [
        { x: x + side * half(0), y: foot },
        { x: x + side * half(0) * 0.25, y: foot },
        { x: x + side * half(0.78) * 0.25, y: foot - height * 0.78 },
        { x: x + side * half(0.78), y: foot - height * 0.78 },
      ],
      true,
    ),
    { fill: light.shade, opacity: 0.2 },
  );
  const gallery = foot - height * 0.78;
  const dark = mix(light.shade, '#2a2f38', 0.4);
  sheet.rect(x - top * 1.35, gallery - height * 0.02, top * 2.7, height * 0.028, { fill: dark });
  sheet.rect(x - top * 0.72, gallery - height * 0.12, top * 1.44, height * 0.1, {
    fill: mix('#ffe9ae', light.skyMiddle, light.lamps > 0.3 ? 0 : 0.5),
  });
  for (const bar of [-0.72, -0.24, 0.24, 0.66])
    sheet.rect(x + top * bar, gallery - height * 0.12, top * 0.07, height * 0.1, { fill: dark });
  sheet.path(
    `M${short(x - top * 0.95)} ${short(gallery - height * 0.118)}Q${short(x)} ${short(gallery - height * 0.24)} ${short(x + top * 0.95)} ${short(gallery - height * 0.118)}Z`,
    { fill: red },
  );
  sheet.rect(x - top * 0.05, gallery - height * 0.21, top * 0.1, height * 0.05, { fill: dark });
  for (const part of [0.18, 0.42, 0.64]) {
    sheet.rect(x - height * 0.014, foot - height * (part + 0.05), height * 0.028, height * 0.05, {
      fill: light.lamps > 0.3 ? '#f6cf83' : dark,
      more: `rx="${short(height * 0.012)}"`,
    });
  }
  return { x, y: gallery - height * 0.07 };
}

/** A cottage beside the tower. */
function addCottage(scene: Scene, x: number, foot: number, size: number): void {
  const { sheet, light } = scene;
  const wall = mix('#efe6d6', light.shade, light.isNight ? 0.55 : 0.14);
  sheet.rect(x - size / 2, foot - size * 0.42, size, size * 0.46, { fill: wall });
  sheet.path(
    `M${short(x - size * 0.58)} ${short(foot - size * 0.4)}L${short(x - size * 0.4)} ${short(foot - size * 0.72)}H${short(x + size * 0.4)}L${short(x + size * 0.58)} ${short(foot - size * 0.4)}Z`,
    { fill: mix('#8a5348', light.shade, light.isNight ? 0.5 : 0.15) },
  );
  sheet.rect(x + size * 0.22, foot - size * 0.86, size * 0.1, size * 0.2, { fill: wall });
  const pane = light.lamps > 0.3 ? '#f6cf83' : mix(light.skyMiddle, light.shade, 0.5);
  for (const part of [-0.3, 0.16])
    sheet.rect(x + size * part, foot - size * 0.3, size * 0.14, size * 0.15, { fill: pane });
}

function draw(scene: Scene): void {
  const { sheet, width, height, light, random, variation } = scene;
  const horizon = height * random.between(0.52, 0.6);
  const side = random.chance(0.5) ? 1 : -1;
  const orb = {
    x: width * (side > 0 ? random.between(0.18, 0.4) : random.between(0.6, 0.82)),
    y: horizon * (0.94 - 0.68 * orbHeight(light.time)),
  };
  addSky(sheet, light, horizon, orb, light.isNight ? 36 : 46);
  if (light.lamps > 0.2) addStars(sheet, light, horizon, variation);
  addClouds(sheet, light, { top: 20, bottom: horizon * 0.8, count: 9 }, variation);
  const isle = ridge({ width, base: horizon, height: 46, rough: 0.3, swell: 1500 }, random).map((point) => ({
    x: point.x,
    y: Math.min(horizon, point.y + 16),
  }));
  sheet.add(steps(isle, horizon + 2, [mix(light.haze, light.shade, 0.24), mix(light.haze, light.shade, 0.16)], 30));
  const deep = mix(mix('#2f6f78', light.skyTop, 0.35), light.shade, 0.12 + 0.5 * Math.max(0, light.time - 0.5));
  sheet.bands(horizon, height + 2, [
    [0, mix(light.skyLow, deep, 0.45)],
    [0.3, mix(light.skyMiddle, deep, 0.75)],
    [1, mix(deep, light.shade, 0.3)],
  ]);
  let bright = '';
  let dark = '';
  for (let index = 0; index < 130; index += 1) {
    const part = random.next();
    const y = horizon + 4 + part ** 1.5 * (height - horizon);
    const wave = streak(random.between(-40, width), y, random.between(40, 210) * (0.35 + part), 1.5 + 6 * part, random);
    if (index % 2 === 0) bright += wave;
    else dark += wave;
  }
  sheet.path(dark, { fill: light.shade, opacity: 0.2 });
  sheet.path(bright, { fill: mix(light.skyLow, light.orb, 0.3), opacity: 0.26 });
  let glitter = '';
  for (let row = 0; row < 26; row += 1) {
    const part = (row + random.next()) / 26;
    glitter += streak(
      orb.x + random.between(-40, 40) * (0.5 + part),
      horizon + 4 + part * (height - horizon) * 0.6,
      30 + 90 * part * random.next(),
      1.5 + 4 * part,
      random,
    );
  }
  sheet.path(glitter, { fill: light.orb, opacity: 0.5 });

  const top = horizon - Math.min(150, height * 0.13);
  const sea = height * random.between(0.82, 0.9);
  const cliff = headland(width, top, sea, side, random);
  const rock = mix(mix('#8b7a66', light.haze, 0.25), light.shade, 0.2 + 0.4 * Math.max(0, light.time - 0.4));
  const edge = side > 0 ? width + 10 : -10;
  const body = `${lines(cliff)}L${short(edge)} ${short(sea + 20)}L${short(edge)} ${short(top)}Z`;
  sheet.path(body, { fill: rock });
  const ordered = side > 0 ? cliff.toReversed() : cliff;
  const strata = range(lighter(rock, 0.05), mix(rock, light.shade, 0.5), 13);
  strata.forEach((fill, layer) => {
    const bed = ridge(
      { width, base: top + ((layer + 1) / 13) * (sea - top) + 16, height: 26, rough: 1, swell: 240 },
      random,
    );
    const inside = bed.filter(({ x }) => (side > 0 ? x >= (ordered[0]?.x ?? 0) : x <= (ordered.at(-1)?.x ?? width)));
    const line = inside.map(({ x, y }) => ({ x, y: Math.min(sea + 20, Math.max(y, heightAt(ordered, x))) }));
    sheet.path(under(line, sea + 20), { fill });
  });
  const grass = mix(mix('#7f9458', light.ground, 0.25), light.shade, 0.1 + 0.5 * Math.max(0, light.time - 0.4));
  const turf = cliff.filter((_, index) => index <= 29);
  const lower = turf.toReversed().map((point, index) => ({
    x: point.x,
    y: point.y + 8 + 26 * Math.sin((index / turf.length) * Math.PI) + random.between(0, 12),
  }));
  sheet.path(`${curve(turf)}${lines(lower).replace('M', 'L')}Z`, { fill: grass });
  sheet.path(curve(turf), { stroke: lighter(grass, 0.09), strokeWidth: 4, opacity: 0.8 });
  let foam = '';
  for (let index = 0; index < 30; index += 1) {
    const x = edge + -side * random.between(0, Math.min(width * 0.6, 880));
    foam += streak(x, sea + random.between(-2, 22), random.between(40, 150), random.between(3, 9), random);
  }
  sheet.path(foam, { fill: mix('#ffffff', light.skyMiddle, light.isNight ? 0.6 : 0.2), opacity: 0.6 });

  const inland = Math.min(width * 0.56, 820);
  const towerX = side > 0 ? width - inland * 0.34 : inland * 0.34;
  const tall = Math.min(horizon * 0.62, 400);
  const cottageX = towerX + side * tall * 0.32;
  addCottage(scene, cottageX, heightAt(ordered, cottageX) + 6, tall * 0.26);
  const lamp = addTower(scene, towerX, heightAt(ordered, towerX) + 8, tall, side);
  if (light.lamps > 0.25) {
    sheet.glow(lamp.x, lamp.y, 120, '#ffe9b8', 0.8 * light.lamps);
    const far = Math.hypot(width, height);
    for (const [angle, strength] of [
      [side > 0 ? Math.PI + 0.12 : -0.12, 0.3],
      [side > 0 ? -0.16 : Math.PI + 0.16, 0.16],
    ] as const) {
      const [low, high] = [angle - 0.07, angle + 0.05];
      sheet.path(
        lines(
          [
            lamp,
            { x: lamp.x + Math.cos(low) * far, y: lamp.y + Math.sin(low) * far },
            { x: lamp.x + Math.cos(high) * far, y: lamp.y + Math.sin(high) * far },
          ],
          true,
        ),
        { fill: '#fff1cc', opacity: strength * light.lamps },
      );
    }
  }
  if (light.isNight) return;
  let gulls = '';
  for (let gull = 0; gull < 6; gull += 1) {
    const x = width / 2 - side * random.between(0, 0.34) * width + variation.between(-40, 40);
    const y = horizon * random.between(0.3, 0.75);
    const wing = random.between(11, 22);
    gulls += `M${short(x - wing)} ${short(y - wing * 0.2)}Q${short(x - wing * 0.45)} ${short(y - wing * 0.55)} ${short(x)} ${short(y)}Q${short(x + wing * 0.45)} ${short(y - wing * 0.55)} ${short(x + wing)} ${short(y - wing * 0.2)}`;
  }
  sheet.path(gulls, { stroke: mix(light.shade, light.haze, 0.2), strokeWidth: 2.4, more: 'stroke-linecap="round"' });
}

export const lighthouse: Family = {
  name: 'lighthouse',
  words:
    /lighthouse|\bsea\b|\bocean|\bcoast|\bbeach|\bwaves?\b|\bcliffs?\b|seaside|harbou?r|\bshore\b|\bisland|leuchtturm|\bmeer\b|ozean|küste|strand|welle|klippe|hafen|insel|灯塔|海|浪|岛|港/gu,
  draw,
};
