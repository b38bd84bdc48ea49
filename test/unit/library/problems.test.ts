import { describe, expect, it } from 'vitest';
import { asDiskError } from '../../../src/main/library/files/problems.ts';
import { asUnavailable } from '../../../src/main/library/openLibrary.ts';
import { ReverieError } from '../../../src/shared/bridge/result.ts';

const system = (code: string): Error => Object.assign(new Error(`${code}: failed`), { code });
const sqlite = (errcode: number): Error => Object.assign(new Error('failed'), { code: 'ERR_SQLITE_ERROR', errcode });

describe('a library that cannot be opened', () => {
  it.each([
    ['a folder without permission', system('EACCES'), 'read_only'],
    ['a folder that only its owner may change', system('EPERM'), 'read_only'],
    ['a write-protected disk', system('EROFS'), 'read_only'],
    ['an index that may not be written', sqlite(8), 'read_only'],
    ['an index that may not be opened', sqlite(14), 'read_only'],
    ['a disk that is gone', system('ENOENT'), 'missing'],
    ['a path through a file', system('ENOTDIR'), 'missing'],
  ])('because of %s says so', (_, error, problem) => {
    expect(asUnavailable(error, '/pictures')).toMatchObject({
      name: 'LibraryUnavailable',
      problem,
      folder: '/pictures',
      message: expect.stringContaining('/pictures'),
      cause: error,
    });
  });

  it('because of a full disk is a problem of the disk', () => {
    expect(asUnavailable(system('ENOSPC'), '/pictures')).toMatchObject({ code: 'disk' });
  });

  it('because of a fault in Reverie is not explained away', () => {
    const fault = new TypeError('x is not a function');
    expect(asUnavailable(fault, '/pictures')).toBe(fault);
  });
});

describe('a failure of the disk', () => {
  it.each([
    [system('ENOSPC'), /is full/],
    [system('EDQUOT'), /is full/],
    [sqlite(13), /is full/],
    [system('EROFS'), /cannot be written to/],
    [sqlite(8), /cannot be written to/],
    [system('EIO'), /reported a fault/],
    [sqlite(10 | (3 << 8)), /reported a fault/],
    [system('ENOENT'), /no longer there/],
  ])('%s is told in plain words', (error, words) => {
    const told = asDiskError(error, '/pictures');
    expect(told).toBeInstanceOf(ReverieError);
    expect(told).toMatchObject({ code: 'disk', message: expect.stringMatching(words), cause: error });
  });

  it('is told from other errors', () => {
    const other = sqlite(19);
    expect(asDiskError(other, '/pictures')).toBe(other);
  });
});
