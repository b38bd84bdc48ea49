import type { Random } from '../../random.ts';
import { along, lighter, mix } from '../colour.ts';
import type { Family, Scene } from '../family.ts';
import { short, type Sheet } from '../sheet.ts';

interface LeafColours {
  fill: string;
  shade: string;
  vein: string;
}

/** A pointed leaf from its stem at 0,0 upwards; `notches` above 0 makes it lobed like an oak's or a monstera's. */
function addLeaf(
  sheet: Sheet,
  size: number,
  wide: number,
  notches: number,
  colours: LeafColours,
  random: Random,
): void {
  const half = size * wide;
  const bend = size * random.between(-0.12, 0.12);
  const side = (sign: number): string => {
    if (notches === 0) {
      return `C${short(sign * half)} ${short(-size * 0.16)} ${short(sign * half * 1.05)} ${short(-size * 0.62)} ${short(bend)} ${short(-size)}`;
    }
    let data = '';
    for (let notch = 0; notch < notches; notch += 1) {
      const from = notch / notches;
      const to = (notch + 1) / notches;
      const reach = half * Math.sin(Math.PI * (0.18 + 0.74 * ((from + to) / 2))) * 1.15;
      const end = to === 1 ? 0 : reach * 0.42;
      data += `C${short(sign * reach * 0.7)} ${short(-size * (from + 0.02))} ${short(sign * reach * 1.2)} ${short(-size * (from + 0.1))} ${short(sign * reach)} ${short(-size * (to - 0.05))}Q${short(sign * (reach * 0.75))} ${short(-size * to)} ${short(sign * end + bend * to)} ${short(-size * to)}`;
    }
    return data;
  };
  sheet.path(`M0 0${side(1)}L0 0Z`, { fill: colours.fill });
  sheet.path(`M0 0${side(-1)}L0 0Z`, { fill: colours.shade });
  let veins = `M0 ${short(size * 0.08)}Q${short(bend * 0.2)} ${short(-size * 0.5)} ${short(bend)} ${short(-size * 0.96)}`;
  for (let vein = 1; vein < 6; vein += 1) {
    const part = vein / 6.4;
    const reach = half * Math.sin(Math.PI * (0.2 + 0.7 * part)) * (notches === 0 ? 0.62 : 0.72);
    for (const sign of [1, -1]) {
      veins += `M${short(bend * part * part)} ${short(-size * part)}Q${short(sign * reach * 0.5)} ${short(-size * (part + 0.05))} ${short(sign * reach)} ${short(-size * (part + 0.13))}`;
    }
  }
  sheet.path(veins, { stroke: colours.vein, strokeWidth: size * 0.011, opacity: 0.65, more: 'stroke-linecap="round"' });
}

function addFlower(
  sheet: Sheet,
  x: number,
  y: number,
  size: number,
  petal: string,
  heart: string,
  random: Random,
): void {
  const petals = random.whole(5, 6);
  const turn = random.between(0, 360);
  for (let index = 0; index < petals; index += 1) {
    sheet.path(
      `M0 0C${short(size * 0.62)} ${short(-size * 0.3)} ${short(size * 0.42)} ${short(-size * 1.06)} 0 ${short(-size)}C${short(-size * 0.42)} ${short(-size * 1.06)} ${short(-size * 0.62)} ${short(-size * 0.3)} 0 0Z`,
      {
        fill: index % 2 === 0 ? petal : lighter(petal, 0.035),
        more: `transform="translate(${short(x)} ${short(y)}) rotate(${short(turn + (index * 360) / petals)})"`,
      },
    );
  }
  sheet.circle(x, y, size * 0.24, { fill: heart });
  sheet.circle(x - size * 0.04, y - size * 0.05, size * 0.13, { fill: lighter(heart, 0.1) });
}

