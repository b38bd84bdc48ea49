import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileLogger, type FileLogger, type FileLoggerOptions } from '../../../src/main/logging/index.ts';
import { disguisesOf, redacted } from '../../../src/main/logging/redaction.ts';
import { FakeClock } from '../../support/fakeClock.ts';

let userData: string;
let logger: FileLogger;

beforeEach(() => {
  userData = mkdtempSync(join(tmpdir(), 'reverie-log-'));
  logger = open();
});

afterEach(() => {
  logger.close();
  rmSync(userData, { recursive: true });
});

function open(options: Partial<FileLoggerOptions> = {}): FileLogger {
  return createFileLogger({ userData, clock: new FakeClock(), ...options });
}

const read = (name = 'reverie.log'): string => readFileSync(join(userData, 'logs', name), 'utf8');
const lines = (): Record<string, unknown>[] =>
  read()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('a log line', () => {
  it('is one line of JSON with its time, level and fields', () => {
    logger.info('Result\ndownloaded', { bytes: 5, kind: undefined });
    expect(read()).toBe(
      '{"time":"2026-11-22T12:00:00.000Z","level":"info","message":"Result\\ndownloaded","bytes":5}\n',
    );
  });

  it('carries the fields of its logger, and none overwrites the line’s own', () => {
    logger.with({ part: 'queue', time: 'never' }).with({ generation: 'g' }).warn('Late', { level: 9 });
    expect(lines()).toEqual([
      {
        time: '2026-11-22T12:00:00.000Z',
        level: 'warn',
        message: 'Late',
        part: 'queue',
        time_: 'never',
        generation: 'g',
        level_: 9,
      },
    ]);
  });

  it.each([
    ['error', ['error']],
    ['warn', ['error', 'warn']],
    ['info', ['error', 'warn', 'info']],
    ['debug', ['error', 'warn', 'info', 'debug']],
  ] as const)('at level %s is one of %j', (level, written) => {
    const heard: string[] = [];
    const quiet = open({ level, alsoTo: (line) => heard.push((JSON.parse(line) as { level: string }).level) });
    quiet.error('x');
    quiet.warn('x');
    quiet.info('x');
    quiet.debug('x');
    quiet.close();
    expect(heard).toEqual(written);
  });

  it('tells an error with its codes, its causes and its parts', () => {
    const inner = Object.assign(new Error('reset'), { code: 'ECONNRESET' });
    const error = Object.assign(new Error('outer', { cause: new AggregateError([inner], 'several') }), {
      kind: 'network',
    });
    logger.error('Failed', { error });
    expect(lines()[0]).toMatchObject({
      error: {
        name: 'Error',
        message: 'outer',
        kind: 'network',
        stack: expect.stringContaining('outer') as string,
        cause: { message: 'several', errors: [{ message: 'reset', code: 'ECONNRESET' }] },
      },
    });
  });

  it('survives whatever it is given', () => {
    const circle: Record<string, unknown> = { name: 'circle' };
    circle['self'] = circle;
    const trap = {
      get value(): string {
        throw new Error('no');
      },
    };
    logger.info('Odd', {
      circle,
      trap,
      big: 12n,
      nan: Number.NaN,
      bytes: new Uint8Array(7),
      when: new Date(0),
      never: new Date(Number.NaN),
      link: new URL('https://x.example/'),
      map: new Map([['a', 1]]),
      many: Array.from({ length: 150 }, () => 0),
      long: 'x'.repeat(9000),
      call: () => 1,
    });
    const [line] = lines();
    expect(line).toMatchObject({
      circle: { name: 'circle', self: '[itself]' },
      trap: { value: '[unreadable: no]' },
      big: '12',
      nan: 'NaN',
      bytes: '[7 bytes]',
      when: '1970-01-01T00:00:00.000Z',
      never: '[no date]',
      link: 'https://x.example/',
      map: [['a', 1]],
    });
    expect(line?.['many']).toHaveLength(101);
    expect(String(line?.['long']).length).toBeLessThan(8100);
  });

  it('of any fields whatever is JSON', () => {
    fc.assert(
      fc.property(fc.string(), fc.dictionary(fc.string(), fc.anything()), (message, fields) => {
        const heard: string[] = [];
        const any = open({ alsoTo: (line) => heard.push(line) });
        any.addSecret('sk-evo-1234567890');
        any.info(message, fields);
        any.close();
        expect(() => JSON.parse(heard[0] ?? '') as unknown).not.toThrow();
        expect(heard[0]).not.toContain('\n');
      }),
      { numRuns: 200 },
    );
  });
});

