import type { Settings } from '../../shared/bridge/index.ts';
import { useAppInfo } from '../state/appInfo/index.ts';
import { useLibraryPlaces } from '../state/libraryFolders/index.ts';
import { FolderRow } from './FolderRow.tsx';
import { LibrariesRow } from './LibrariesRow.tsx';
import { OldCopyRow } from './OldCopyRow.tsx';
import { RebuildRow } from './RebuildRow.tsx';
import { TrashRow } from './TrashRow.tsx';
import { VerifyRow } from './VerifyRow.tsx';
import { notifyProblem } from '../notifications/index.ts';

export function LibrarySection({ settings }: { settings: Settings }) {
  const demo = useAppInfo((state) => state.info?.demo ?? false);
  const places = useLibraryPlaces(notifyProblem);
  return (
    <>
      <FolderRow />
      {!demo && places?.left && <OldCopyRow left={places.left} />}
      {!demo && places && <LibrariesRow others={places.others} />}
      <TrashRow settings={settings} />
      <VerifyRow />
      <RebuildRow />
    </>
  );
}
