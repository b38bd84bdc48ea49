import { expect, it } from 'vitest';
import { watchLibrary } from '../../../src/main/desktop/libraryLook.ts';
import { FakeClock } from '../../support/fakeClock.ts';

it('the library’s folder is looked after within two seconds while the window has the focus, and not else', async () => {
  const clock = new FakeClock();
  let looks = 0;
  let focused = true;
  const stop = watchLibrary(
    {
      look: () => {
        looks += 1;
      },
    },
    { isFocused: () => focused },
    clock,
  );
  await clock.advance(2000);
  expect(looks).toBe(1);
  focused = false;
  await clock.advance(10_000);
  expect(looks).toBe(1);
  focused = true;
  await clock.advance(2000);
  expect(looks).toBeGreaterThan(1);
  stop();
  expect(clock.waiting).toEqual([]);
});
