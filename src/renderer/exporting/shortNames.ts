import { endingOf } from '../../shared/domain/index.ts';

/** Of the part that names have in common, so many characters stay before the place where they part. */
const context = 6;

/** Characters as people see them, as far as code points tell. */
const charactersOf = (name: string): string[] => Array.from(name);

function sharedLength(one: readonly string[], other: readonly string[]): number {
  const most = Math.min(one.length, other.length);
  for (let index = 0; index < most; index += 1) if (one[index] !== other[index]) return index;
  return most;
}

/**
 * For each name, how many characters it begins with like the one that resembles it most: from there on it differs
 * from every other one that is still alike so far.
 */
export function partingPlaces(names: readonly string[]): number[] {
  const places = names.map(() => 0);
  // Names that begin alike are neighbours in their order.
  const order = [...names.keys()].toSorted((one, other) => (names[one]! < names[other]! ? -1 : 1));
  order.forEach((index, place) => {
    const next = order[place + 1];
    if (next === undefined) return;
    const shared = sharedLength(charactersOf(names[index]!), charactersOf(names[next]!));
    places[index] = Math.max(places[index]!, shared);
    places[next] = Math.max(places[next]!, shared);
  });
  return places;
}

/** The longest beginning of `characters`, at most `most` of them, that fits with `rest` behind it. */
function beginning(characters: readonly string[], most: number, fits: (text: string) => boolean, rest: string): string {
  let [fitting, tooMany] = [0, most + 1];
  while (tooMany - fitting > 1) {
    const middle = Math.floor((fitting + tooMany) / 2);
    if (fits(characters.slice(0, middle).join('') + rest)) fitting = middle;
    else tooMany = middle;
  }
  return characters.slice(0, fitting).join('');
}

/**
 * A name as it is shown where it may not fit: whole if it can, else without a stretch of what it shares with others,
 * so that the part from `parting` on, where it differs, is seen. Where even that is too long its end goes, but for
 * the file's ending.
 */
export function shortName(name: string, parting: number, fits: (text: string) => boolean): string {
  if (fits(name)) return name;
  const characters = charactersOf(name);
  const from = Math.max(0, Math.min(parting, characters.length) - context);
  const differing = characters.slice(from);
  const tail = `…${differing.join('')}`;
  if (from > 0 && fits(tail)) return beginning(characters, from - 1, fits, tail) + tail;
  const ending = `…${name.slice(name.length - endingOf(name).length)}`;
  const head = from > 0 ? '…' : '';
  return head + beginning(differing, differing.length, (text) => fits(head + text), ending) + ending;
}
