import { lighter, mix } from '../colour.ts';
import type { Light } from '../light.ts';
import type { Family, Scene } from '../family.ts';
import { streak } from '../shapes.ts';
import { short } from '../sheet.ts';
import { addClouds, addSky, addStars } from '../sky.ts';

/** Under a city the light is never quite gone, and never quite clean. */
function cityLight(light: Light): Light {
  const dusk = Math.max(0.35, light.lamps);
  return {
    ...light,
    lamps: dusk,
    skyLow: mix(light.skyLow, '#c9705f', 0.3 * dusk),
    haze: mix(light.haze, '#6b4a66', 0.45),
  };
}

interface Row {
  ground: number;
  tallest: number;
  widest: number;
  colour: string;
  /** Share of windows with light. */
  lit: number;
}

/** One row of houses, and the light in their windows; answers where the lamps are, for the wet street. */
function addRow(scene: Scene, row: Row, lamps: readonly string[]): { x: number; colour: string }[] {
  const { sheet, width, random, variation } = scene;
  const seen: { x: number; colour: string }[] = [];
  const panes = new Map<string, string>();
  let houses = '';
  let sides = '';
  for (let x = -row.widest * random.next(); x < width;) {
    const wide = row.widest * random.between(0.55, 1.1);
    const tall = row.tallest * random.between(0.42, 1) ** 1.2;
    const top = row.ground - tall;
    const left = x;
    houses += `M${short(left)} ${short(row.ground)}V${short(top)}`;
    const roof = random.whole(0, 4);
    if (roof === 0)
      houses += `L${short(left + wide / 2)} ${short(top - wide * 0.28)}L${short(left + wide)} ${short(top)}`;
    else if (roof === 1)
      houses += `h${short(wide * 0.3)}v${short(-tall * 0.09)}h${short(wide * 0.4)}v${short(tall * 0.09)}H${short(left + wide)}`;
    else if (roof === 2)
      houses += `h${short(wide * 0.46)}v${short(-tall * 0.2)}h${short(wide * 0.03)}v${short(tall * 0.2)}H${short(left + wide)}`;
    else houses += `H${short(left + wide)}`;
    houses += `V${short(row.ground)}Z`;
    sides += `M${short(left + wide * 0.8)} ${short(row.ground)}V${short(top)}H${short(left + wide)}V${short(row.ground)}Z`;
    const columns = Math.max(2, Math.round(wide / 19));
    const pane = (wide / columns) * 0.46;
    const storey = pane * random.between(1.9, 2.5);
    for (let y = top + storey * 0.6; y < row.ground - storey * 0.8; y += storey) {
      for (let column = 0; column < columns; column += 1) {
        if (!variation.chance(row.lit)) continue;
        const colour = lamps[variation.whole(0, lamps.length - 1)] ?? '#f2c46d';
        const paneX = left + ((column + 0.5) * wide) / columns - pane / 2;
        panes.set(
          colour,
          `${panes.get(colour) ?? ''}M${short(paneX)} ${short(y)}h${short(pane)}v${short(storey * 0.55)}h${short(-pane)}z`,
        );
        if (y > row.ground - row.tallest * 0.4 && variation.chance(0.25)) seen.push({ x: paneX, colour });
      }
    }
    x += wide + (random.chance(0.25) ? row.widest * 0.2 : 1);
  }
  sheet.path(houses, { fill: row.colour });
  sheet.path(sides, { fill: '#0d0f1c', opacity: 0.16 });
  for (const [colour, data] of panes) sheet.path(data, { fill: mix(row.colour, colour, 0.86) });
  return seen;
}

/** Someone under an umbrella, seen from behind, with the reflection on the wet street. */
function addWalker(scene: Scene, x: number, foot: number, size: number, umbrella: string, ink: string): void {
  const { sheet } = scene;
  const body = (mirror: number, colour: string, top: string): void => {
    const y = (part: number): string => short(foot - mirror * size * part);
    sheet.path(
      `M${short(x - size * 0.13)} ${y(0.02)}L${short(x - size * 0.16)} ${y(0.3)}Q${short(x - size * 0.2)} ${y(0.6)} ${short(x)} ${y(0.64)}Q${short(x + size * 0.2)} ${y(0.6)} ${short(x + size * 0.17)} ${y(0.3)}L${short(x + size * 0.14)} ${y(0.02)}L${short(x + size * 0.03)} ${y(0)}L${short(x)} ${y(0.2)}L${short(x - size * 0.03)} ${y(0)}Z`,
      { fill: colour },
    );
    sheet.circle(x, foot - mirror * size * 0.7, size * 0.085, { fill: colour });
    sheet.path(
      `M${short(x - size * 0.46)} ${y(0.74)}Q${short(x - size * 0.4)} ${y(1.06)} ${short(x)} ${y(1.1)}Q${short(x + size * 0.4)} ${y(1.06)} ${short(x + size * 0.46)} ${y(0.74)}Q${short(x + size * 0.34)} ${y(0.8)} ${short(x + size * 0.23)} ${y(0.74)}Q${short(x + size * 0.12)} ${y(0.8)} ${short(x)} ${y(0.74)}Q${short(x - size * 0.12)} ${y(0.8)} ${short(x - size * 0.23)} ${y(0.74)}Q${short(x - size * 0.34)} ${y(0.8)} ${short(x - size * 0.46)} ${y(0.74)}Z`,
      { fill: top },
    );
    sheet.path(
      `M${short(x)} ${y(1.1)}Q${short(x + size * 0.3)} ${y(1.0)} ${short(x + size * 0.46)} ${y(0.74)}Q${short(x + size * 0.34)} ${y(0.8)} ${short(x + size * 0.23)} ${y(0.74)}Q${short(x + size * 0.16)} ${y(1)} ${short(x)} ${y(1.1)}Z`,
      {
        fill: ink,
        opacity: 0.18,
      },
    );
  };
  body(-0.7, mix(ink, '#4a3a55', 0.3), mix(umbrella, ink, 0.62));
  body(1, ink, umbrella);
}

