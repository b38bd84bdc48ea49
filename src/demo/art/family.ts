import type { Random } from '../random.ts';
import type { Light } from './light.ts';
import type { Sheet } from './sheet.ts';

/** A kind of picture. */
export interface Family {
  name: string;
  /** The words that ask for it, in English, German and Chinese; with the flags g and u, for lower-case text. */
  words: RegExp;
  draw: (scene: Scene) => void;
}

/** What a family of pictures draws with. */
export interface Scene {
  sheet: Sheet;
  /** Of the sheet, whose short side is 1000. */
  width: number;
  height: number;
  /** For the composition: the same for all pictures of a set. */
  random: Random;
  /** For what differs from picture to picture. */
  variation: Random;
  light: Light;
  /** From 0. */
  position: number;
  /** Whether the prompt has words that match; it is compared in lower case. */
  asks: (words: RegExp) => boolean;
}