describe('redaction', () => {
  const secret = 'sk-evo-q+W/3r"t7-zZ';

  it.each([
    ['plain', secret],
    ['in a sentence', `bad key ${secret}.`],
    ['percent-encoded', encodeURIComponent(secret)],
    ['percent-encoded throughout', [...Buffer.from(secret)].map((byte) => `%${byte.toString(16)}`).join('')],
    ['in base64', Buffer.from(secret).toString('base64')],
    ['in the base64 of basic authentication', Buffer.from(`user:${secret}`).toString('base64')],
    ['in base64url of more', Buffer.from(`{"k":"${secret}","n":1}`).toString('base64url')],
    ['in hexadecimal', Buffer.from(secret).toString('hex')],
    ['in JSON within JSON', JSON.stringify({ text: JSON.stringify(secret) })],
  ])('takes a registered key out: %s', (_name, text) => {
    logger.addSecret(` ${secret}\n`);
    logger.error(text, { text, inner: { list: [text] }, error: new Error(text) });
    const written = read();
    for (const disguise of disguisesOf(secret)) expect(written).not.toContain(disguise);
    expect(written).toContain(redacted);
    expect(() => lines()).not.toThrow();
  });

  it('takes any key out of any surroundings, in base64 too', () => {
    const keys = fc.stringMatching(/^sk-[A-Za-z0-9+/_-]{8,40}$/);
    fc.assert(
      fc.property(keys, fc.string(), fc.string(), (key, before, after) => {
        const heard: string[] = [];
        const one = open({ alsoTo: (line) => heard.push(line) });
        one.addSecret(key);
        const whole = `${before}${key}${after}`;
        one.info('x', { whole, base64: Buffer.from(whole).toString('base64') });
        one.close();
        const { base64 } = JSON.parse(heard[0] ?? '') as { base64: string };
        expect(heard[0]).not.toContain(key);
        expect(Buffer.from(base64, 'base64').toString('latin1')).not.toContain(key);
      }),
      { numRuns: 200 },
    );
  });

  it('takes out what only looks like a key or a token', () => {
    logger.info('asked with Authorization: Bearer abc.def-ghi and sk-live-0123456789', {
      headers: { authorization: 'Bearer zzz', 'x-api-key': 'yyy', cookie: 'xxx', accept: 'image/*' },
      task: 'task-unified-1790000000-ab12cd34',
    });
    const written = read();
    for (const part of ['abc.def', 'sk-live', 'zzz', 'yyy', 'xxx']) expect(written).not.toContain(part);
    expect(written).toContain('task-unified-1790000000-ab12cd34');
    expect(written).toContain('image/*');
  });

  it('leaves words alone that a very short value would tear apart', () => {
    logger.addSecret('a');
    logger.addSecret('');
    logger.info('a banana');
    expect(lines()[0]?.['message']).toBe('a banana');
  });

  it('also holds for loggers made before the key was known', () => {
    const child = logger.with({ part: 'client' });
    child.addSecret?.('another-secret-value');
    logger.info('another-secret-value');
    child.info('another-secret-value');
    expect(read()).not.toContain('another-secret-value');
  });
});

describe('the log file', () => {
  it('is turned over when full: five files, the newest without a number', () => {
    logger.close();
    logger = open({ maximumBytes: 400 });
    for (let count = 0; count < 40; count += 1) logger.info(`line ${count}`, { fill: 'x'.repeat(60) });
    const names = readdirSync(join(userData, 'logs')).toSorted();
    expect(names).toEqual(['reverie.1.log', 'reverie.2.log', 'reverie.3.log', 'reverie.4.log', 'reverie.log']);
    for (const name of names) expect(statSync(join(userData, 'logs', name)).size).toBeLessThanOrEqual(400);
    const numbers = names
      .toReversed()
      .map((name) => Number(/line (\d+)/.exec(read(name))?.[1]))
      .toSorted((one, other) => one - other);
    expect(numbers.at(-1)).toBeGreaterThan(numbers[0] ?? 0);
    expect(read()).toContain('line 39');
    expect(read('reverie.1.log')).not.toContain('line 39');
  });

  it('goes on where an earlier run ended', () => {
    logger.info('first');
    logger.close();
    logger = open();
    logger.info('second');
    expect(lines().map(({ message }) => message)).toEqual(['first', 'second']);
  });

  it('that cannot be written stops nothing, and says so once', () => {
    const problems: string[] = [];
    logger.close();
    rmSync(join(userData, 'logs'), { recursive: true, force: true });
    writeFileSync(join(userData, 'logs'), 'not a folder');
    logger = open({ onProblem: (problem) => problems.push(problem.message) });
    logger.info('one');
    logger.info('two');
    expect(problems).toHaveLength(1);
    rmSync(join(userData, 'logs'));
    logger.info('three');
    expect(lines().map(({ message }) => message)).toEqual(['three']);
  });
});
