/** What keys and menus can ask for, the keys themselves, and who handles a command at the moment. */
export { costsOrDestroys, runCommand, useCommand, type CommandId } from './commands.ts';
export { pressOf } from './pressedKeys.ts';
export { commandFor, keysFor, shortcuts } from './shortcuts.ts';
