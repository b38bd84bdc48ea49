import { lighter, mix, range } from '../colour.ts';
import { orbHeight } from '../light.ts';
import type { Family, Scene } from '../family.ts';
import { heightAt, pine, ridge, steps, streak } from '../shapes.ts';
import { pathOf, short, type Sheet } from '../sheet.ts';
import { addClouds, addSky, addStars } from '../sky.ts';

const cloths = [
  ['#c9553f', '#f0d9b0'],
  ['#e0a445', '#f6e7c6'],
  ['#3f7f86', '#efe0bd'],
  ['#7c5a86', '#e9b7a0'],
  ['#d97f6a', '#5b7f96'],
  ['#5f8a5c', '#f1d98c'],
] as const;

/** The envelope's outline, `part` 0 at its middle to 1 at its edge. */
function gore(x: number, y: number, radius: number, from: number, to: number): string {
  const top = y - radius;
  const mouth = y + radius * 1.28;
  const edge = (part: number): string => {
    const reach = radius * part;
    const neck = radius * 0.17 * part;
    return `C${short(x + reach * 1.3)} ${short(top)} ${short(x + reach * 1.36)} ${short(y + radius * 0.42)} ${short(x + neck)} ${short(mouth)}`;
  };
  const back = (part: number): string => {
    const reach = radius * part;
    return `C${short(x + reach * 1.36)} ${short(y + radius * 0.42)} ${short(x + reach * 1.3)} ${short(top)} ${short(x)} ${short(top)}`;
  };
  return `M${short(x)} ${short(top)}${edge(from)}L${short(x + radius * 0.17 * to)} ${short(mouth)}${back(to)}Z`;
}

function addBalloon(
  sheet: Sheet,
  x: number,
  y: number,
  radius: number,
  cloth: readonly string[],
  haze: string,
  far: number,
  glow: number,
): void {
  const seen = (colour: string): string => mix(colour, haze, far);
  const gores = 8;
  for (let index = 0; index < gores; index += 1) {
    const [from, to] = [Math.sin((-0.5 + index / gores) * Math.PI), Math.sin((-0.5 + (index + 1) / gores) * Math.PI)];
    const lit = 0.07 - 0.17 * (index / (gores - 1));
    sheet.path(gore(x, y, radius, from, to), { fill: seen(lighter(cloth[index % 2] ?? '#c9553f', lit)) });
  }
  const mouth = y + radius * 1.28;
  const rope = seen('#4a3a30');
  const basket = radius * 0.2;
  const floor = mouth + radius * 0.44;
  sheet.path(
    [-1, -0.35, 0.35, 1]
      .map(
        (part) =>
          `M${short(x + part * radius * 0.16)} ${short(mouth - 2)}L${short(x + part * basket * 0.9)} ${short(floor)}`,
      )
      .join(''),
    { stroke: rope, strokeWidth: Math.max(0.8, radius * 0.012) },
  );
  sheet.rect(x - basket, floor, basket * 2, basket * 1.35, {
    fill: seen('#9a6b42'),
    more: `rx="${short(basket * 0.25)}"`,
  });
  sheet.rect(x - basket * 1.08, floor - basket * 0.12, basket * 2.16, basket * 0.3, {
    fill: seen('#6f4a2e'),
    more: `rx="${short(basket * 0.14)}"`,
  });
  for (const part of [-0.42, 0.36]) {
    sheet.circle(x + part * basket, floor - basket * 0.62, basket * 0.25, { fill: rope });
    sheet.rect(x + part * basket - basket * 0.27, floor - basket * 0.42, basket * 0.54, basket * 0.36, { fill: rope });
  }
  if (glow > 0.2) sheet.glow(x, mouth - radius * 0.5, radius * 1.1, '#ffd489', 0.55 * glow);
}

/** A heap of cloud with a flat foot. */
function cumulus(x: number, y: number, size: number, heaps: readonly number[]): string {
  return heaps
    .map((heap, index) => {
      const radius = size * heap;
      const cx = x + (index - (heaps.length - 1) / 2) * size * 0.5;
      return `M${short(cx - radius)} ${short(y)}A${short(radius)} ${short(radius)} 0 0 1 ${short(cx + radius)} ${short(y)}Z`;
    })
    .join('');
}

