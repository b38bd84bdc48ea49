import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { parseJson, readTextNow } from '../files/textFile.ts';

/** Smallest window the interface is laid out for, in pixels. */
export const minimumSize = { width: 1024, height: 700 } as const;
const firstSize = { width: 1440, height: 900 } as const;

export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface WindowState {
  /** Absent at the first start: the system places the window. */
  bounds?: Bounds | undefined;
  maximized: boolean;
}

const whole = z.int().min(-100_000).max(100_000);
const windowState: z.ZodType<WindowState> = z.object({
  bounds: z.object({ x: whole, y: whole, width: whole, height: whole }).optional(),
  maximized: z.boolean(),
});

/** Where the window was when it was last saved; the first-start state when that cannot be read. */
export function loadWindowState(file: string): WindowState {
  const unknown: WindowState = { maximized: false };
  let text: string;
  try {
    text = readTextNow(file);
  } catch {
    // The first start, or a file nobody may read: either way nothing is known of the window.
    return unknown;
  }
  try {
    return windowState.parse(parseJson(text));
  } catch {
    // Not worth a word to the artist: the window opens where a new one would, and the file is written anew.
    return unknown;
  }
}

/** Written beside and renamed, so that a crash leaves the old state or the new one. */
export function saveWindowState(file: string, state: WindowState): void {
  const temporary = `${file}.tmp`;
  try {
    writeFileSync(temporary, JSON.stringify(state));
    renameSync(temporary, file);
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw cause;
  }
}

function overlap(a: Bounds, b: Bounds): { width: number; height: number } {
  return {
    width: Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x),
    height: Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y),
  };
}

export interface WindowPlace {
  width: number;
  height: number;
  /** Absent: the system places the window. */
  x?: number;
  y?: number;
}

/** The least size of a window that opens so: on a screen that is smaller there is nothing to be had over its edge. */
export function leastSize(place: WindowPlace): { minWidth: number; minHeight: number } {
  return {
    minWidth: Math.min(minimumSize.width, place.width),
    minHeight: Math.min(minimumSize.height, place.height),
  };
}

/**
 * Where a window with `state` opens. `workAreas` are the usable parts of all screens, the main one first; one may have been
 * unplugged since, or be smaller now. A window of which a good part would be seen is where it was, pushed and made
 * smaller as far as it takes to lie on its screen whole; another one opens where the system wants it, no larger than
 * the main screen.
 */
export function placeWindow(state: WindowState, workAreas: readonly Bounds[]): WindowPlace {
  const wanted = state.bounds ?? firstSize;
  const size = {
    width: Math.max(wanted.width, minimumSize.width),
    height: Math.max(wanted.height, minimumSize.height),
  };
  const { bounds } = state;
  const before = bounds && { ...bounds, ...size };
  const area = before && workAreas.find((each) => isReachable(before, each));
  const screen = area ?? workAreas[0];
  if (!screen) return size;
  const fitted = { width: Math.min(size.width, screen.width), height: Math.min(size.height, screen.height) };
  if (!before || !area) return fitted;
  // One that reaches over to a second screen stays so; only what no screen can show whole is moved.
  const needsRoom = fitted.width < before.width || fitted.height < before.height;
  if (!needsRoom && isSeenWhole(before, workAreas)) return { ...fitted, x: before.x, y: before.y };
  return {
    ...fitted,
    x: clamp(before.x, area.x, area.x + area.width - fitted.width),
    y: clamp(before.y, area.y, area.y + area.height - fitted.height),
  };
}

/** Enough to see what it is, with a title bar that can be grabbed. */
function isReachable(window: Bounds, area: Bounds): boolean {
  const seen = overlap(window, area);
  return seen.width >= 200 && seen.height >= 100 && window.y >= area.y - 8;
}

/** All of it lies on screens. */
function isSeenWhole(window: Bounds, workAreas: readonly Bounds[]): boolean {
  const seen = workAreas.reduce((sum, area) => {
    const { width, height } = overlap(window, area);
    return sum + Math.max(0, width) * Math.max(0, height);
  }, 0);
  return seen >= window.width * window.height;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
