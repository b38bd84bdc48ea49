import type { Random } from '../../random.ts';
import { lighter, mix, saturated } from '../colour.ts';
import type { Family, Scene } from '../family.ts';
import { blob, curve, lines } from '../shapes.ts';
import { short, type Point, type Sheet } from '../sheet.ts';

/** Half widths from the mouth (first) to the foot (last), as shares of the height. */
const vessels: readonly (readonly number[])[] = [
  [0.17, 0.13, 0.12, 0.24, 0.37, 0.4, 0.34, 0.22, 0.2],
  [0.1, 0.08, 0.08, 0.09, 0.22, 0.26, 0.26, 0.25, 0.22],
  [0.34, 0.36, 0.38, 0.38, 0.36, 0.33, 0.28, 0.22, 0.17],
  [0.2, 0.17, 0.2, 0.27, 0.31, 0.3, 0.25, 0.19, 0.17],
];

/** Shade at one side and light at the other, inside the outline. */
function addVolume(
  sheet: Sheet,
  outline: string,
  box: { x: number; y: number; width: number; height: number },
  colour: string,
  side: number,
): void {
  const shade = saturated(lighter(colour, -0.17), 0.85);
  sheet.path(outline, {
    fill: sheet.linear(
      side > 0
        ? [
            [0, shade],
            [0.45, colour],
            [0.8, lighter(colour, 0.07)],
            [1, lighter(colour, 0.01)],
          ]
        : [
            [0, lighter(colour, 0.01)],
            [0.2, lighter(colour, 0.07)],
            [0.55, colour],
            [1, shade],
          ],
      { x: 1, y: 0.16 },
    ),
  });
  const lightX = box.x + box.width * (side > 0 ? 0.68 : 0.3);
  sheet.ellipse(lightX, box.y + box.height * 0.36, box.width * 0.05, box.height * 0.13, {
    fill: '#fffaf0',
    opacity: 0.3,
  });
}

function addShadow(sheet: Sheet, x: number, foot: number, width: number, side: number, colour: string): void {
  sheet.ellipse(x - side * width * 0.5, foot - width * 0.03, width * 0.95, width * 0.11, {
    fill: colour,
    opacity: 0.2,
  });
  sheet.ellipse(x - side * width * 0.1, foot - width * 0.02, width * 0.54, width * 0.07, {
    fill: colour,
    opacity: 0.34,
  });
}

function addVessel(
  sheet: Sheet,
  x: number,
  foot: number,
  height: number,
  shape: readonly number[],
  colour: string,
  side: number,
  shadow: string,
): void {
  const at = (index: number, sign: number): Point => ({
    x: x + sign * height * (shape[index] ?? 0.2),
    y: foot - height + (index / (shape.length - 1)) * height,
  });
  const right = shape.map((_, index) => at(index, 1));
  const left = shape.map((_, index) => at(index, -1)).toReversed();
  const mouth = height * (shape[0] ?? 0.2);
  const widest = Math.max(...shape) * height;
  addShadow(sheet, x, foot, widest * 1.7, side, shadow);
  const footWidth = height * (shape.at(-1) ?? 0.2);
  const outline = `${curve(right)}Q${short(x)} ${short(foot + footWidth * 0.2)} ${short(x - footWidth)} ${short(foot)}${curve(left).replace('M', 'L')}Z`;
  addVolume(sheet, outline, { x: x - widest, y: foot - height, width: widest * 2, height }, colour, side);
  sheet.ellipse(x, foot - height, mouth, mouth * 0.24, { fill: lighter(colour, 0.08) });
  sheet.ellipse(x, foot - height + mouth * 0.03, mouth * 0.84, mouth * 0.17, { fill: lighter(colour, -0.24) });
}

type Fruit = 'pear' | 'orange' | 'lemon' | 'plum' | 'apple';

const fruitColours: Record<Fruit, string> = {
  pear: '#c9b24c',
  orange: '#df8438',
  lemon: '#e9c94f',
  plum: '#5c4168',
  apple: '#b9473a',
};

