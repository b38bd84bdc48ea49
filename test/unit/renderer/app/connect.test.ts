import { beforeEach, describe, expect, it, vi } from 'vitest';
import { connect, readContents } from '../../../../src/renderer/app/connect.ts';
import { emptyLayout } from '../../../../src/renderer/state/library/layout.ts';
import { useLibrary } from '../../../../src/renderer/state/library/library.ts';

const asked: string[] = [];
const answers: Record<string, unknown> = {
  'app.keptDraft': null,
  'account.keyStatus': { present: false, storageAvailable: true },
  'account.credits': {},
  'settings.get': {},
  'app.info': { notices: [] },
  'library.actions': { last: 0, next: 0, newest: 0 },
  'library.layout': emptyLayout,
  'generations.list': { items: [] },
};

/** A bridge that notes what it is asked, in order. */
const bridge = new Proxy(
  {},
  {
    get: (_bridge, group) =>
      new Proxy(
        {},
        {
          get: (_group, name) =>
            name === 'on'
              ? () => () => undefined
              : () => {
                  const call = `${String(group)}.${String(name)}`;
                  asked.push(call);
                  return Promise.resolve({ ok: true, data: answers[call] });
                },
        },
      ),
  },
);

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal('window', { reverie: bridge });
});

describe('connecting the page', () => {
  it('asks first for what the shell and the composer need, and for the pictures when it is told to', async () => {
    const problem = vi.fn<(text: string) => void>();
    expect(await connect({ command: () => undefined, problem })).toEqual([]);
    expect(asked).toContain('settings.get');
    expect(asked).toContain('app.keptDraft');
    expect(asked.filter((call) => call.startsWith('library.') || call.startsWith('generations.'))).toEqual([]);

    readContents({ problem });
    await vi.waitFor(() => {
      expect(useLibrary.getState().status).toBe('ready');
    });
    expect(asked).toContain('library.layout');
    expect(asked).toContain('generations.list');
    expect(problem).not.toHaveBeenCalled();
  });
});
