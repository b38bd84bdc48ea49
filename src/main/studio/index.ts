/*
 * Composes the app: every part that needs no desktop, made in order, each from those before it, and what follows in one
 * part when something has happened in another. What comes out, a `Studio`, is all that `desktop/` knows of Reverie, and
 * runs in plain Node.
 */

export { createStudio } from './createStudio.ts';
export type { Studio, StudioOptions } from './studio.ts';
