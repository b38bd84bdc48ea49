import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

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
    text = readFileSync(file, 'utf8');
  } catch {
    // The first start, or a file nobody may read: either way nothing is known of the window.
    return unknown;
  }
  try {
    return windowState.parse(JSON.parse(text));
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

/**
 * Size and, when a good part of it would be on a screen, place for a window with `state`.
 * `workAreas` are the usable parts of all screens; one may have been unplugged since.
 */
export function placeWindow(
  state: WindowState,
  workAreas: readonly Bounds[],
): { width: number; height: number; x?: number; y?: number } {
  const { bounds } = state;
  if (bounds === undefined) return { ...firstSize };
  const size = {
    width: Math.max(bounds.width, minimumSize.width),
    height: Math.max(bounds.height, minimumSize.height),
  };
  const reachable = workAreas.some((area) => {
    const seen = overlap({ ...bounds, ...size }, area);
    // Enough to see what it is, with a title bar that can be grabbed.
    return seen.width >= 200 && seen.height >= 100 && bounds.y >= area.y - 8;
  });
  return reachable ? { ...size, x: bounds.x, y: bounds.y } : size;
}