function draw(scene: Scene): void {
  const { sheet, width, height, light, random, variation } = scene;
  const horizon = height * random.between(0.74, 0.8);
  const orb = { x: width * random.between(0.15, 0.85), y: horizon * (0.9 - 0.62 * orbHeight(light.time)) };
  addSky(sheet, light, horizon, orb, light.isNight ? 36 : 44);
  if (light.lamps > 0.2) addStars(sheet, light, horizon, variation);
  addClouds(sheet, light, { top: 20, bottom: horizon * 0.5, count: 4 }, variation);
  for (let index = 0; index < 5 + width / 400; index += 1) {
    const [x, y] = [variation.between(0, width), horizon * random.between(0.3, 0.92)];
    const size = random.between(60, 130) * (0.6 + (0.6 * y) / horizon);
    const heaps = [
      random.between(0.3, 0.5),
      random.between(0.5, 0.75),
      random.between(0.6, 0.9),
      random.between(0.4, 0.6),
      random.between(0.2, 0.4),
    ];
    const cloud = mix(mix('#ffffff', light.skyLow, 0.35), light.skyTop, light.isNight ? 0.7 : 0.12);
    sheet.path(cumulus(x, y, size, heaps), { fill: cloud, opacity: 0.55 });
    sheet.path(cumulus(x - size * 0.1, y, size * 0.66, heaps), { fill: lighter(cloud, 0.05), opacity: 0.5 });
  }
  for (let index = 0; index < 4; index += 1) {
    const near = index / 3;
    const line = ridge(
      {
        width,
        base: horizon + 20 + (height - horizon) * 0.56 * near,
        height: 110 - 40 * near,
        rough: 0.24,
        swell: 1100,
      },
      random,
    );
    const field = mix(
      mix('#8aa268', light.ground, 0.3),
      light.shade,
      0.1 + 0.25 * near + 0.35 * Math.max(0, light.time - 0.5),
    );
    const seen = mix(light.haze, field, 0.3 + 0.7 * near);
    sheet.add(steps(line, height + 4, range(lighter(seen, 0.03), mix(seen, light.shade, 0.16), 7), 130));
    let wood = '';
    for (let tree = 0; tree < 40; tree += 1) {
      const x = random.between(0, width);
      wood += pine(x, heightAt(line, x) + 3, random.between(10, 26) * (0.5 + near), random);
    }
    sheet.add(pathOf(wood, { fill: mix(seen, light.shade, 0.5) }));
    let furrows = '';
    for (let furrow = 0; furrow < 12; furrow += 1) {
      const x = random.between(0, width);
      furrows += streak(x, heightAt(line, x) + random.between(14, 90), random.between(80, 260), 3 + 3 * near, random);
    }
    sheet.path(furrows, { fill: lighter(seen, 0.07), opacity: 0.4 });
  }
  const order = random.shuffle(cloths);
  const count = Math.round(6 + width / 420);
  const spots: { x: number; y: number; radius: number }[] = [];
  for (let attempt = 0; attempt < 400 && spots.length < count; attempt += 1) {
    const radius = spots.length === 0 ? random.between(120, 150) : random.between(18, 84);
    const spot = { x: random.between(0.08, 0.92) * width, y: random.between(0.14, 0.66) * horizon + 30, radius };
    const free = spots.every(
      (other) => Math.hypot(other.x - spot.x, (other.y - spot.y) * 0.7) > (other.radius + radius) * 1.25,
    );
    if (free && spot.y - radius > 20) spots.push(spot);
  }
  spots
    .toSorted((a, b) => a.radius - b.radius)
    .forEach((spot, index) => {
      const drift = 16 + spot.radius * 0.2;
      const far = Math.max(0, 0.55 - spot.radius / 190) + (light.isNight ? 0.2 : 0);
      addBalloon(
        sheet,
        spot.x + variation.between(-drift, drift),
        spot.y + variation.between(-drift, drift),
        spot.radius,
        order[index % order.length] ?? cloths[0],
        light.haze,
        far,
        light.lamps,
      );
    });
}

export const balloons: Family = {
  name: 'balloons',
  words:
    /balloons?\b|\bsky\b|clouds?\b|\bfl(?:y|ying|oating)\b|airship|\bmeadow|\bhills?\b|countryside|ballons?\b|himmel|wolken?\b|fliegen|hügel|wiese|气球|天空|云|飞|草原|山丘/gu,
  draw,
};
