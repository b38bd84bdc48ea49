import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CurationJournal } from '../../../src/main/library/curation/journal.ts';
import { LibraryFolder } from '../../../src/main/library/files/libraryFolder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reverie-journal-'));
  mkdirSync(join(folder, '.reverie'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('the journal of what was said of pictures', () => {
  it('is none only where none lies', () => {
    expect(new CurationJournal(join(folder, 'curation.jsonl'), new LibraryFolder(folder)).read()).toBeUndefined();
  });

  it.skipIf(process.platform === 'win32')('is not taken for none when it cannot be read at the moment', () => {
    const path = join(folder, 'curation.jsonl');
    writeFileSync(path, '{"curationVersion":1,"upTo":0}\n');
    const journal = new CurationJournal(path, new LibraryFolder(folder));
    rmSync(path);
    symlinkSync('curation.jsonl', path);
    expect(() => journal.read()).toThrow('ELOOP');
  });
});
