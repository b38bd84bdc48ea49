import type { KeyPress } from '../../../../../src/renderer/state/commands/pressedKeys.ts';

/** What a key types by itself, with Shift and with AltGr; a space where it types nothing that counts here. */
type Key = [code: string, plain: string, shifted: string, withAltGraph: string | undefined];

const row = (codes: readonly string[], plain: string, shifted: string, withAltGraph = ''): Key[] =>
  codes.map((code, index) => [code, plain[index] ?? ' ', shifted[index] ?? ' ', withAltGraph[index]]);

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'].map((digit) => `Digit${digit}`);
const numberRow = ['Backquote', ...digits, 'Minus', 'Equal'];
const keysOf = (letters: string): string[] => Array.from(letters, (letter) => `Key${letter}`);
const upper = [...keysOf('QWERTYUIOP'), 'BracketLeft', 'BracketRight'];
const middle = [...keysOf('ASDFGHJKL'), 'Semicolon', 'Quote', 'Backslash'];
const lower = [...keysOf('ZXCVBNM'), 'Comma', 'Period', 'Slash'];

/** The six keyboards that every shortcut is tried on, as Windows has them. */
export const keyboards: Record<string, Key[]> = {
  US: [
    ...row(numberRow, '`1234567890-=', '~!@#$%^&*()_+'),
    ...row(upper, 'qwertyuiop[]', 'QWERTYUIOP{}'),
    ...row(middle, "asdfghjkl;'\\", 'ASDFGHJKL:"|'),
    ...row(lower, 'zxcvbnm,./', 'ZXCVBNM<>?'),
  ],
  AZERTY: [
    ...row(numberRow, '²&é"\'(-è_çà)=', ' 1234567890°+', '  ~#{[|`\\^@]}'),
    ...row(upper, 'azertyuiop ', 'AZERTYUIOP £', '  €'),
    ...row(middle, 'qsdfghjklmù*', 'QSDFGHJKLM%µ'),
    ...row(lower, 'wxcvbn,;:!', 'WXCVBN?./§'),
  ],
  Czech: [
    ...row(numberRow, ';+ěščřžýáíé= ', '°1234567890% ', ' ~ˇ^˘°˛`˙´'),
    ...row(upper, 'qwertzuiopú)', 'QWERTZUIOP/(', '\\|€        ÷×'),
    ...row(middle, 'asdfghjklů§¨', 'ASDFGHJKL"!\'', ' đĐ[]  łŁ$ß¤'),
    ...row(lower, 'yxcvbnm,.-', 'YXCVBNM?:_', '>#&@{}'),
  ],
  German: [
    ...row(numberRow, '^1234567890ß´', '°!"§$%&/()=?`', '  ²³   {[]}\\'),
    ...row(upper, 'qwertzuiopü+', 'QWERTZUIOPÜ*', '@ €        ~'),
    ...row(middle, 'asdfghjklöä#', "ASDFGHJKLÖÄ'"),
    ...row(lower, 'yxcvbnm,.-', 'YXCVBNM;:_', '      µ'),
  ],
  Dvorak: [
    ...row(numberRow, '`1234567890[]', '~!@#$%^&*(){}'),
    ...row(upper, "',.pyfgcrl/=", '"<>PYFGCRL?+'),
    ...row(middle, 'aoeuidhtns-\\', 'AOEUIDHTNS_|'),
    ...row(lower, ';qjkxbmwvz', ':QJKXBMWVZ'),
  ],
  Russian: [
    ...row(numberRow, 'ё1234567890-=', 'Ё!"№;%:?*()_+'),
    ...row(upper, 'йцукенгшщзхъ', 'ЙЦУКЕНГШЩЗХЪ'),
    ...row(middle, 'фывапролджэ\\', 'ФЫВАПРОЛДЖЭ/'),
    ...row(lower, 'ячсмитьбю.', 'ЯЧСМИТЬБЮ,'),
  ],
};

const noKeys = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, altGraph: false };
const isNamed = (key: string): boolean => key.length > 1;

/**
 * The presses by which a person means `keys`, as `Mod+Shift+V`, on a keyboard: a letter where it is typed, or where it
 * is printed on a keyboard of another script; a digit in its row, with and without Shift as far as that types one, and
 * on the number pad; another character as it is typed.
 */
export function pressesFor(keyboard: readonly Key[], keys: string, mac = false): KeyPress[] {
  const parts = keys.split(/\+(?=.)/);
  const wanted = parts.at(-1)!;
  const held = {
    ...noKeys,
    ctrlKey: parts.includes('Mod') && !mac,
    metaKey: parts.includes('Mod') && mac,
    altKey: parts.includes('Alt'),
    shiftKey: parts.includes('Shift'),
  };
  if (isNamed(wanted)) return [{ ...held, key: wanted === 'Space' ? ' ' : wanted, code: wanted }];
  if (/[A-Z]/.test(wanted)) {
    const typed = keyboard.find(([, plain]) => plain === wanted.toLowerCase());
    const printed = keyboard.find(([code]) => code === `Key${wanted}`)!;
    const [code, plain, shifted] = typed ?? printed;
    return [{ ...held, code, key: held.shiftKey ? shifted : plain }];
  }
  const presses = keyboard.flatMap(([code, plain, shifted, withAltGraph]): KeyPress[] => {
    if (/\d/.test(wanted)) {
      if (code !== `Digit${wanted}`) return [];
      const withShift = shifted === wanted ? [{ ...held, code, key: shifted, shiftKey: true }] : [];
      return [{ ...held, code, key: plain }, ...withShift];
    }
    // The row of digits means digits, also where it types something else.
    const plainly = plain === wanted && !code.startsWith('Digit') ? [{ ...held, code, key: plain }] : [];
    const withShift = shifted === wanted ? [{ ...held, code, key: shifted, shiftKey: true }] : [];
    const graph = withAltGraph === wanted ? [{ ...held, code, key: wanted, altGraph: true }] : [];
    return [...plainly, ...withShift, ...(held.ctrlKey || held.metaKey ? [] : graph)];
  });
  if (/\d/.test(wanted)) presses.push({ ...held, code: `Numpad${wanted}`, key: wanted });
  if (wanted === '+') presses.push({ ...held, code: 'NumpadAdd', key: '+' });
  if (wanted === '-') presses.push({ ...held, code: 'NumpadSubtract', key: '-' });
  return presses;
}

/** Every character that AltGr types, pressed as each system tells it. */
export function altGraphPresses(keyboard: readonly Key[]): KeyPress[] {
  return keyboard.flatMap(([code, , , key]): KeyPress[] =>
    key === undefined || key === ' '
      ? []
      : [
          { ...noKeys, code, key, altGraph: true },
          { ...noKeys, code, key, altGraph: true, ctrlKey: true, altKey: true },
        ],
  );
}
