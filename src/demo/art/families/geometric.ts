import { along, lighter, mix } from '../colour.ts';
import type { Family, Scene } from '../family.ts';
import { lines } from '../shapes.ts';
import { short } from '../sheet.ts';

const palettes = [
  { paper: '#efe6d2', inks: ['#c4473a', '#e0a63c', '#2f5d7c', '#20262e', '#8fa89b'] },
  { paper: '#e9e4d8', inks: ['#d97b4f', '#3f6f6a', '#f0c987', '#35303d', '#a8b7ab'] },
  { paper: '#f1e9da', inks: ['#e3837a', '#5a7f9c', '#f3c766', '#3b3a45', '#b9a7c2'] },
  { paper: '#23272f', inks: ['#d9694f', '#e6b85c', '#6f9ea5', '#efe6d2', '#59677a'] },
] as const;

function draw(scene: Scene): void {
  const { sheet, width, height, random, variation, light, position } = scene;
  const palette = random.whole(0, 2);
  const chosen = palettes[light.isNight ? 3 : palette] ?? palettes[0];
  const { paper } = chosen;
  const inks = position === 0 ? [...chosen.inks] : variation.shuffle(chosen.inks);
  const ink = (index: number): string => inks[index % inks.length] ?? '#20262e';
  sheet.wash(paper);
  const unit = Math.min(width, height) / random.whole(4, 5);
  const columns = Math.ceil(width / unit);
  const rows = Math.ceil(height / unit);
  const left = (width - columns * unit) / 2;
  const top = (height - rows * unit) / 2;
  // A quiet field with a few fields of shapes: emptiness is part of the composition.
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const x = left + column * unit;
      const y = top + row * unit;
      const colour = ink(random.whole(0, 4));
      const turn = random.whole(0, 3) * 90;
      const kind = random.whole(0, 9);
      if (kind < 2) continue;
      sheet.group(
        `transform="translate(${short(x + unit / 2)} ${short(y + unit / 2)}) rotate(${turn}) translate(${short(-unit / 2)} ${short(-unit / 2)})"`,
        () => {
          addField(scene, kind, unit, colour, ink(random.whole(0, 4)), paper);
        },
      );
    }
  }
  // Large forms over the grid hold it together.
  const reach = Math.min(width, height);
  const centre = { x: width * random.between(0.34, 0.66), y: height * random.between(0.34, 0.62) };
  const disc = reach * random.between(0.22, 0.3);
  sheet.circle(centre.x, centre.y, disc, { fill: mix(ink(0), paper, 0.06) });
  sheet.path(
    `M${short(centre.x - disc)} ${short(centre.y)}A${short(disc)} ${short(disc)} 0 0 0 ${short(centre.x + disc)} ${short(centre.y)}Z`,
    {
      fill: mix(ink(0), '#20262e', 0.2),
      more: `transform="rotate(${short(variation.between(-60, 60))} ${short(centre.x)} ${short(centre.y)})"`,
    },
  );
  const arcs = random.whole(4, 7);
  const side = { x: width * (centre.x > width / 2 ? 0.16 : 0.84), y: height * (centre.y > height / 2 ? 0.2 : 0.8) };
  for (let arc = arcs; arc >= 1; arc -= 1) {
    sheet.circle(side.x, side.y, (reach * 0.3 * arc) / arcs, {
      stroke: along([ink(2), ink(3)], arc / arcs),
      strokeWidth: reach * 0.012,
    });
  }
  const tilt = random.between(-0.5, 0.5);
  for (let bar = 0; bar < 3; bar += 1) {
    const y = height * (0.12 + 0.76 * random.next());
    const thick = reach * random.between(0.006, 0.028);
    const from = { x: width * random.between(-0.1, 0.3), y };
    const to = { x: from.x + width * random.between(0.4, 0.8), y: y + tilt * reach * 0.5 };
    sheet.path(lines([from, to]), { stroke: ink(3 + bar), strokeWidth: thick });
  }
  const dots = random.whole(5, 8);
  for (let dot = 0; dot < dots * dots; dot += 1) {
    sheet.circle(
      width * 0.07 + (dot % dots) * reach * 0.026,
      height * 0.93 - Math.floor(dot / dots) * reach * 0.026,
      reach * 0.0055,
      { fill: ink(3) },
    );
  }
}

/** One field of the grid, drawn in its own corner and turned by the caller. */
function addField(scene: Scene, kind: number, unit: number, colour: string, other: string, paper: string): void {
  const { sheet } = scene;
  const half = unit / 2;
  switch (kind) {
    case 2:
      return sheet.path(`M0 0H${short(unit)}A${short(unit)} ${short(unit)} 0 0 1 0 ${short(unit)}Z`, { fill: colour });
    case 3:
      sheet.rect(0, 0, unit, unit, { fill: lighter(colour, 0.04) });
      return sheet.circle(half, half, half * 0.62, { fill: paper });
    case 4:
      return sheet.path(`M0 ${short(unit)}L${short(unit)} 0V${short(unit)}Z`, { fill: colour });
    case 5:
      sheet.path(`M0 ${short(half)}A${short(half)} ${short(half)} 0 0 1 ${short(unit)} ${short(half)}Z`, {
        fill: colour,
      });
      return sheet.path(`M0 ${short(unit)}A${short(half)} ${short(half)} 0 0 1 ${short(unit)} ${short(unit)}Z`, {
        fill: other,
      });
    case 6:
      for (let stripe = 0; stripe < 5; stripe += 1)
        sheet.rect(0, (stripe * unit) / 5, unit, unit / 10, { fill: colour });
      return;
    case 7:
      sheet.rect(0, 0, half, unit, { fill: colour });
      return sheet.circle(unit * 0.75, unit * 0.25, unit * 0.2, { fill: other });
    case 8:
      for (let ring = 4; ring >= 1; ring -= 1) {
        const radius = (unit * ring) / 4;
        sheet.path(`M0 0H${short(radius)}A${short(radius)} ${short(radius)} 0 0 1 0 ${short(radius)}Z`, {
          fill: ring % 2 === 0 ? colour : mix(paper, other, ring === 1 ? 1 : 0),
        });
      }
      return;
    default:
      return sheet.rect(unit * 0.08, unit * 0.08, unit * 0.84, unit * 0.84, { fill: mix(paper, colour, 0.14) });
  }
}

export const geometric: Family = {
  name: 'geometric',
  words:
    /abstract|geometr|bauhaus|\bshapes?\b|\bcircles?\b|composition|minimal|modernist|\bposter|kandinsky|constructivis|abstrakt|formen|kreise?\b|komposition|plakat|抽象|几何|构成|海报|包豪斯/gu,
  draw,
};
