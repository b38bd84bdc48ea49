import { lighter, mix, range } from '../colour.ts';
import { lightAt, type Light } from '../light.ts';
import type { Family, Scene } from '../family.ts';
import { heightAt, lines, pine, ridge, steps } from '../shapes.ts';
import { short, type Sheet } from '../sheet.ts';
import { addClouds, addSky, addStars } from '../sky.ts';

function addHouse(
  sheet: Sheet,
  x: number,
  foot: number,
  size: number,
  wall: string,
  snow: string,
  light: Light,
  tall: number,
  lamp: string,
): void {
  const half = size / 2;
  const eaves = foot - size * 0.5 * tall;
  const top = eaves - size * 0.46;
  const shade = mix(wall, light.shade, 0.34);
  sheet.path(
    `M${short(x - half)} ${short(foot)}V${short(eaves)}L${short(x)} ${short(top)}L${short(x + half)} ${short(eaves)}V${short(foot)}Z`,
    { fill: wall },
  );
  sheet.path(
    `M${short(x + half)} ${short(foot)}V${short(eaves)}L${short(x)} ${short(top)}L${short(x + half * 0.1)} ${short(foot)}Z`,
    { fill: shade, opacity: 0.34 },
  );
  sheet.rect(x + half * 0.4, top + size * 0.02, size * 0.13, size * 0.28, { fill: shade });
  sheet.rect(x + half * 0.36, top - size * 0.01, size * 0.17, size * 0.05, { fill: snow });
  sheet.path(
    `M${short(x - half * 1.18)} ${short(eaves + size * 0.09)}L${short(x)} ${short(top - size * 0.05)}L${short(x + half * 1.18)} ${short(eaves + size * 0.09)}L${short(x + half * 1.1)} ${short(eaves - size * 0.03)}L${short(x)} ${short(top - size * 0.16)}L${short(x - half * 1.1)} ${short(eaves - size * 0.03)}Z`,
    { fill: snow },
  );
  const pane = size * 0.15;
  const windows: [number, number][] = [
    [-0.3, eaves + size * 0.08],
    [0.14, eaves + size * 0.08],
    [-0.08, eaves - size * 0.16],
  ];
  if (tall > 1.2) windows.push([-0.3, eaves + size * 0.34], [0.14, eaves + size * 0.34]);
  for (const [part, y] of windows) {
    sheet.rect(x + part * size, y, pane, pane * 1.15, { fill: lamp });
    sheet.path(
      `M${short(x + part * size + pane / 2)} ${short(y)}v${short(pane * 1.15)}M${short(x + part * size)} ${short(y + pane * 0.55)}h${short(pane)}`,
      { stroke: shade, strokeWidth: size * 0.014 },
    );
  }
  sheet.rect(x - size * 0.07, foot - size * 0.22, size * 0.14, size * 0.22, { fill: mix(shade, '#3a2a2a', 0.4) });
}

function addSnowyPine(scene: Scene, x: number, foot: number, size: number, ink: string, snow: string): void {
  const { sheet, random } = scene;
  sheet.path(pine(x, foot, size, random), { fill: ink });
  let caps = '';
  for (let tier = 1; tier <= 4; tier += 1) {
    const y = foot - size + (tier / 5) * size * 0.86;
    const half = size * 0.2 * (tier / 4.4) ** 0.85;
    caps += `M${short(x - half)} ${short(y + size * 0.05)}Q${short(x - half * 0.2)} ${short(y - size * 0.05)} ${short(x)} ${short(y - size * 0.1)}Q${short(x + half * 0.2)} ${short(y - size * 0.04)} ${short(x + half * 0.6)} ${short(y + size * 0.02)}Q${short(x)} ${short(y - size * 0.005)} ${short(x - half)} ${short(y + size * 0.05)}Z`;
  }
  sheet.path(caps, { fill: snow });
}

