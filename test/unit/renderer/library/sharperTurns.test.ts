import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { askForTurn } from '../../../../src/renderer/library/sharperTurns.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('lets two fetch at a time, the one that asked last first, and none that was scrolled past', () => {
  const begun: string[] = [];
  const ask = (name: string): (() => void) =>
    askForTurn(() => {
      begun.push(name);
    });
  const passed = ask('passed');
  passed();
  const a = ask('a');
  const b = ask('b');
  const c = ask('c');
  const d = ask('d');
  const e = ask('e');
  expect(begun).toEqual([]);
  vi.advanceTimersByTime(200);
  expect(begun).toEqual(['a', 'b']);
  e();
  a();
  expect(begun).toEqual(['a', 'b', 'd']);
  // Giving a turn back twice frees no second one.
  a();
  expect(begun).toEqual(['a', 'b', 'd']);
  b();
  d();
  expect(begun).toEqual(['a', 'b', 'd', 'c']);
  c();
});
