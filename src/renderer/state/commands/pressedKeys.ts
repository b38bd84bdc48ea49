/** The part of a `KeyboardEvent` that counts. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  /** `getModifierState('AltGraph')`: the right Alt, or Ctrl and Alt on Windows, that types further characters. */
  altGraph?: boolean;
}

/** The press of a browser's event. */
export function pressOf(event: KeyboardEvent): KeyPress {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  return { key, code, ctrlKey, metaKey, altKey, shiftKey, altGraph: event.getModifierState('AltGraph') };
}

/** Characters of the keys of a US keyboard that are neither letters nor digits. */
const usCharacters: Record<string, string> = {
  Minus: '-',
  Equal: '+',
  BracketLeft: '[',
  BracketRight: ']',
  Comma: ',',
  Period: '.',
  Slash: '/',
};
/** Those of them that also count by their place on Latin keyboards: two pairs beside each other. */
const pairs = new Set(['Minus', 'Equal', 'BracketLeft', 'BracketRight']);

const isLatinLetter = (character: string): boolean => /^[a-zıİ]$/i.test(character);
/** Beyond Latin letters with marks: Greek, Cyrillic, Hebrew, Arabic and all that follow. */
const isOtherScript = (character: string): boolean => character.codePointAt(0)! > 0x24f;

/**
 * What a key means in the table's writing, on any keyboard:
 * letters by what they type, and by their place where the keyboard types another script;
 * the row of digits by its place, since some keyboards type digits only with Shift, and by the digit that is typed;
 * other characters by what they type where that means something, else by their place.
 */
function keyName(press: KeyPress, known: ReadonlySet<string>): string {
  const { key, code, altGraph = false } = press;
  if (key === ' ') return 'Space';
  if (/^\d$/.test(key)) return key;
  const dead = key === 'Dead' || key === 'Unidentified';
  // The name of a key, as `Enter`.
  if (key.length > 1 && !dead) return key;
  if (isLatinLetter(key)) return key.toUpperCase();
  const place = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
  // Alt on a Mac types characters of its own on letters and digits.
  const byPlace = press.altKey || isOtherScript(key) || (code.startsWith('Digit') && !press.shiftKey);
  if (place !== undefined && byPlace && !altGraph) return place;
  const character = key === '=' ? '+' : key;
  if (!dead && known.has(character)) return character;
  const onUs = usCharacters[code];
  const counts = !altGraph && (isOtherScript(key) || (pairs.has(code) && !press.shiftKey));
  return onUs !== undefined && counts ? onUs : character;
}

/**
 * The keys of a press in the table's writing, as `Mod+Shift+V`; undefined with a modifier no shortcut has.
 * `known`: the characters that stand in the table.
 */
export function writePress(press: KeyPress, mac: boolean, known: ReadonlySet<string>): string | undefined {
  // A character that AltGr types is that character, and no shortcut with Ctrl and Alt.
  const typed = press.altGraph ? { ...press, ctrlKey: false, altKey: false } : press;
  const mod = mac ? typed.metaKey : typed.ctrlKey;
  if (mac ? typed.ctrlKey : typed.metaKey) return undefined;
  const name = keyName(typed, known);
  // Which digits and signs need Shift differs from keyboard to keyboard.
  const shiftCounts = name.length > 1 || /[A-Z]/.test(name);
  const parts = [mod && 'Mod', typed.altKey && 'Alt', typed.shiftKey && shiftCounts && 'Shift', name];
  return parts.filter(Boolean).join('+');
}