function addFruit(
  sheet: Sheet,
  kind: Fruit,
  x: number,
  foot: number,
  size: number,
  side: number,
  shadow: string,
  random: Random,
): void {
  const colour = mix(fruitColours[kind], random.chance(0.5) ? '#c98a4a' : '#a9b66a', random.between(0, 0.16));
  const tall = kind === 'pear' ? 1.34 : kind === 'lemon' ? 0.8 : 0.94;
  const y = (part: number): number => foot - size * tall * part;
  const half = size * 0.5;
  addShadow(sheet, x, foot, size, side, shadow);
  const points: Point[] =
    kind === 'pear'
      ? [
          { x: x + half * 0.16, y: y(1) },
          { x: x + half * 0.46, y: y(0.72) },
          { x: x + half, y: y(0.3) },
          { x: x + half * 0.5, y: y(0.01) },
          { x: x - half * 0.5, y: y(0.01) },
          { x: x - half, y: y(0.3) },
          { x: x - half * 0.46, y: y(0.72) },
          { x: x - half * 0.16, y: y(1) },
        ]
      : kind === 'lemon'
        ? [
            { x: x + half * 1.2, y: y(0.5) },
            { x: x + half * 0.74, y: y(0.86) },
            { x, y: y(1) },
            { x: x - half * 0.74, y: y(0.86) },
            { x: x - half * 1.1, y: y(0.5) },
            { x: x - half * 0.7, y: y(0.12) },
            { x, y: y(0) },
            { x: x + half * 0.7, y: y(0.12) },
          ]
        : [];
  const outline =
    points.length > 0
      ? curve(points, true)
      : blob(x, y(0.5), half * 0.97, kind === 'apple' ? 0.035 : 0.012, random, 12);
  addVolume(sheet, outline, { x: x - half, y: y(1), width: size, height: size * tall }, colour, side);
  if (kind === 'lemon') return;
  const stem = { x: x + half * 0.06, y: y(kind === 'pear' ? 1 : 0.94) };
  sheet.path(
    `M${short(stem.x)} ${short(stem.y + size * 0.04)}q${short(size * 0.02)} ${short(-size * 0.1)} ${short(size * 0.09)} ${short(-size * 0.15)}`,
    {
      stroke: '#4b3524',
      strokeWidth: size * 0.035,
      more: 'stroke-linecap="round"',
    },
  );
  if (kind !== 'plum' && random.chance(0.6)) {
    sheet.path(
      `M${short(stem.x + size * 0.04)} ${short(stem.y - size * 0.06)}q${short(size * 0.1)} ${short(-size * 0.18)} ${short(size * 0.32)} ${short(-size * 0.12)}q${short(-size * 0.1)} ${short(size * 0.16)} ${short(-size * 0.32)} ${short(size * 0.12)}z`,
      { fill: '#5d7a4c' },
    );
  }
}

/** A few bare or leafy twigs rising from a vase. */
function addTwigs(scene: Scene, x: number, mouth: number, reach: number, leaf: string): void {
  const { sheet, random } = scene;
  const count = random.whole(3, 5);
  for (let twig = 0; twig < count; twig += 1) {
    const angle = -Math.PI / 2 + (twig - (count - 1) / 2) * random.between(0.26, 0.42);
    const length = reach * random.between(0.75, 1.15);
    const bend = random.between(-0.35, 0.35);
    const place = (part: number): Point => ({
      x: x + Math.cos(angle + bend * part) * length * part,
      y: mouth + Math.sin(angle + bend * part) * length * part,
    });
    const spine = Array.from({ length: 7 }, (_, index) => place(index / 6));
    sheet.path(curve(spine), {
      stroke: mix(leaf, '#4a3a2c', 0.6),
      strokeWidth: reach * 0.011,
      more: 'stroke-linecap="round"',
    });
    let blades = '';
    for (let blade = 2; blade < 11; blade += 1) {
      const part = blade / 10.5;
      const from = place(part);
      const direction = angle + bend * part + (blade % 2 === 0 ? 0.9 : -0.9);
      const size = reach * random.between(0.13, 0.19) * (1.15 - part * 0.5);
      const tip = { x: from.x + Math.cos(direction) * size, y: from.y + Math.sin(direction) * size };
      const wide = size * 0.3;
      const [nx, ny] = [-Math.sin(direction) * wide, Math.cos(direction) * wide];
      blades += `M${short(from.x)} ${short(from.y)}Q${short((from.x + tip.x) / 2 + nx)} ${short((from.y + tip.y) / 2 + ny)} ${short(tip.x)} ${short(tip.y)}Q${short((from.x + tip.x) / 2 - nx)} ${short((from.y + tip.y) / 2 - ny)} ${short(from.x)} ${short(from.y)}Z`;
    }
    sheet.path(blades, { fill: mix(leaf, '#c9d3a8', random.between(0, 0.35)) });
  }
}

const rooms = [
  { wall: '#c9bfae', table: '#b08a63', vase: '#4f8587', second: '#d8d2c4', leaf: '#6f8a66' },
  { wall: '#7f8f8c', table: '#d8c8ae', vase: '#c77f56', second: '#e8dfcf', leaf: '#48604a' },
  { wall: '#d9b8a2', table: '#8f6c58', vase: '#e9e0d0', second: '#5a7a86', leaf: '#7b8d5b' },
  { wall: '#50606b', table: '#9c7b62', vase: '#d3a94f', second: '#b6c3bd', leaf: '#8aa27c' },
] as const;

