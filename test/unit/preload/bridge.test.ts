import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBridge, type BridgeTransport } from '../../../src/preload/bridge.ts';
import { routes } from '../../../src/shared/bridge/contract.ts';
import type { ReverieBridge } from '../../../src/shared/bridge/reverie.ts';
import type { ReferenceAnswer } from '../../../src/shared/domain/reference.ts';

interface Sent {
  name: string;
  input: unknown[];
}

/** A bridge over a main process that answers with `answer`, and what reached it. */
function bridgeTo(answer: (sent: Sent) => unknown = () => ({ ok: true, data: null })): {
  bridge: ReverieBridge;
  sent: Sent[];
  announce: (name: string, payload: unknown) => void;
} {
  const sent: Sent[] = [];
  let announce: (name: string, payload: unknown) => void = () => {};
  const transport: BridgeTransport = {
    invoke: async (name, input) => {
      sent.push({ name, input });
      return answer({ name, input });
    },
    listen: (receive) => {
      announce = receive;
    },
    pathForFile: (file) => {
      if (!(file instanceof File)) throw new TypeError('not a file');
      return file.name.startsWith('/') ? file.name : '';
    },
  };
  const bridge = createBridge(transport);
  return {
    bridge,
    sent,
    announce: (name, payload) => {
      announce(name, payload);
    },
  };
}

// What goes wrong is also written to the page's console, which is no business of a test's output.
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Names of the bridge's functions, `group.function`. */
function functionsOf(bridge: ReverieBridge): string[] {
  return Object.entries(bridge).flatMap(([group, members]) =>
    Object.keys(members as object)
      .filter((name) => name !== 'on')
      .map((name) => `${group}.${name}`),
  );
}

const refused = (name: string): ReferenceAnswer => ({ status: 'refused', name, reason: 'main said so' });
/** Main's answer to `references.add` when it refuses everything. */
const refuseAll = ({ input }: Sent): unknown => ({
  ok: true,
  data: (input[0] as { name: string }[]).map(({ name }) => refused(name)),
});

describe('window.reverie', () => {
  it('has a function for each route of the contract, and no other', () => {
    expect(functionsOf(bridgeTo().bridge).toSorted()).toStrictEqual(Object.keys(routes).toSorted());
  });

  it.each(functionsOf(bridgeTo().bridge).filter((name) => name !== 'references.add'))(
    'passes the arguments of %s to the route of that name, as they are',
    async (name) => {
      const { bridge, sent } = bridgeTo();
      const [group, short] = name.split('.') as [keyof ReverieBridge, string];
      const call = (bridge[group] as unknown as Record<string, (...input: unknown[]) => Promise<unknown>>)[short];
      expect(await call?.('one', { two: 2 })).toStrictEqual({ ok: true, data: null });
      expect(sent).toStrictEqual([{ name, input: ['one', { two: 2 }] }]);
    },
  );

  it('never rejects: a main process that cannot be reached is an answer', async () => {
    const { bridge } = bridgeTo(() => {
      throw new Error('the pipe is broken');
    });
    expect(await bridge.app.info()).toMatchObject({ ok: false, error: { code: 'internal' } });
  });

  it('gives each listener the payload, until it is taken away', () => {
    const { bridge, announce } = bridgeTo();
    const heard: unknown[] = [];
    const stop = bridge.settings.on('changed', (settings) => heard.push(settings));
    bridge.settings.on('changed', () => heard.push('second'));
    announce('settings.changed', { theme: 'dark' });
    stop();
    announce('settings.changed', { theme: 'light' });
    announce('library.changed', {});
    expect(heard).toStrictEqual([{ theme: 'dark' }, 'second', 'second']);
  });

  it('takes one registration away at a time, even of the same function', () => {
    const { bridge, announce } = bridgeTo();
    let count = 0;
    const listener = (): void => {
      count += 1;
    };
    const stop = bridge.app.on('changed', listener);
    bridge.app.on('changed', listener);
    stop();
    announce('app.changed', {});
    expect(count).toBe(1);
  });

  it('tells the other listeners when one fails', () => {
    const { bridge, announce } = bridgeTo();
    const heard: string[] = [];
    bridge.app.on('changed', () => {
      throw new Error('a fault of the page');
    });
    bridge.app.on('changed', () => heard.push('told'));
    announce('app.changed', {});
    expect(heard).toStrictEqual(['told']);
  });
});

describe('references.add', () => {
  it('hands files over by path where there is one, else by their bytes', async () => {
    const { bridge, sent } = bridgeTo(refuseAll);
    await bridge.references.add([new File(['abc'], '/on/disk.png'), new File(['xyz'], 'pasted.png')]);
    expect(sent[0]?.input[0]).toStrictEqual([
      { name: '/on/disk.png', path: '/on/disk.png' },
      { name: 'pasted.png', bytes: new TextEncoder().encode('xyz') },
    ]);
  });

  it('answers for each file in the files’ order, also for one that cannot be read', async () => {
    const { bridge, sent } = bridgeTo(refuseAll);
    const broken = new File(['x'], 'broken.png');
    broken.arrayBuffer = () => Promise.reject(new Error('NotReadableError'));
    const answer = await bridge.references.add([new File([], '/a.png'), broken, new File([], '/b.png')]);
    expect(sent[0]?.input[0]).toHaveLength(2);
    expect(answer).toStrictEqual({
      ok: true,
      data: [
        refused('/a.png'),
        {
          status: 'refused',
          name: 'broken.png',
          reason: 'broken.png cannot be read. Save it to a folder and add it from there.',
        },
        refused('/b.png'),
      ],
    });
  });

  it('refuses a huge file without a path without reading it', async () => {
    const { bridge, sent } = bridgeTo(refuseAll);
    const huge = new File([], 'huge.png');
    Object.defineProperty(huge, 'size', { value: 250_000_000 });
    huge.arrayBuffer = () => Promise.reject(new Error('must not be read'));
    const answer = await bridge.references.add([huge]);
    expect(sent).toStrictEqual([]);
    expect(answer).toMatchObject({
      ok: true,
      data: [{ status: 'refused', reason: expect.stringContaining('250 MB') as string }],
    });
  });

  it('passes a refusal of the whole call on', async () => {
    const error = { code: 'disk', message: 'The disk is full.' };
    const { bridge } = bridgeTo(() => ({ ok: false, error }));
    expect(await bridge.references.add([new File([], '/a.png')])).toStrictEqual({ ok: false, error });
  });

  it.each([
    ['text', 'a.png'],
    ['a number', 3],
    ['nothing', undefined],
    ['things that are not files', [{ name: 'a.png' }]],
  ])('refuses %s as input', async (_what, files) => {
    const { bridge, sent } = bridgeTo(refuseAll);
    const answer = await bridge.references.add(files as unknown as File[]);
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
    expect(sent).toStrictEqual([]);
  });

  it('lets main say what is wrong with no files at all', async () => {
    const { bridge, sent } = bridgeTo(() => ({ ok: false, error: { code: 'invalid_input', message: 'none' } }));
    expect(await bridge.references.add([])).toMatchObject({ ok: false });
    expect(sent).toStrictEqual([{ name: 'references.add', input: [[]] }]);
  });
});
