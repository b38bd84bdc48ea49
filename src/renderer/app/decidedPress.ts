import type { CommandId } from '../state/commands/index.ts';

/** The press whose key is still down, and the command it asked for. */
let decided: { code: string; command: CommandId } | undefined;

/** The page has done what a press asked for, or has refused it; either way that press is done with. */
export function rememberPress(code: string, command: CommandId | undefined): void {
  decided = command && { code, command };
}

/** A key came up. A Mac tells of no other key while Command is held, so its coming up ends every press. */
export function forgetPress({ code, key }: Pick<KeyboardEvent, 'code' | 'key'>): void {
  if (code === decided?.code || key === 'Meta') decided = undefined;
}

/** Whatever was held is no longer known, as while another window is in front. */
export function forgetPresses(): void {
  decided = undefined;
}

/**
 * Whether a command that the menu sends comes from a press that the page has seen. On a Mac each press that the page
 * leaves goes on to the menu, also one that was refused.
 */
export function wasDecided(command: CommandId): boolean {
  return decided?.command === command;
}
