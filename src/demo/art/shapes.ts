import type { Random } from '../random.ts';
import { pathOf, short, type Point } from './sheet.ts';

/** Straight lines through the points. */
export function lines(points: readonly Point[], closed = false): string {
  const text = points.map((point, index) => `${index === 0 ? 'M' : 'L'}${short(point.x)} ${short(point.y)}`).join('');
  return closed ? `${text}Z` : text;
}

/** A smooth curve through the points (Catmull-Rom as cubic Bézier curves). */
export function curve(points: readonly Point[], closed = false): string {
  const count = points.length;
  const at = (index: number): Point =>
    points[closed ? (index + count) % count : Math.min(count - 1, Math.max(0, index))] ?? { x: 0, y: 0 };
  const start = at(0);
  let text = `M${short(start.x)} ${short(start.y)}`;
  for (let index = 0; index < (closed ? count : count - 1); index += 1) {
    const [before, from, to, after] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    text += `C${short(from.x + (to.x - before.x) / 6)} ${short(from.y + (to.y - before.y) / 6)} ${short(to.x - (after.x - from.x) / 6)} ${short(to.y - (after.y - from.y) / 6)} ${short(to.x)} ${short(to.y)}`;
  }
  return closed ? `${text}Z` : text;
}

/** A round shape that no compass drew; `wobble` 0 to 1 is how far the radius strays. */
export function blob(x: number, y: number, radius: number, wobble: number, random: Random, corners = 10): string {
  const points = Array.from({ length: corners }, (_, index) => {
    const angle = (index / corners) * 2 * Math.PI;
    const reach = radius * (1 + wobble * random.between(-1, 1));
    return { x: x + Math.cos(angle) * reach, y: y + Math.sin(angle) * reach };
  });
  return curve(points, true);
}

/**
 * The line of a mountain ridge from left to right: big swells with smaller ones on them. `height` is how far it
 * rises above `base` at most; `rough` 0 (rolling) to 1 (rugged).
 */
export function ridge(
  options: { width: number; base: number; height: number; rough: number; swell?: number },
  random: Random,
): Point[] {
  const { width, base, height, rough } = options;
  const swell = options.swell ?? 1000;
  const waves = [1, 2.1, 4.3, 9.7, 21, 43].map((frequency, index) => ({
    frequency: (frequency * 2 * Math.PI) / swell,
    phase: random.between(0, 2 * Math.PI),
    size: 0.5 ** (index * (1.5 - 0.75 * rough)) * random.between(0.7, 1.2),
  }));
  const total = waves.reduce((sum, wave) => sum + wave.size, 0);
  const step = Math.max(6, width / 260);
  const points: Point[] = [];
  for (let x = -step; x <= width + step * 2; x += step) {
    // Folding each wave makes peaks sharp and valleys round, as weather does.
    const rise = waves.reduce(
      (sum, wave) => sum + wave.size * (1 - Math.abs(Math.sin(wave.frequency * x * 0.5 + wave.phase)) ** (1 + rough)),
      0,
    );
    points.push({ x, y: base - (height * rise) / total });
  }
  return points;
}

/** The area between a line and the level `floor`. */
export function under(line: readonly Point[], floor: number, smooth = false): string {
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last) return '';
  const top = smooth ? curve(line) : lines(line);
  return `${top}L${short(last.x)} ${short(floor)}L${short(first.x)} ${short(floor)}Z`;
}

/**
 * The area below a line in flat steps, as gouache is laid: each step begins lower than the one before.
 * `reach` is how far below the line's top the last begins.
 */
export function steps(line: readonly Point[], floor: number, colours: readonly string[], reach: number): string {
  const top = Math.min(...line.map((point) => point.y));
  return colours
    .map((fill, index) => {
      const level = Math.min(floor, top + (reach * index) / Math.max(1, colours.length - 1));
      const lowered = index === 0 ? line : line.map(({ x, y }) => ({ x, y: Math.max(y, level) }));
      return pathOf(under(lowered, floor), { fill });
    })
    .join('');
}

/** The height of a line at `x`. */
export function heightAt(line: readonly Point[], x: number): number {
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last) return 0;
  const place = ((x - first.x) / (last.x - first.x)) * (line.length - 1);
  const index = Math.min(line.length - 2, Math.max(0, Math.floor(place)));
  const [from, to] = [line[index] ?? first, line[index + 1] ?? last];
  return from.y + (to.y - from.y) * Math.min(1, Math.max(0, place - index));
}

/** A conifer standing on (`x`, `foot`), with ragged tiers. */
export function pine(x: number, foot: number, height: number, random: Random): string {
  const tiers = Math.max(4, Math.round(5 + height / 40));
  const lean = random.between(-0.03, 0.03) * height;
  const half = height * random.between(0.17, 0.23);
  const left: Point[] = [];
  const right: Point[] = [];
  for (let tier = 1; tier <= tiers; tier += 1) {
    const part = tier / tiers;
    const y = foot - height * 0.06 - height * 0.94 * (1 - part);
    const centre = x + lean * (1 - part);
    const reach = half * part ** 0.85;
    left.push({ x: centre - reach * random.between(0.85, 1.12), y: y + height * 0.015 });
    left.push({ x: centre - reach * 0.55, y: y - height * 0.02 });
    right.push({ x: centre + reach * random.between(0.85, 1.12), y: y + height * 0.015 });
    right.push({ x: centre + reach * 0.55, y: y - height * 0.02 });
  }
  const top = { x: x + lean, y: foot - height };
  return lines(
    [top, ...right, { x: x + half * 0.12, y: foot }, { x: x - half * 0.12, y: foot }, ...left.toReversed()],
    true,
  );
}

/** Streaks of light or cloud: long, thin and pointed. */
export function streak(x: number, y: number, length: number, thickness: number, random: Random): string {
  const bend = thickness * random.between(-0.6, 0.6);
  return `M${short(x - length / 2)} ${short(y)}Q${short(x - length * 0.1)} ${short(y - thickness + bend)} ${short(x + length / 2)} ${short(y + bend * 0.4)}Q${short(x + length * 0.05)} ${short(y + thickness * 0.6 + bend)} ${short(x - length / 2)} ${short(y)}Z`;
}