function draw(scene: Scene): void {
  const { sheet, width, height, random, variation, light } = scene;
  const room = rooms[random.whole(0, 3)] ?? rooms[0];
  const side = random.chance(0.5) ? 1 : -1;
  const dim = light.isNight ? 0.5 : 0.34 * light.time;
  const wall = mix(mix(room.wall, light.skyLow, 0.18), light.shade, dim * 0.8);
  const table = mix(mix(room.table, light.skyLow, 0.1), light.shade, dim * 0.6);
  const shadow = mix(light.shade, '#2a1d20', 0.4);
  const edge = height * random.between(0.6, 0.68);
  sheet.wash(wall);
  sheet.bands(-2, edge, [
    [0, lighter(wall, -0.05)],
    [1, lighter(wall, 0.035)],
  ]);
  // A window's light falls across the wall, lower in the evening.
  const slant = 0.32 + 0.5 * light.time;
  const start = { x: width * (side > 0 ? 0.9 : 0.1), y: edge * (0.02 + 0.2 * light.time) };
  const wide = Math.min(width, 1300) * 0.27;
  for (let pane = 0; pane < 4; pane += 1) {
    const x = start.x - side * (pane % 2) * wide * 1.1 - side * wide;
    const y = start.y + Math.floor(pane / 2) * edge * 0.36 + (pane % 2) * wide * slant;
    const quad: Point[] = [
      { x, y },
      { x: x + side * wide, y: y - wide * slant },
      { x: x + side * wide, y: y - wide * slant + edge * 0.33 },
      { x, y: y + edge * 0.33 },
    ];
    sheet.path(lines(quad, true), { fill: mix(light.orb, light.skyLow, 0.4), opacity: light.isNight ? 0.1 : 0.3 });
  }
  sheet.bands(edge, height + 2, [
    [0, lighter(table, 0.05)],
    [0.5, table],
    [1, lighter(table, -0.13)],
  ]);
  sheet.rect(0, edge - 2, width, 5, { fill: lighter(table, 0.12), opacity: 0.7 });
  let grain = '';
  for (let index = 0; index < 26; index += 1) {
    const y = edge + 12 + random.next() ** 1.4 * (height - edge);
    const x = random.between(-100, width);
    grain += `M${short(x)} ${short(y)}q${short(random.between(60, 200))} ${short(random.between(-5, 5))} ${short(random.between(200, 460))} ${short(random.between(-3, 3))}`;
  }
  sheet.path(grain, { stroke: lighter(table, -0.16), strokeWidth: 1.4, opacity: 0.3 });

  const middle = width / 2 + variation.between(-14, 14);
  const spread = Math.min(width * 0.36, 460);
  const foot = edge + (height - edge) * 0.3;
  const tall = Math.min(edge * 0.62, 430);
  const main = vessels[random.whole(0, vessels.length - 1)] ?? [];
  const mainX = middle - side * spread * random.between(0.28, 0.42);
  addTwigs(scene, mainX, foot - tall * 0.94, tall * 0.92, mix(room.leaf, light.shade, dim * 0.6));
  const secondX = middle + side * spread * random.between(0.32, 0.56);
  addVessel(
    sheet,
    secondX,
    foot - 22,
    tall * random.between(0.56, 0.72),
    vessels[random.whole(0, vessels.length - 1)] ?? [],
    mix(room.second, light.shade, dim * 0.7),
    side,
    shadow,
  );
  addVessel(sheet, mainX, foot, tall, main, mix(room.vase, light.shade, dim * 0.6), side, shadow);
  const kinds = random.shuffle<Fruit>(['pear', 'pear', 'orange', 'lemon', 'plum', 'apple']);
  const count = Math.round(Math.min(6, 3 + width / 800 + random.next()));
  for (let index = 0; index < count; index += 1) {
    const x = middle + spread * (-0.5 + (1.6 * index) / count) * -side + random.between(-20, 20);
    const lower = foot + 26 + random.between(0, 1) * (height - foot) * 0.36;
    addFruit(sheet, kinds[index] ?? 'pear', x, lower, 96 + (lower - foot) * 0.26, side, shadow, random);
  }
}

export const stillLife: Family = {
  name: 'stillLife',
  words:
    /still[- ]?life|\bvases?\b|ceramic|pottery|\bjug\b|bottle|\bfruits?\b|\bpears?\b|lemons?\b|\bapples?\b|oranges\b|\btable\b|bowl|kitchen|linen|stillleben|\bvasen?\b|keramik|obst|früchte|birne|zitrone|äpfel|apfel|tisch|küche|静物|花瓶|陶|水果|梨|柠檬|桌/gu,
  draw,
};
