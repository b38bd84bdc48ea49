import { describe, expect, it } from 'vitest';
import { ExportFolders } from '../../../src/main/desktop/exportFolders.ts';
import type { ExportJobId } from '../../../src/shared/domain/ids.ts';
import type { ExportPlan } from '../../../src/shared/bridge/exports.ts';

const job = 'job' as ExportJobId;
const plan = (showFolder: boolean): ExportPlan => ({ pictureIds: [], folder: '/out', nameTemplate: 'x', showFolder });
const progress = (state: 'running' | 'finished' | 'cancelled') => ({
  jobId: job,
  folder: '/out',
  done: 1,
  total: 1,
  state,
  failures: [],
});

function setUp(): { folders: ExportFolders; opened: string[] } {
  const opened: string[] = [];
  return { folders: new ExportFolders((folder) => opened.push(folder)), opened };
}

describe('the folder of an export', () => {
  it('is opened when the export has finished and asked for it', async () => {
    const { folders, opened } = setUp();
    await folders.watch(() => job)(plan(true));
    folders.progress(progress('running'));
    expect(opened).toStrictEqual([]);
    folders.progress(progress('finished'));
    folders.progress(progress('finished'));
    expect(opened).toStrictEqual(['/out']);
  });

  it('is opened even when the export has finished before its job id was known', async () => {
    const { folders, opened } = setUp();
    await folders.watch(() => {
      folders.progress(progress('finished'));
      return job;
    })(plan(true));
    expect(opened).toStrictEqual(['/out']);
  });

  it.each([
    ['that did not ask for it', false, 'finished'],
    ['that was stopped', true, 'cancelled'],
  ] as const)('is not opened for one %s', async (_what, showFolder, state) => {
    const { folders, opened } = setUp();
    await folders.watch(() => job)(plan(showFolder));
    folders.progress(progress(state));
    expect(opened).toStrictEqual([]);
  });
});
