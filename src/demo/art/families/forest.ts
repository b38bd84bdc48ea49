import type { Random } from '../../random.ts';
import { lighter, mix } from '../colour.ts';
import type { Family, Scene } from '../family.ts';
import { ridge, steps } from '../shapes.ts';
import { short } from '../sheet.ts';

/** Slightly bowed trunks from the ground out of the picture, with a few bare branches. */
function trunks(
  width: number,
  foot: number,
  count: number,
  thick: number,
  clearing: { x: number; reach: number },
  random: Random,
): [stems: string, branches: string] {
  let stems = '';
  let branches = '';
  for (let index = 0; index < count; index += 1) {
    const x = ((index + random.between(0.1, 0.9)) / count) * width;
    const half = thick * random.between(0.6, 1.3) * 0.5;
    if (Math.abs(x - clearing.x) < clearing.reach) continue;
    const lean = random.between(-40, 40);
    const ground = foot + random.between(-10, 26);
    const flare = half * 1.9;
    stems += `M${short(x - flare)} ${short(ground)}Q${short(x - half)} ${short(ground - 40)} ${short(x - half * 0.95)} ${short(ground - 110)}Q${short(x - half + lean * 0.3)} ${short(ground * 0.5)} ${short(x - half * 0.7 + lean)} -5H${short(x + half * 0.7 + lean)}Q${short(x + half + lean * 0.3)} ${short(ground * 0.5)} ${short(x + half * 0.95)} ${short(ground - 110)}Q${short(x + half)} ${short(ground - 40)} ${short(x + flare)} ${short(ground)}Z`;
    for (let branch = 0; branch < 3; branch += 1) {
      const y = random.between(0.05, 0.6) * ground;
      const sign = random.chance(0.5) ? 1 : -1;
      const long = thick * random.between(1.4, 3.4);
      const root = x + lean * (1 - y / ground);
      branches += `M${short(root)} ${short(y)}Q${short(root + sign * long * 0.5)} ${short(y - long * 0.16)} ${short(root + sign * long)} ${short(y - long * 0.62)}Q${short(root + sign * long * 0.45)} ${short(y - long * 0.02)} ${short(root)} ${short(y + thick * 0.22)}Z`;
    }
  }
  return [stems, branches];
}

/** A standing deer that looks to the right; `antlers` for a stag. */
function deer(x: number, foot: number, size: number, mirror: number): { body: string; antlers: string } {
  const point = (a: number, b: number): string => `${short(x + mirror * a * size)} ${short(foot - b * size)}`;
  const body = `M${point(-0.42, 0.66)}Q${point(-0.2, 0.74)} ${point(0.08, 0.69)}Q${point(0.2, 0.72)} ${point(0.26, 0.9)}L${point(0.3, 1.04)}L${point(0.24, 1.13)}Q${point(0.32, 1.12)} ${point(0.35, 1.07)}Q${point(0.46, 1.05)} ${point(0.54, 0.96)}Q${point(0.52, 0.92)} ${point(0.41, 0.92)}Q${point(0.38, 0.76)} ${point(0.3, 0.6)}Q${point(0.27, 0.48)} ${point(0.2, 0.42)}L${point(0.21, 0.2)}L${point(0.19, 0)}L${point(0.14, 0)}L${point(0.15, 0.22)}L${point(0.1, 0.4)}L${point(0.07, 0.2)}L${point(0.03, 0)}L${point(-0.02, 0)}L${point(0.02, 0.22)}L${point(0.02, 0.42)}Q${point(-0.12, 0.38)} ${point(-0.24, 0.43)}L${point(-0.28, 0.24)}L${point(-0.25, 0)}L${point(-0.3, 0)}L${point(-0.35, 0.24)}L${point(-0.34, 0.36)}L${point(-0.42, 0.22)}L${point(-0.4, 0)}L${point(-0.45, 0)}L${point(-0.48, 0.25)}L${point(-0.42, 0.46)}Q${point(-0.47, 0.56)} ${point(-0.48, 0.64)}L${point(-0.45, 0.68)}Z`;
  const antlers = [-1, 1]
    .map(
      (side) =>
        `M${point(0.3, 1.08)}Q${point(0.26 + side * 0.1, 1.24)} ${point(0.24 + side * 0.18, 1.4)}M${point(0.27 + side * 0.07, 1.2)}L${point(0.3 + side * 0.17, 1.26)}M${point(0.25 + side * 0.13, 1.3)}L${point(0.28 + side * 0.26, 1.36)}`,
    )
    .join('');
  return { body, antlers };
}

const woods = [
  { mist: '#e6ead8', deep: '#2f4a3d', floor: '#5d7050' },
  { mist: '#f0dcc0', deep: '#4a3b32', floor: '#8c6f49' },
  { mist: '#d9e4e6', deep: '#2b4350', floor: '#566f70' },
  { mist: '#ecdfe0', deep: '#463a4c', floor: '#7a6a70' },
] as const;

