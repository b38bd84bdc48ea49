import { lighter, mix } from '../colour.ts';
import type { Light } from '../light.ts';
import type { Family, Scene } from '../family.ts';
import { lines } from '../shapes.ts';
import { short, type Point } from '../sheet.ts';
import { addStars } from '../sky.ts';

const plasters = [
  { wall: '#cf8363', other: '#4c8a94', floor: '#e9cdb4', orb: '#efe5d8' },
  { wall: '#d9a98f', other: '#7c6a86', floor: '#f0dcc8', orb: '#c9604a' },
  { wall: '#e2bf8c', other: '#5f8f83', floor: '#efe0c2', orb: '#f4ece0' },
  { wall: '#b5697c', other: '#e3b692', floor: '#e8cdbd', orb: '#f3e7d4' },
] as const;

function arch(x: number, foot: number, width: number, height: number): string {
  const radius = width / 2;
  return `M${short(x)} ${short(foot)}V${short(foot - height + radius)}A${short(radius)} ${short(radius)} 0 0 1 ${short(x + width)} ${short(foot - height + radius)}V${short(foot)}Z`;
}

/** What is seen through an arch: sky, a far line of hills or sea, and the depth of the wall. */
function addArch(
  scene: Scene,
  x: number,
  foot: number,
  width: number,
  height: number,
  wall: string,
  light: Light,
  open: boolean,
): void {
  const { sheet } = scene;
  const shape = arch(x, foot, width, height);
  sheet.path(shape, { fill: mix(wall, light.shade, 0.46) });
  const depth = width * 0.16;
  const inner = arch(x + depth, foot, width - depth, height - depth * 0.5);
  sheet.clipped(shape, () => {
    if (!open) {
      sheet.path(inner, { fill: light.lamps > 0.4 ? mix('#eebd72', wall, 0.25) : mix(wall, light.shade, 0.66) });
      return;
    }
    sheet.path(inner, { fill: light.skyMiddle });
    const horizon = foot - height * 0.3;
    sheet.clipped(inner, () => {
      sheet.rect(x, foot - height * 0.56, width, height, { fill: mix(light.skyMiddle, light.skyLow, 0.6) });
      sheet.rect(x, horizon, width, foot - horizon, { fill: mix(light.skyTop, light.haze, 0.35) });
      sheet.rect(x, horizon, width, 3, { fill: light.orb, opacity: 0.6 });
    });
  });
}

