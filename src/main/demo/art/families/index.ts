import type { Scene } from '../scene.ts';
import { lake } from './lake.ts';

/** A kind of picture. */
export interface Family {
  name: string;
  /** The words that ask for it, in English, German and Chinese; with the flags g and u, for lower-case text. */
  words: RegExp;
  /** Never drawn for a prompt without such a word. */
  onlyByWord?: boolean;
  draw: (scene: Scene) => void;
}

export const families: readonly Family[] = [lake];