function draw(scene: Scene): void {
  const { sheet, width, height, random, variation, light } = scene;
  const chosen = woods[random.whole(0, 3)] ?? woods[0];
  const night = light.isNight ? 0.62 : 0.36 * Math.max(0, light.time - 0.4);
  const mist = mix(mix(chosen.mist, light.skyLow, 0.32), light.skyTop, night);
  const deep = mix(chosen.deep, light.shade, 0.25 + night * 0.4);
  const ground = height * random.between(0.78, 0.84);
  const glow = { x: width * random.between(0.35, 0.65), y: ground * (light.isNight ? 0.2 : 0.5) };
  sheet.wash(mist);
  sheet.bands(-2, ground, [
    [0, mix(mist, deep, 0.34)],
    [0.55, mix(mist, deep, 0.08)],
    [1, lighter(mist, 0.03)],
  ]);
  sheet.glow(glow.x, glow.y, 320, mix(light.orb, mist, 0.2), 0.75);
  if (light.isNight) sheet.circle(glow.x, glow.y, 40, { fill: light.orb });
  const scale = width / 1000;
  const layers = 5;
  for (let layer = 0; layer < layers; layer += 1) {
    const near = layer / (layers - 1);
    const foot = ground - 90 * (1 - near) + 60 * near;
    const tone = mix(mist, deep, 0.16 + 0.8 * near ** 1.25);
    const count = Math.round((18 - 11 * near) * scale) + 1;
    // Apart from the stems: where two outlines cross in one path, the fill rule may leave a hole.
    const clearing = { x: glow.x, reach: layer > 2 ? 150 : 0 };
    for (const data of trunks(width, foot, count, 13 + 48 * near ** 1.4, clearing, random))
      sheet.path(data, { fill: tone });
    const floor = ridge({ width, base: foot + 8, height: 26, rough: 0.5, swell: 700 }, random);
    const soil = mix(mix(mist, mix(chosen.floor, light.shade, night), 0.3 + 0.6 * near), deep, 0.3 * near);
    sheet.add(
      steps(
        floor,
        height + 4,
        [soil, mix(soil, mist, 0.14), mix(soil, mist, 0.06), soil, mix(soil, deep, 0.24)],
        60 + 130 * near,
      ),
    );
    for (let bank = 0; bank < 4; bank += 1)
      sheet.rect(0, foot - 70 + bank * 20, width, 46, { fill: mist, opacity: 0.11 * (1 - near) });
    if (layer === 2) {
      const herd = random.whole(1, 3);
      for (let index = 0; index < herd; index += 1) {
        const mirror = random.chance(0.5) ? 1 : -1;
        const size = index === 0 ? 120 : 92;
        const x = glow.x + (index - (herd - 1) / 2) * 130 + variation.between(-30, 30);
        const { body, antlers } = deer(x, foot + 34, size, mirror);
        const ink = mix(mist, deep, 0.86);
        sheet.path(body, { fill: ink });
        if (index === 0) sheet.path(antlers, { stroke: ink, strokeWidth: 3.4, more: 'stroke-linecap="round"' });
      }
    }
  }
  // Beams between the trunks.
  if (!light.isNight) {
    for (let beam = 0; beam < 4; beam += 1) {
      const x = glow.x + (beam - 1.5) * 120 + variation.between(-40, 40);
      const lean = (x - glow.x) * 1.5 + variation.between(60, 130);
      const wide = variation.between(18, 50);
      sheet.path(
        `M${short(x)} -5H${short(x + wide)}L${short(x + wide * 2.6 + lean)} ${short(ground)}H${short(x + lean)}Z`,
        { fill: light.orb, opacity: 0.13 },
      );
    }
  }
  let ferns = '';
  for (let fern = 0; fern < 15 * scale; fern += 1) {
    const x = random.between(0, width);
    const y = height - random.between(-10, 70);
    for (let blade = 0; blade < 7; blade += 1) {
      const angle = -Math.PI / 2 + (blade - 3) * 0.36;
      const long = random.between(46, 96);
      const tip = { x: x + Math.cos(angle) * long, y: y + Math.sin(angle) * long * 0.8 };
      ferns += `M${short(x - 3)} ${short(y)}Q${short((x + tip.x) / 2 - 4)} ${short((y + tip.y) / 2 - 14)} ${short(tip.x)} ${short(tip.y)}Q${short((x + tip.x) / 2 + 5)} ${short((y + tip.y) / 2)} ${short(x + 3)} ${short(y)}Z`;
    }
  }
  sheet.path(ferns, { fill: mix(deep, light.shade, 0.35) });
  if (light.lamps > 0.5) {
    for (let fly = 0; fly < 30 * scale; fly += 1) {
      const [x, y] = [variation.between(0, width), ground - variation.between(-60, 300)];
      sheet.circle(x, y, 9, { fill: '#f6e3a0', opacity: 0.16 });
      sheet.circle(x, y, 2.6, { fill: '#fbf0c0', opacity: 0.9 });
    }
  }
}

export const forest: Family = {
  name: 'forest',
  words:
    /forest|\bwoods?\b|woodland|\btrees?\b|\bdeer\b|\bstag\b|\bfox|\bbirch|\boak|\banimals?\b|\bwald\b|wälder|bäume?|\bbaum|hirsch|\breh\b|fuchs|birke|tiere?\b|森林|树|林|鹿|狐/gu,
  draw,
};
