import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DraftFile } from '../../../src/main/studio/draftFile.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reverie-draft-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the kept draft of the composer', () => {
  it('is nothing before the first, and the last one after many written at once', async () => {
    const file = new DraftFile(folder);
    expect(await file.read()).toBeNull();
    await Promise.all(Array.from({ length: 30 }, (_, index) => file.write(`draft ${index}`)));
    expect(await new DraftFile(folder).read()).toBe('draft 29');
    expect(readdirSync(folder)).toEqual(['composer-draft.json']);
  });

  it('is kept again after a write that the disk refused', async () => {
    const file = new DraftFile(join(folder, 'missing'));
    await expect(file.write('lost')).rejects.toMatchObject({ code: 'disk' });
    writeFileSync(join(folder, 'composer-draft.json'), 'an older one');
    const good = new DraftFile(folder);
    await good.write('kept');
    expect(await good.read()).toBe('kept');
  });
});