const greens = [
  { ground: '#16302c', leaves: ['#2f5a48', '#4d7f5c', '#7ba56f', '#a9c48c'], petal: '#e8b14b', heart: '#a5482f' },
  { ground: '#1d2b33', leaves: ['#31566a', '#4f8186', '#86a99b', '#c3cfae'], petal: '#e58a7b', heart: '#f0cf8a' },
  { ground: '#efe3cc', leaves: ['#8c9d7b', '#5f7f69', '#37604f', '#b0754f'], petal: '#c9583f', heart: '#efbf63' },
  { ground: '#2d2330', leaves: ['#574a63', '#7c5f76', '#4d6f63', '#91a685'], petal: '#eec3b0', heart: '#c9803f' },
] as const;

function draw(scene: Scene): void {
  const { sheet, width, height, random, variation, light } = scene;
  const first = random.whole(0, 3);
  const chosen = greens[light.isNight ? 1 : (first + scene.position) % 4] ?? greens[0];
  sheet.bands(-2, height + 2, [
    [0, lighter(chosen.ground, 0.02)],
    [1, mix(chosen.ground, '#0d1414', 0.2)],
  ]);
  const reach = Math.min(width, height);
  const layers = 3;
  const notched = random.chance(0.45);
  for (let layer = 0; layer < layers; layer += 1) {
    const near = layer / (layers - 1);
    const size = reach * (0.2 + 0.07 * near);
    const gap = size * 0.72;
    const spots: { x: number; y: number }[] = [];
    for (let y = -gap; y < height + gap * 1.4; y += gap) {
      for (let x = -gap; x < width + gap * 1.4; x += gap) {
        spots.push({ x: x + random.between(-0.5, 0.5) * gap, y: y + random.between(-0.5, 0.5) * gap });
      }
    }
    for (const { x, y } of random.shuffle(spots)) {
      if (near > 0 && random.chance(0.32 * near)) continue;
      const tone = along(chosen.leaves, Math.min(1, 0.34 * near + 0.62 * random.next()));
      const fill = mix(chosen.ground, tone, 0.4 + 0.6 * near);
      const turn = random.between(-180, 180) + variation.between(-7, 7);
      const notches = notched && random.chance(0.5) ? random.whole(3, 4) : 0;
      sheet.group(`transform="translate(${short(x)} ${short(y)}) rotate(${short(turn)})"`, () => {
        addLeaf(
          sheet,
          size * random.between(0.75, 1.2),
          random.between(0.2, 0.32),
          notches,
          {
            fill,
            shade: mix(fill, chosen.ground, 0.22),
            vein: mix(fill, layer === 2 ? '#f3efd8' : chosen.ground, 0.42),
          },
          random,
        );
      });
    }
  }
  const flowers = scene.asks(/flower|blossom|bloom|blume|blüte|花/u) ? 16 : 9;
  const scale = (width * height) / 1_000_000;
  for (let index = 0; index < flowers * scale; index += 1) {
    const x = random.between(0.02, 0.98) * width;
    const y = random.between(0.02, 0.98) * height;
    addFlower(
      sheet,
      x,
      y,
      reach * random.between(0.026, 0.046),
      mix(chosen.petal, chosen.ground, random.between(0, 0.1)),
      chosen.heart,
      random,
    );
  }
  let berries = '';
  for (let index = 0; index < 26 * scale; index += 1) {
    const [x, y] = [random.between(0, width), random.between(0, height)];
    for (let berry = 0; berry < 3; berry += 1) {
      const radius = reach * random.between(0.006, 0.009);
      const [cx, cy] = [x + random.between(-2, 2) * radius, y + random.between(-2, 2) * radius];
      berries += `M${short(cx - radius)} ${short(cy)}a${short(radius)} ${short(radius)} 0 1 0 ${short(radius * 2)} 0a${short(radius)} ${short(radius)} 0 1 0 ${short(-radius * 2)} 0z`;
    }
  }
  sheet.path(berries, { fill: mix(chosen.heart, chosen.petal, 0.35) });
}

export const leaves: Family = {
  name: 'leaves',
  words:
    /\blea(?:f|ves)\b|botanic|\bplants?\b|foliage|jungle|flowers?\b|floral|garden|monstera|\bfern|\bivy\b|herbarium|blätter|\bblatt|pflanze|blume|dschungel|garten|farn|叶|植物|花|丛林|园/gu,
  draw,
};
