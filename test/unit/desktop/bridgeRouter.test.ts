import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { routeCall } from '../../../src/main/desktop/bridgeRouter.ts';
import type { LogFields, Logger } from '../../../src/main/logging/index.ts';
import { routes, type Handlers, type RouteName } from '../../../src/shared/bridge/contract.ts';
import { ReverieError, type Result } from '../../../src/shared/bridge/result.ts';

interface Line {
  level: string;
  message: string;
  fields: LogFields | undefined;
}

function loggerInto(lines: Line[]): Logger {
  const at =
    (level: string) =>
    (message: string, fields?: LogFields): void => {
      lines.push({ level, message, fields });
    };
  const logger: Logger = {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    with: () => logger,
  };
  return logger;
}

/** Handlers that note who was reached, with what, and answer with `answer`. */
function handlersInto(reached: { name: string; input: unknown[] }[], answer: () => unknown): Handlers {
  const names = Object.keys(routes) as RouteName[];
  return Object.fromEntries(
    names.map((name) => [
      name,
      (...input: unknown[]) => {
        reached.push({ name, input });
        return answer();
      },
    ]),
  ) as unknown as Handlers;
}

async function ask(
  name: unknown,
  input: unknown,
  answer: () => unknown = () => 'the answer',
): Promise<{ result: Result<unknown>; reached: { name: string; input: unknown[] }[]; lines: Line[] }> {
  const reached: { name: string; input: unknown[] }[] = [];
  const lines: Line[] = [];
  const result = await routeCall(routes, handlersInto(reached, answer), name, input, loggerInto(lines));
  return { result, reached, lines };
}

const draft = {
  prompt: 'a teal vase',
  references: [],
  size: { kind: 'ratio', ratio: '1:1', tier: '2K' },
  count: 1,
  countMode: 'set',
};

describe('a call over the bridge', () => {
  it('reaches the handler of its route with what the contract makes of the input', async () => {
    const { result, reached } = await ask('library.page', [{}, 'a cursor']);
    expect(reached).toStrictEqual([{ name: 'library.page', input: [{}, 'a cursor'] }]);
    expect(result).toStrictEqual({ ok: true, data: 'the answer' });
  });

  it.each(['generations.list', 'library.page', 'library.layout', 'account.ledger'])(
    'may leave out the query of %s, or give an empty one: both mean everything',
    async (name) => {
      const inputs = await Promise.all([ask(name, []), ask(name, [{}])]);
      expect(inputs.map(({ reached }) => reached[0]?.input[0])).toStrictEqual([{}, {}]);
    },
  );

  it.each([['toString'], ['__proto__'], ['constructor'], [''], ['generations'], [undefined], [3], [{}], [null]])(
    'to %s, which is no route, is refused',
    async (name) => {
      const { result, reached } = await ask(name, []);
      expect(result).toMatchObject({ ok: false, error: { code: 'unknown_route' } });
      expect(reached).toStrictEqual([]);
    },
  );

  it('with a problem the artist can act on passes code, words and details on', async () => {
    const details = [{ field: 'folder', message: 'folder does not exist.' }];
    const { result } = await ask('exports.chooseFolder', [], () => {
      throw new ReverieError('disk', 'The disk is full.', { details });
    });
    expect(result).toStrictEqual({ ok: false, error: { code: 'disk', message: 'The disk is full.', details } });
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('ENOENT /home/me/code.ts sk-secret');
      },
    ],
    ['rejects', () => Promise.reject(new Error('ENOENT /home/me/code.ts sk-secret'))],
    // oxlint-disable-next-line typescript/only-throw-error -- a library may throw anything
    [
      'throws something that is no error',
      () => {
        throw 'ENOENT /home/me/code.ts sk-secret';
      },
    ],
  ])('whose handler %s unexpectedly says nothing of the inside, and logs all of it', async (_how, answer) => {
    const { result, lines } = await ask('app.info', [], answer);
    expect(result).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(result)).not.toMatch(/ENOENT|code\.ts|secret/);
    expect(lines).toMatchObject([{ level: 'error', fields: { route: 'app.info' } }]);
    expect(JSON.stringify(lines)).toContain('ENOENT');
  });
});

