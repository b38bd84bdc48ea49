import { describe, expect, it } from 'vitest';
import { Connection } from '../../../src/main/generation/connection.ts';

const never = new AbortController().signal;

describe('the connection', () => {
  it('lets those who wait go only when the system is online and awake again', async () => {
    const connection = new Connection();
    connection.setOnline(false);
    connection.suspend();
    let gone = false;
    const waiting = connection.whenUsable(never).then(() => {
      gone = true;
    });
    connection.setOnline(true);
    await Promise.resolve();
    expect(gone).toBe(false);
    connection.resume();
    await waiting;
    expect(gone).toBe(true);
  });

  it('tells its listeners each change once', () => {
    const connection = new Connection();
    const heard: boolean[] = [];
    connection.onChange((usable) => heard.push(usable));
    connection.setOnline(true);
    connection.setOnline(false);
    connection.suspend();
    connection.setOnline(true);
    connection.resume();
    expect(heard).toEqual([false, true]);
  });

  it('stops waiting when the wait is aborted', async () => {
    const connection = new Connection();
    connection.setOnline(false);
    const abort = new AbortController();
    const waiting = connection.whenUsable(abort.signal);
    abort.abort(new Error('cancelled'));
    await expect(waiting).rejects.toThrow('cancelled');
  });
});
