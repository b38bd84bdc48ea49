/** How modifiers and special keys are written on this keyboard. */
const onMac: Record<string, string> = { Mod: '⌘', Alt: '⌥', Shift: '⇧', Delete: '⌫' };
const elsewhere: Record<string, string> = { Mod: 'Ctrl' };
const everywhere: Record<string, string> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Enter: 'Return',
  Escape: 'Esc',
};

/** Whether this keyboard has a Command key. */
export const hasCommandKey = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac');

/** `Mod+Shift+E` as the artist reads it: `⌘ ⇧ E` or `Ctrl Shift E`. */
export function writeKeys(keys: string, mac: boolean = hasCommandKey): string {
  return (
    keys
      // A plus that is a key itself has nothing after it.
      .split(/\+(?=.)/)
      .map((key) => (mac ? onMac[key] : elsewhere[key]) ?? everywhere[key] ?? key)
      .join(' ')
  );
}