function draw(scene: Scene): void {
  const { sheet, width, height, light, random, variation } = scene;
  const chosen = plasters[random.whole(0, 3)] ?? plasters[0];
  const dim = light.isNight ? 0.52 : 0.3 * Math.max(0, light.time - 0.45);
  const wall = mix(mix(chosen.wall, light.skyLow, 0.1), light.shade, dim);
  const other = mix(chosen.other, light.shade, dim);
  const floor = mix(mix(chosen.floor, light.skyLow, 0.14), light.shade, dim);
  const side = random.chance(0.5) ? 1 : -1;
  const mirrored = side < 0 ? `matrix(-1 0 0 1 ${short(width)} 0)` : 'matrix(1 0 0 1 0 0)';
  const ground = height * random.between(0.72, 0.78);
  const roof = height * random.between(0.12, 0.2);
  sheet.bands(-2, roof + 40, [
    [0, light.skyTop],
    [1, light.skyMiddle],
  ]);
  if (light.lamps > 0.3) addStars(sheet, light, roof, variation);
  sheet.group(`transform="${mirrored}"`, () => {
    // The wall with its arches.
    sheet.rect(-2, roof, width + 4, ground - roof + 2, { fill: wall });
    sheet.rect(-2, roof, width + 4, 12, { fill: lighter(wall, 0.07) });
    const panel = Math.min(width * 0.2, 260);
    const inner = width - panel;
    const archWide = Math.min(inner / 2.4, random.between(190, 230));
    const count = Math.max(1, Math.floor((inner - 60) / (archWide * 1.45)));
    const gap = (inner - count * archWide) / (count + 1);
    const openOne = random.whole(0, count - 1);
    const archTall = Math.min((ground - roof) * 0.62, archWide * 2.1);
    for (let index = 0; index < count; index += 1) {
      addArch(
        scene,
        panel + gap + index * (archWide + gap),
        ground,
        archWide,
        archTall,
        wall,
        light,
        index === openOne || index % 2 === openOne % 2,
      );
    }
    if (ground - roof > archTall * 1.75) {
      for (let index = 0; index < count; index += 1) {
        const x = panel + gap + index * (archWide + gap) + archWide * 0.28;
        addArch(
          scene,
          x,
          roof + (ground - roof - archTall) * 0.62,
          archWide * 0.44,
          archWide * 0.62,
          wall,
          light,
          false,
        );
        if (light.lamps > 0.4 && index !== openOne)
          sheet.path(
            arch(x + archWide * 0.07, roof + (ground - roof - archTall) * 0.62, archWide * 0.37, archWide * 0.58),
            { fill: '#f3c878', opacity: 0.8 },
          );
      }
    }
    // The floor and its slabs.
    sheet.path(
      lines(
        [
          { x: -2, y: ground + 90 },
          { x: panel, y: ground },
          { x: width + 2, y: ground },
          { x: width + 2, y: height + 2 },
          { x: -2, y: height + 2 },
        ],
        true,
      ),
      { fill: floor },
    );
    let joints = '';
    for (let joint = 1; joint < 7; joint += 1) {
      const y = ground + (height - ground) * (joint / 7) ** 1.5;
      joints += `M0 ${short(y)}H${short(width)}`;
    }
    for (let joint = -6; joint < 16; joint += 1) {
      const x = (joint / 9) * width;
      joints += `M${short(width * 0.5 + (x - width * 0.5) * 0.7)} ${short(ground)}L${short(width * 0.5 + (x - width * 0.5) * 1.9)} ${short(height)}`;
    }
    sheet.path(joints, { stroke: mix(floor, light.shade, 0.3), strokeWidth: 1.5, opacity: 0.5 });
    // The coloured wall that comes towards us.
    sheet.path(
      lines(
        [
          { x: -2, y: roof - 60 },
          { x: panel, y: roof },
          { x: panel, y: ground },
          { x: -2, y: ground + 90 },
        ],
        true,
      ),
      { fill: other },
    );
    sheet.path(
      lines(
        [
          { x: -2, y: roof - 60 },
          { x: panel, y: roof },
          { x: panel, y: roof + 9 },
          { x: -2, y: roof - 46 },
        ],
        true,
      ),
      { fill: lighter(other, 0.1) },
    );
    // Late light cuts across the wall; the shadow falls further as the day goes on.
    const shadow = mix(light.shade, other, 0.2);
    const falling: Point[] = [
      { x: panel, y: roof },
      { x: panel + (width - panel) * (0.3 + 0.4 * light.time), y: roof },
      { x: panel, y: ground },
    ];
    sheet.path(lines(falling, true), { fill: shadow, opacity: light.isNight ? 0.3 : 0.26 });
    sheet.path(
      lines(
        [
          { x: -2, y: ground + 90 },
          { x: panel, y: ground },
          { x: panel + 190 + 260 * light.time, y: ground },
          { x: panel * 0.8 + 260 * light.time, y: height },
          { x: -2, y: height },
        ],
        true,
      ),
      { fill: shadow, opacity: 0.24 },
    );
    addStairs(scene, floor, ground, light);
    addThings(scene, {
      ground,
      panel,
      orb: mix(chosen.orb, light.shade, dim * 0.8),
      pot: mix('#b8633f', light.shade, dim),
    });
  });
  if (!light.isNight && variation.chance(0.5)) {
    const x = width * variation.between(0.3, 0.7);
    sheet.path(`M${short(x - 16)} ${short(roof * 0.5)}q8 -9 16 0q8 -9 16 0`, {
      stroke: mix(light.shade, light.skyTop, 0.3),
      strokeWidth: 2.4,
      more: 'stroke-linecap="round"',
    });
  }
}

