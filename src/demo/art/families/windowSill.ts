import { lighter, mix, range } from '../colour.ts';
import { orbHeight, type Light } from '../light.ts';
import type { Family, Scene } from '../family.ts';
import { blob, lines, ridge, steps } from '../shapes.ts';
import { short } from '../sheet.ts';

interface Frame {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A cat that sits with its back to us and looks out; `size` is its height. */
function addCat(scene: Scene, x: number, foot: number, size: number, fur: string, rim: string): void {
  const { sheet, random } = scene;
  const side = random.chance(0.5) ? 1 : -1;
  const point = (a: number, b: number): string => `${short(x + side * a * size)} ${short(foot - b * size)}`;
  sheet.path(
    `M${point(0.2, 0.06)}C${point(0.5, -0.02)} ${point(0.56, 0.1)} ${point(0.5, 0.02)}C${point(0.62, -0.16)} ${point(0.48, -0.42)} ${point(0.36, -0.34)}C${point(0.44, -0.3)} ${point(0.44, -0.06)} ${point(0.2, -0.0)}Z`,
    { fill: fur },
  );
  const body = `M${point(-0.3, 0)}C${point(-0.42, 0.3)} ${point(-0.24, 0.46)} ${point(-0.17, 0.58)}C${point(-0.25, 0.66)} ${point(-0.25, 0.8)} ${point(-0.21, 0.9)}L${point(-0.2, 1.06)}L${point(-0.1, 0.96)}Q${point(0, 0.985)} ${point(0.08, 0.96)}L${point(0.18, 1.06)}L${point(0.19, 0.9)}C${point(0.23, 0.8)} ${point(0.22, 0.66)} ${point(0.15, 0.58)}C${point(0.24, 0.46)} ${point(0.4, 0.3)} ${point(0.28, 0)}Z`;
  sheet.path(body, { fill: fur });
  sheet.path(
    `M${point(-0.28, 0.12)}C${point(-0.36, 0.32)} ${point(-0.22, 0.46)} ${point(-0.16, 0.58)}C${point(-0.23, 0.68)} ${point(-0.23, 0.8)} ${point(-0.195, 0.92)}`,
    { stroke: rim, strokeWidth: size * 0.014, opacity: 0.7, more: 'stroke-linecap="round"' },
  );
}

/** A pot on the sill with a plant of long leaves. */
function addPlant(scene: Scene, x: number, foot: number, size: number, pot: string, leaf: string): void {
  const { sheet, random } = scene;
  for (let blade = 0; blade < 13; blade += 1) {
    const angle = -Math.PI / 2 + (blade - 6) * 0.22;
    const long = size * random.between(0.8, 1.35);
    const root = foot - size * 0.5;
    const tip = { x: x + Math.cos(angle) * long * 1.1, y: root + Math.sin(angle) * long };
    const middle = { x: (x + tip.x) / 2 - Math.cos(angle) * size * 0.2, y: (root + tip.y) / 2 - size * 0.16 };
    sheet.path(
      `M${short(x - 4)} ${short(root)}Q${short(middle.x - 8)} ${short(middle.y)} ${short(tip.x)} ${short(tip.y)}Q${short(middle.x + 16)} ${short(middle.y + 12)} ${short(x + 5)} ${short(root)}Z`,
      { fill: lighter(leaf, blade % 3 === 0 ? 0.06 : blade % 3 === 1 ? 0 : -0.05) },
    );
  }
  sheet.path(
    `M${short(x - size * 0.36)} ${short(foot - size * 0.56)}H${short(x + size * 0.36)}L${short(x + size * 0.27)} ${short(foot)}H${short(x - size * 0.27)}Z`,
    { fill: pot },
  );
  sheet.path(
    `M${short(x + size * 0.08)} ${short(foot - size * 0.56)}H${short(x + size * 0.36)}L${short(x + size * 0.27)} ${short(foot)}H${short(x + size * 0.08)}Z`,
    { fill: lighter(pot, -0.06) },
  );
  sheet.rect(x - size * 0.41, foot - size * 0.64, size * 0.82, size * 0.13, { fill: lighter(pot, 0.05) });
}

/** What lies outside: sky, sun or moon, hills, roofs. */
function addView(scene: Scene, frame: Frame, light: Light): void {
  const { sheet, random, variation } = scene;
  const { left, top, right, bottom } = frame;
  const tall = bottom - top;
  sheet.bands(
    top,
    bottom,
    [
      [0, light.skyTop],
      [0.5, light.skyMiddle],
      [0.85, light.skyLow],
      [1, light.haze],
    ],
    { left, right },
  );
  const orb = {
    x: left + (right - left) * random.between(0.25, 0.75),
    y: bottom - tall * (0.22 + 0.55 * orbHeight(light.time)),
  };
  if (light.lamps > 0.3) {
    let stars = '';
    for (let star = 0; star < 60; star += 1)
      stars += blob(
        variation.between(left, right),
        top + variation.next() ** 1.4 * tall * 0.8,
        variation.between(0.7, 1.9),
        0.1,
        variation,
        4,
      );
    sheet.path(stars, { fill: light.orb, opacity: 0.8 * light.lamps });
  }
  sheet.glow(orb.x, orb.y, Math.min(190, tall * 0.3), light.orb, 0.5);
  sheet.circle(orb.x, orb.y, Math.min(46, tall * 0.07), { fill: light.orb });
  for (let layer = 0; layer < 3; layer += 1) {
    const near = layer / 2;
    const line = ridge(
      { width: right - left, base: bottom - tall * (0.16 - 0.1 * near), height: tall * 0.2, rough: 0.4, swell: 600 },
      random,
    ).map(({ x, y }) => ({ x: Math.min(right, Math.max(left, x + left)), y }));
    const tone = mix(light.haze, light.shade, 0.2 + 0.34 * near);
    sheet.add(steps(line, bottom, range(tone, mix(tone, light.haze, 0.4), 4), tall * 0.16));
  }
}

const rooms = [
  { wall: '#41524f', curtain: '#d58a5b', frame: '#efe4d2', sill: '#b98f68', pot: '#b5633f', fur: '#2b2a30' },
  { wall: '#6b4a4f', curtain: '#e6c38f', frame: '#f0e6d6', sill: '#8f6a55', pot: '#5b8487', fur: '#2c2526' },
  { wall: '#c9b79c', curtain: '#6d8f8a', frame: '#faf3e6', sill: '#a67c58', pot: '#c9714f', fur: '#3a3230' },
  { wall: '#39425c', curtain: '#b56b6f', frame: '#e9dfd0', sill: '#7d6152', pot: '#d3a052', fur: '#c97f45' },
] as const;

function draw(scene: Scene): void {
  const { sheet, width, height, random, variation, light } = scene;
  const room = rooms[random.whole(0, 3)] ?? rooms[0];
  const dim = light.isNight ? 0.4 : 0.24 * Math.max(0, light.time - 0.3);
  const seen = (colour: string): string => mix(colour, light.shade, dim);
  const wall = seen(room.wall);
  sheet.wash(wall);
  sheet.bands(-2, height + 2, [
    [0, lighter(wall, 0.02)],
    [1, lighter(wall, -0.05)],
  ]);
  const wide = Math.min(width * 0.62, 900);
  const bottom = height * 0.73;
  const frame: Frame = {
    left: width / 2 - wide / 2,
    right: width / 2 + wide / 2,
    top: Math.max(height * 0.09, bottom - wide * 1.5),
    bottom,
  };
  addView(scene, frame, light);
  // The frame and its bars.
  const bar = 17;
  const wood = seen(room.frame);
  const { left, right, top } = frame;
  for (const [x, y, w, h] of [
    [left - bar, top - bar, right - left + 2 * bar, bar],
    [left - bar, bottom - bar * 0.4, right - left + 2 * bar, bar],
    [left - bar, top, bar, bottom - top],
    [right, top, bar, bottom - top],
    [(left + right) / 2 - bar * 0.35, top, bar * 0.7, bottom - top],
    [left, top + (bottom - top) * 0.36, right - left, bar * 0.6],
  ] as const) {
    sheet.rect(x, y, w, h, { fill: wood });
  }
  sheet.rect(right - 4, top, 4, bottom - top, { fill: light.shade, opacity: 0.2 });
  // Light from outside falls on sill and floor.
  const sillTop = bottom + bar * 0.5;
  sheet.rect(left - 90, sillTop, right - left + 180, 34, { fill: seen(room.sill) });
  sheet.rect(left - 90, sillTop, right - left + 180, 8, { fill: mix(lighter(seen(room.sill), 0.12), light.orb, 0.2) });
  sheet.rect(left - 76, sillTop + 34, right - left + 152, 16, { fill: light.shade, opacity: 0.3 });
  if (!light.isNight) {
    const lean = 120 + 160 * light.time;
    sheet.path(
      lines(
        [
          { x: left + lean * 0.4, y: height * 0.86 },
          { x: right + lean * 0.4, y: height * 0.86 },
          { x: right + lean, y: height + 4 },
          { x: left + lean, y: height + 4 },
        ],
        true,
      ),
      { fill: light.orb, opacity: 0.12 },
    );
  }
  const catSide = random.chance(0.5) ? 1 : -1;
  const size = Math.min(250, (bottom - top) * 0.44);
  const catX = (left + right) / 2 + catSide * wide * random.between(0.14, 0.26) + variation.between(-14, 14);
  addPlant(
    scene,
    (left + right) / 2 - catSide * wide * random.between(0.26, 0.36),
    sillTop + 6,
    size * 0.52,
    seen(room.pot),
    seen(mix('#4f7f58', light.skyLow, 0.1)),
  );
  addCat(scene, catX, sillTop + 8, size, mix(seen(room.fur), light.shade, 0.3), mix(light.orb, light.skyLow, 0.4));
  for (const side of [-1, 1]) addCurtain(scene, side < 0 ? left - 30 : right + 30, side, frame, seen(room.curtain));
  sheet.rect(left - 150, top - 56, right - left + 300, 11, { fill: mix(wood, light.shade, 0.5), more: 'rx="5"' });
  for (const x of [left - 154, right + 154]) sheet.circle(x, top - 50, 13, { fill: mix(wood, light.shade, 0.45) });
}

/** A curtain drawn aside, in folds; `x` is its outer hem. */
function addCurtain(scene: Scene, x: number, side: number, frame: Frame, cloth: string): void {
  const { sheet, random } = scene;
  const top = frame.top - 50;
  const foot = frame.bottom + 130;
  const folds = 6;
  const reach = Math.min(200, (frame.right - frame.left) * 0.22);
  for (let fold = 0; fold < folds; fold += 1) {
    const at = (part: number, y: number): number => {
      // Gathered a little below the middle.
      const waist = 1 - 0.42 * Math.exp(-(((y - 0.62) / 0.2) ** 2));
      return x + side * 70 - side * (reach + 70) * part * waist;
    };
    const [from, to] = [fold / folds, (fold + 1) / folds + 0.02];
    const edge = (part: number): string[] =>
      Array.from({ length: 15 }, (_, index) => {
        const y = index / 14;
        return `${short(at(part, y) + Math.sin(y * 5 + fold) * 3)} ${short(top + (foot - top) * y)}`;
      });
    const tone = lighter(cloth, [0.05, -0.045, 0.02, -0.06, 0.045, -0.02][fold] ?? 0);
    sheet.path(`M${edge(from).join('L')}L${edge(to).toReversed().join('L')}Z`, {
      fill: random.chance(0.5) ? tone : lighter(tone, 0.01),
    });
  }
}

export const windowSill: Family = {
  name: 'windowSill',
  words:
    /\bcats?\b|kitten|\bwindows?\b|interior|\broom\b|\bcosy\b|\bcozy\b|curtain|\bsill\b|\bpets?\b|katze|kater|fenster|zimmer|gemütlich|vorhang|innenraum|猫|窗|室内|房间|窗帘/gu,
  draw,
};
