/** Height of the title bar in pixels, as the page draws it. */
export const titleBarHeight = 44;

/** The few colours the system draws for us, from the interface's tokens (bar, surround, text-1). */
const colours = {
  dark: { bar: '#222222', surround: '#1c1c1c', text: '#ececec' },
  light: { bar: '#e8e8e8', surround: '#dedede', text: '#1b1b1b' },
} as const;

export function windowBackground(dark: boolean): string {
  return colours[dark ? 'dark' : 'light'].surround;
}

/** Colours behind and of the window's buttons on Windows and Linux. */
export function titleBarOverlay(dark: boolean): { color: string; symbolColor: string; height: number } {
  const { bar, text } = colours[dark ? 'dark' : 'light'];
  return { color: bar, symbolColor: text, height: titleBarHeight };
}
