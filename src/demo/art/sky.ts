import type { Random } from '../random.ts';
import { mix } from './colour.ts';
import type { Light } from './light.ts';
import { streak } from './shapes.ts';
import type { Point, Sheet } from './sheet.ts';

/** The sky down to `horizon`, with the sun or the moon and its glow. */
export function addSky(sheet: Sheet, light: Light, horizon: number, orb: Point | undefined, orbSize: number): void {
  sheet.wash(mix(light.skyLow, light.haze, 0.4));
  sheet.bands(-2, horizon, [
    [0, light.skyTop],
    [0.5, light.skyMiddle],
    [0.92, light.skyLow],
    [1, mix(light.skyLow, light.haze, 0.4)],
  ]);
  if (!orb) return;
  sheet.glow(orb.x, orb.y, orbSize * 5.5, light.orb, light.isNight ? 0.3 : 0.5);
  sheet.circle(orb.x, orb.y, orbSize, { fill: light.orb });
  if (!light.isNight) return;
  // The seas of the moon.
  const grey = mix(light.orb, light.skyMiddle, 0.3);
  const spots: [number, number, number][] = [
    [-0.3, -0.2, 0.26],
    [0.25, -0.38, 0.16],
    [0.1, 0.3, 0.3],
    [-0.42, 0.36, 0.14],
    [0.5, 0.1, 0.12],
  ];
  for (const [x, y, size] of spots) {
    sheet.circle(orb.x + x * orbSize, orb.y + y * orbSize, size * orbSize, { fill: grey, opacity: 0.35 });
  }
}

/** Stars above `bottom`, fewer where the sky is still light. */
export function addStars(sheet: Sheet, light: Light, bottom: number, random: Random): void {
  const count = Math.round((sheet.width * bottom) / 9000);
  for (let index = 0; index < count; index += 1) {
    const y = random.next() ** 1.4 * bottom;
    sheet.circle(random.between(0, sheet.width), y, random.next() ** 3 * 1.7 + 0.6, {
      fill: light.orb,
      opacity: light.lamps * (1 - y / bottom) * random.between(0.3, 0.95),
    });
  }
}

/** Long soft clouds. */
export function addClouds(
  sheet: Sheet,
  light: Light,
  area: { top: number; bottom: number; count: number },
  random: Random,
): void {
  for (let index = 0; index < area.count; index += 1) {
    const part = random.next();
    const x = random.between(-0.1, 1.1) * sheet.width;
    const y = area.top + part * Math.max(0, area.bottom - area.top);
    let data = '';
    for (let piece = 0; piece < 4; piece += 1) {
      data += streak(
        x + random.between(-90, 90),
        y + random.between(-9, 9),
        random.between(160, 520),
        random.between(4, 15),
        random,
      );
    }
    sheet.path(data, { fill: mix(light.skyLow, light.orb, part * 0.6), opacity: random.between(0.12, 0.3) });
  }
}
