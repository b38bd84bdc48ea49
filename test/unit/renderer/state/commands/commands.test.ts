import { describe, expect, it } from 'vitest';
import { handleCommand, runCommand } from '../../../../../src/renderer/state/commands/commands.ts';

describe('commands', () => {
  it('are done by the latest who takes them, and by the one before when that one leaves them', () => {
    const done: string[] = [];
    let leave = false;
    const stopFirst = handleCommand('export', () => void done.push('first'));
    const stopSecond = handleCommand('export', () => {
      if (leave) return false;
      done.push('second');
      return true;
    });
    expect(runCommand('export')).toBe(true);
    leave = true;
    runCommand('export');
    stopSecond();
    runCommand('export');
    stopFirst();
    expect(runCommand('export')).toBe(false);
    expect(done).toEqual(['second', 'first', 'first']);
  });

  it('that nobody takes are not done', () => {
    expect(runCommand('fullScreen')).toBe(false);
  });
});