function draw(scene: Scene): void {
  const { sheet, width, height, random, variation } = scene;
  const light = cityLight(scene.light);
  const street = height * random.between(0.7, 0.78);
  const orb = { x: width * random.between(0.2, 0.8), y: street * 0.24 };
  addSky(sheet, light, street, light.isNight && orb.x > width / 2 ? orb : undefined, 34);
  if (light.isNight) addStars(sheet, light, street * 0.35, variation);
  addClouds(sheet, light, { top: 20, bottom: street * 0.5, count: 6 }, variation);
  const warm = ['#f4c873', '#f0a95a', '#ffe2a6', '#e98a5c', '#9fc4c9'];
  const night = mix(light.shade, '#171a30', 0.5);
  const rows: Row[] = [
    { ground: street, tallest: street * 0.72, widest: 84, colour: mix(light.haze, night, 0.3), lit: 0.16 },
    { ground: street, tallest: street * 0.56, widest: 112, colour: mix(light.haze, night, 0.58), lit: 0.27 },
    { ground: street, tallest: street * 0.34, widest: 150, colour: mix(light.haze, night, 0.84), lit: 0.4 },
  ];
  const lamps: { x: number; colour: string }[] = [];
  for (const row of rows) {
    lamps.push(...addRow(scene, { ...row, lit: row.lit * (0.35 + 0.65 * light.lamps) }, warm));
    sheet.rect(0, street - 190, width, 190, { fill: light.haze, opacity: 0.06 });
  }

  sheet.bands(street, height + 2, [
    [0, mix(light.haze, night, 0.72)],
    [0.25, mix(light.skyLow, night, 0.78)],
    [1, mix(night, '#0b0d18', 0.4)],
  ]);
  const rain = !scene.asks(/snow|clear|schnee|klar|雪|晴/u);
  if (rain) {
    const shine = new Map<string, string>();
    for (const { x, colour } of lamps) {
      const reach = variation.between(0.15, 0.85) * (height - street);
      shine.set(
        colour,
        (shine.get(colour) ?? '') +
          `M${short(x - 3)} ${short(street + 2)}L${short(x + 7)} ${short(street + 2)}L${short(x + 3 + variation.between(-5, 5))} ${short(street + reach)}Z`,
      );
    }
    for (const [colour, data] of shine) sheet.path(data, { fill: colour, opacity: 0.3 });
  }
  let puddles = '';
  for (let index = 0; index < 60; index += 1) {
    const part = random.next();
    puddles += streak(
      random.between(0, width),
      street + 8 + part ** 1.5 * (height - street),
      random.between(50, 220) * (0.4 + part),
      1.5 + 5 * part,
      random,
    );
  }
  sheet.path(puddles, { fill: mix(light.skyLow, light.haze, 0.4), opacity: 0.16 });

  const count = width > 1700 ? 3 : random.whole(1, 2);
  const umbrellas = ['#c8473c', '#d9a441', '#3f8a8c'] as const;
  for (let index = 0; index < count; index += 1) {
    const x = width * (0.2 + (0.62 * (index + random.between(0.2, 0.8))) / count);
    const foot = street + (height - street) * random.between(0.22, 0.5);
    addWalker(
      scene,
      x,
      foot,
      74 + (foot - street) * 0.55,
      umbrellas[(index + random.whole(0, 2)) % 3] ?? '#c8473c',
      mix(night, '#0a0c16', 0.5),
    );
  }
  if (!rain) return;
  let drops = '';
  for (let index = 0; index < (width * height) / 2600; index += 1) {
    const x = variation.between(-40, width);
    const y = variation.between(-40, height);
    const length = variation.between(14, 46);
    drops += `M${short(x)} ${short(y)}l${short(length * 0.16)} ${short(length)}`;
  }
  sheet.path(drops, { stroke: lighter(light.skyLow, 0.12), strokeWidth: 0.9, opacity: 0.34 });
}

export const city: Family = {
  name: 'city',
  words:
    /\bcity|skyline|streets?\b|\bneon|\burban|skyscraper|downtown|umbrella|\brain(?:y|ing)?\b|tokyo|new york|berlin|stadt|straße|hochh[aä]us|regen|城市|街|都市|霓虹|雨|高楼/gu,
  draw,
};