function draw(scene: Scene): void {
  const { sheet, width, height, random, variation } = scene;
  // Winter days are short: the sun is soon low, and lamps are lit early.
  const light = lightAt(scene.light.time < 0.3 ? scene.light.time * 0.5 : Math.max(0.62, scene.light.time));
  const lamp = mix('#f7cf80', light.skyMiddle, light.lamps > 0.2 ? 0 : 0.55);
  const horizon = height * random.between(0.46, 0.54);
  const snow = mix(mix('#f7f3ee', light.skyLow, 0.22), light.skyTop, 0.18 + 0.42 * light.lamps);
  const orb = { x: width * random.between(0.14, 0.86), y: horizon * 0.34 };
  addSky(sheet, light, horizon, orb, light.isNight ? 34 : 40);
  addStars(sheet, light, horizon, variation);
  addClouds(sheet, light, { top: 20, bottom: horizon * 0.7, count: 5 }, variation);
  const peaks = ridge(
    { width, base: horizon + 20, height: Math.min(260, horizon * 0.5), rough: 0.8, swell: 900 },
    random,
  );
  const stone = mix(light.haze, light.shade, 0.26);
  sheet.add(steps(peaks, height, range(stone, mix(stone, light.haze, 0.75), 6), 170));
  // Snow lies above a ragged line.
  const limit = Math.min(...peaks.map(({ y }) => y)) + Math.min(260, horizon * 0.5) * 0.34;
  let tooth = 0;
  const ragged = peaks.map(({ x, y }) => {
    tooth = Math.min(1, Math.max(-1, tooth + random.between(-0.7, 0.7)));
    return { x, y: Math.max(y, limit + tooth * 22) };
  });
  sheet.path(`${lines(peaks)}${lines(ragged.toReversed()).replace('M', 'L')}Z`, { fill: mix(snow, light.haze, 0.3) });
  const walls = ['#a5533f', '#c98a54', '#7c6a72', '#d9b48a', '#5f6f7c', '#8a4a44'] as const;
  const layers = 4;
  for (let layer = 0; layer < layers; layer += 1) {
    const near = layer / (layers - 1);
    const base = horizon + 50 + (height - horizon) * 0.62 * near;
    const hill = ridge({ width, base, height: 80, rough: 0.16, swell: 1300 }, random);
    const white = mix(snow, light.haze, 0.34 * (1 - near));
    sheet.add(
      steps(hill, height + 4, range(lighter(white, 0.03), mix(white, light.skyTop, 0.26), 8), 110 + 120 * near),
    );
    const size = 46 + 62 * near;
    const things: { x: number; house: boolean }[] = [];
    const step = size * 1.15;
    for (let x = step * random.next(); x < width; x += step * random.between(0.7, 1.5))
      things.push({ x, house: random.chance(layer === 0 ? 0.25 : 0.42) && layer < 3 });
    for (const thing of things) {
      const foot = heightAt(hill, thing.x) + random.between(14, 26) + 20 * near;
      if (thing.house) {
        const wall = mix(
          mix(walls[random.whole(0, 5)] ?? walls[0], light.shade, 0.1 + 0.42 * light.lamps),
          light.haze,
          0.3 * (1 - near),
        );
        if (light.lamps > 0.3)
          sheet.ellipse(thing.x, foot + size * 0.05, size * 0.9, size * 0.16, {
            fill: '#f3c478',
            opacity: 0.28 * light.lamps,
          });
        addHouse(
          sheet,
          thing.x,
          foot,
          size,
          wall,
          mix(white, '#ffffff', 0.15),
          light,
          random.chance(0.3) ? 1.5 : 1,
          lamp,
        );
      } else if (random.chance(0.86)) {
        addSnowyPine(
          scene,
          thing.x,
          foot + 4,
          size * random.between(0.9, 1.7),
          mix(mix('#2f4f4c', light.shade, 0.4), light.haze, 0.36 * (1 - near)),
          white,
        );
      }
    }
    if (layer === 1)
      addChurch(
        sheet,
        width * random.between(0.3, 0.7),
        heightAt(hill, width / 2) + 26,
        76,
        mix('#cdbfb0', light.shade, 0.2 + 0.34 * light.lamps),
        white,
        light,
        lamp,
      );
  }
  let flakes = '';
  for (let index = 0; index < (width * height) / 3600; index += 1) {
    const [x, y] = [variation.between(0, width), variation.between(0, height)];
    const radius = variation.next() ** 3 * 4.4 + 1.1;
    flakes += `M${short(x - radius)} ${short(y)}a${short(radius)} ${short(radius)} 0 1 0 ${short(radius * 2)} 0a${short(radius)} ${short(radius)} 0 1 0 ${short(-radius * 2)} 0z`;
  }
  sheet.path(flakes, { fill: '#ffffff', opacity: 0.72 });
}

function addChurch(
  sheet: Sheet,
  x: number,
  foot: number,
  size: number,
  wall: string,
  snow: string,
  light: Light,
  lamp: string,
): void {
  addHouse(sheet, x + size * 0.7, foot, size, wall, snow, light, 1, lamp);
  const tower = size * 0.44;
  sheet.rect(x - tower / 2, foot - size * 1.5, tower, size * 1.5, { fill: wall });
  sheet.rect(x, foot - size * 1.5, tower / 2, size * 1.5, { fill: light.shade, opacity: 0.16 });
  sheet.path(
    `M${short(x - tower * 0.62)} ${short(foot - size * 1.46)}L${short(x)} ${short(foot - size * 2.5)}L${short(x + tower * 0.62)} ${short(foot - size * 1.46)}Z`,
    { fill: mix('#54474f', light.shade, 0.3) },
  );
  sheet.path(
    `M${short(x - tower * 0.62)} ${short(foot - size * 1.46)}L${short(x)} ${short(foot - size * 2.5)}L${short(x - tower * 0.1)} ${short(foot - size * 1.46)}Z`,
    { fill: snow, opacity: 0.9 },
  );
  sheet.circle(x, foot - size * 1.24, tower * 0.2, { fill: lamp });
}

export const village: Family = {
  name: 'village',
  words:
    /winter|\bsnow|village|christmas|cottage|cabin|\bcold\b|\bice\b|frost|schnee|dorf|weihnacht|hütte|\beis\b|冬|雪|村|圣诞|小屋|冰/gu,
  draw,
};
