import { endingOf } from '../../shared/domain/fileNames.ts';
import type { ExportFacts } from '../library/database/pictureRows.ts';
import { nameKey, safeName } from './fileNames.ts';
import { fillTemplate } from './nameTemplate.ts';

export interface PlannedFile {
  picture: ExportFacts;
  /** The name it gets, with ending. */
  name: string;
  /** The name it would have had, when another file has that one. */
  taken?: string;
}

/** Hands out names that no file has yet, neither in the folder nor in the same export. */
export class FreeNames {
  readonly #taken: Set<string>;
  readonly #nextNumber = new Map<string, number>();

  constructor(existing: Iterable<string>) {
    this.#taken = new Set([...existing].map(nameKey));
  }

  /** `<text><ending>`, or `<text> (2)<ending>` and so on when that is taken. Made safe for every file system. */
  take(text: string, ending: string): { name: string; taken?: string } {
    const wanted = safeName(text, ending);
    const first = `${wanted}${ending}`;
    if (this.#claim(first)) return { name: first };
    const key = nameKey(first);
    for (let number = this.#nextNumber.get(key) ?? 2; ; number += 1) {
      const name = `${safeName(wanted, ending, ` (${number})`)}${ending}`;
      if (this.#claim(name)) {
        this.#nextNumber.set(key, number + 1);
        return { name, taken: first };
      }
    }
  }

  /** A file that turned out to be there. */
  add(name: string): void {
    this.#taken.add(nameKey(name));
  }

  #claim(name: string): boolean {
    const key = nameKey(name);
    if (this.#taken.has(key)) return false;
    this.#taken.add(key);
    return true;
  }
}

/**
 * The names that `pictures` get in a folder that holds `existing`: never one that is there, without regard to
 * case, and never the same twice. Pure.
 */
export function planExport(
  pictures: readonly ExportFacts[],
  template: string,
  existing: Iterable<string>,
): PlannedFile[] {
  const names = new FreeNames(existing);
  return pictures.map((picture, index) => ({
    picture,
    ...names.take(fillTemplate(template, picture, index + 1, pictures.length), endingOf(picture.path)),
  }));
}