/** A flight of steps rising along the wall to the edge of the picture. */
function addStairs(scene: Scene, floor: string, ground: number, light: Light): void {
  const { sheet, width } = scene;
  const count = 7;
  const rise = 26;
  const tread = Math.min(44, width * 0.034);
  const left = width - count * tread;
  for (let step = 0; step < count; step += 1) {
    const x = left + step * tread;
    const top = ground + 26 - (step + 1) * rise;
    sheet.rect(x, top, width - x + 4, rise + 30, { fill: mix(floor, light.shade, 0.1 + 0.02 * step) });
    sheet.rect(x, top, width - x + 4, 7, { fill: lighter(floor, 0.05) });
    sheet.rect(x, top, 4, rise, { fill: mix(floor, light.shade, 0.34) });
  }
  sheet.rect(left, ground + 26, width - left + 4, 30, { fill: mix(floor, light.shade, 0.14) });
}

/** A ball on the floor, a pot with a plant. */
function addThings(scene: Scene, place: { ground: number; panel: number; orb: string; pot: string }): void {
  const { sheet, width, height, random, light } = scene;
  const floor = place.ground + (height - place.ground) * 0.52;
  const radius = Math.min(62, height * 0.06);
  const x = place.panel + (width - place.panel) * random.between(0.2, 0.45);
  sheet.ellipse(x + radius * 0.9, floor - 3, radius * 1.7, radius * 0.24, { fill: light.shade, opacity: 0.3 });
  sheet.circle(x, floor - radius, radius, {
    fill: sheet.radial(x - radius * 0.4, floor - radius * 1.5, radius * 1.9, [
      [0, lighter(place.orb, 0.05)],
      [0.45, place.orb],
      [1, mix(place.orb, light.shade, 0.55)],
    ]),
  });
  const potX = place.panel + (width - place.panel) * random.between(0.58, 0.74);
  const size = Math.min(96, height * 0.09);
  sheet.ellipse(potX + size * 0.5, place.ground + 42, size * 0.9, size * 0.11, { fill: light.shade, opacity: 0.26 });
  const leaf = mix('#4f7a58', light.shade, light.isNight ? 0.5 : 0.12);
  for (let blade = 0; blade < 11; blade += 1) {
    const angle = -Math.PI / 2 + (blade - 5) * 0.24;
    const long = size * random.between(1.3, 2);
    const tip = { x: potX + Math.cos(angle) * long, y: place.ground + 42 - size * 0.8 + Math.sin(angle) * long };
    const bow = Math.cos(angle) * size * 0.2;
    const root = place.ground + 42 - size * 0.75;
    sheet.path(
      `M${short(potX - 5)} ${short(root)}Q${short((potX + tip.x) / 2 - bow)} ${short((root + tip.y) / 2 - size * 0.22)} ${short(tip.x)} ${short(tip.y)}Q${short((potX + tip.x) / 2 + size * 0.1)} ${short((root + tip.y) / 2)} ${short(potX + 5)} ${short(root)}Z`,
      { fill: blade % 2 === 0 ? leaf : lighter(leaf, 0.07) },
    );
  }
  sheet.path(
    `M${short(potX - size * 0.4)} ${short(place.ground + 42 - size * 0.82)}H${short(potX + size * 0.4)}L${short(potX + size * 0.3)} ${short(place.ground + 42)}H${short(potX - size * 0.3)}Z`,
    { fill: place.pot },
  );
  sheet.rect(potX - size * 0.45, place.ground + 42 - size * 0.92, size * 0.9, size * 0.16, {
    fill: lighter(place.pot, 0.06),
  });
}

export const courtyard: Family = {
  name: 'courtyard',
  words:
    /courtyard|\barch(?:es|way|itecture)?\b|\bpatio|staircase|\bstairs\b|\bsteps\b|terracotta|\bwalls?\b|\bvilla\b|mediterran|\bhouse\b|building|\bdoor|innenhof|bogen|bögen|treppe|architektur|mauer|\bhaus\b|庭院|拱|台阶|楼梯|建筑|墙/gu,
  draw,
};