describe('input of the wrong shape', () => {
  it.each<[string, RouteName, unknown, string, string]>([
    ['nothing at all', 'generations.get', undefined, 'input', 'input must be a list; found nothing.'],
    ['too few arguments', 'generations.get', [], 'input', 'input must be at least 1 item; found a list of 0.'],
    [
      'an id that could be a path',
      'library.get',
      ['../../etc/passwd'],
      'input',
      'input must be an id of letters, digits, - and _; found text of 16 characters.',
    ],
    [
      'a choice that is none',
      'app.openLink',
      ['https://evil.example'],
      'input',
      'input must be one of: home, keys, topUp, taskLog, manual; found text of 20 characters.',
    ],
    [
      'a number beyond its limit',
      'settings.update',
      [{ parallelTasks: 99 }],
      'parallelTasks',
      'parallelTasks must be at most 10; found 99.',
    ],
    [
      'a fraction',
      'settings.update',
      [{ parallelTasks: 1.5 }],
      'parallelTasks',
      'parallelTasks must be a whole number; found 1.5.',
    ],
    ['a field nobody knows', 'settings.update', [{ colour: 'red' }], 'input', 'input may not have: colour.'],
    ['an empty list', 'library.getMany', [[]], 'input', 'input must be at least 1 item; found a list of 0.'],
  ])('%s is refused by name', async (_what, name, input, field, message) => {
    const { result, reached } = await ask(name, input);
    expect(result).toStrictEqual({
      ok: false,
      error: { code: 'invalid_input', message, details: [{ field, message }] },
    });
    expect(reached).toStrictEqual([]);
  });

  it('is an invalid draft where a draft is asked for, with each place named', async () => {
    const { result, reached } = await ask('generations.submit', [
      { ...draft, prompt: 3, size: { kind: 'pixels', width: '1' } },
    ]);
    expect(result).toStrictEqual({
      ok: false,
      error: {
        code: 'invalid_draft',
        message: 'prompt must be text; found 3.',
        details: [
          { field: 'prompt', message: 'prompt must be text; found 3.' },
          { field: 'size.width', message: 'size.width must be a number; found text of 1 character.' },
          { field: 'size.height', message: 'size.height must be a number; found nothing.' },
        ],
      },
    });
    expect(reached).toStrictEqual([]);
  });

  it.each([[[]], [[null]], [['a prompt']], [[[]]], [{}]])('%j is an invalid draft too', async (input) => {
    const { result } = await ask('generations.submit', input);
    expect(result).toMatchObject({ ok: false, error: { code: 'invalid_draft' } });
  });

  it('is never repeated: a key that was sent in a wrong place stands in no answer and in no log', async () => {
    const key = 'sk-very-secret-key-0123456789';
    const { result, lines } = await ask('account.saveKey', [key, { storage: key, [key]: key }]);
    expect(result.ok).toBe(false);
    expect(JSON.stringify([result, lines])).not.toContain('very-secret');
  });

  it('is refused with a code and reaches nothing, whatever it is', async () => {
    const codes = new Set(['unknown_route', 'invalid_input', 'invalid_draft']);
    const names = Object.keys(routes) as RouteName[];
    // Valid pieces in wrong places come closer to a handler than noise does.
    const piece = fc.oneof(
      fc.constant(draft),
      fc.constant({ ...draft, count: Number.NaN }),
      fc.constant({ pictureIds: ['p1'], folder: '/x', nameTemplate: '{date}' }),
      fc.constant([{ name: 'a.png', path: '/a.png' }]),
      fc.constant({ name: 'a.png', bytes: new Uint8Array(3) }),
      fc.constantFrom('g1', 'adopt', 'home', '../x', '', undefined, null, -1, 1e300),
      fc.anything({ withTypedArray: true, withNullPrototype: true, withDate: true, withBigInt: true }),
    );
    const input = fc.oneof(fc.array(piece, { maxLength: 3 }), piece);
    const name = fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...names) },
      fc.string(),
      fc.constantFrom('__proto__', 'valueOf'),
    );
    let refusals = 0;
    await fc.assert(
      fc.asyncProperty(name, input, async (routeName, given) => {
        const { result, reached } = await ask(routeName, given);
        const isValid =
          Object.hasOwn(routes, routeName) && routes[routeName as RouteName].input.safeParse(given).success;
        if (isValid) {
          expect(reached).toHaveLength(1);
          return;
        }
        refusals += 1;
        expect(reached).toStrictEqual([]);
        expect(result.ok).toBe(false);
        if (result.ok) return;
        expect(codes.has(result.error.code)).toBe(true);
        expect(result.error.message).not.toBe('');
        // An answer has to get through to the page.
        expect(structuredClone(result)).toStrictEqual(result);
      }),
      { numRuns: 8000 },
    );
    expect(refusals).toBeGreaterThanOrEqual(5000);
  });
});
