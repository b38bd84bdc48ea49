import { useTranslation } from 'react-i18next';
import type { PictureId } from '../../../shared/domain/index.ts';
import { askAbout, countKeyed, sayCurated, toggleMarks, useCuration } from '../../state/curation/index.ts';
import { useCommand } from '../../state/commands/index.ts';
import { useInterface } from '../../state/interface/index.ts';
import { useLibrary } from '../../state/library/index.ts';
import { useSelection } from '../../state/selection/index.ts';
import { VisuallyHidden } from '../../ui/index.ts';
import { removeFromShown } from '../inCollection.ts';
import { takeChosen } from '../takeChosen.ts';
import { AskDialog } from './AskDialog.tsx';
import { moveToTrash, rate, redo, setFlag, toggleLabel, undo } from './curate.ts';
import { useLongEditToast } from './useLongEditToast.ts';
import { CollectDialog, TagsDialog } from './WordDialogs.tsx';

/** Keys and dialogs of curating, for the library and the viewer alike; says aloud what was done. */
export function Curating() {
  useCuratingCommands();
  useLongEditToast();
  const said = useCuration((state) => state.said);
  return (
    <>
      <VisuallyHidden>
        <span role="status">{said}</span>
      </VisuallyHidden>
      <OpenQuestion />
    </>
  );
}

function OpenQuestion() {
  const question = useCuration((state) => state.question);
  if (!question) return null;
  const { kind, ids } = question;
  switch (kind) {
    case 'tags':
      return <TagsDialog ids={ids} />;
    case 'collect':
      return <CollectDialog ids={ids} />;
    case 'delete':
    case 'deleteStarred':
      return <AskDialog key={kind} kind={kind} ids={ids} />;
  }
}

type Act = (ids: readonly PictureId[]) => void;

function useCuratingCommands(): void {
  const { t } = useTranslation();
  const inFront = (): boolean => ['library', 'viewer'].includes(useInterface.getState().view);
  const withChosen = (act: Act) => (): boolean => {
    if (!inFront()) return false;
    const ids = takeChosen();
    if (ids.length > 0) act(ids);
    return ids.length > 0;
  };
  const marking = (act: Act) =>
    withChosen((ids) => {
      act(ids);
      countKeyed();
    });
  useCommand(
    'rate0',
    marking((ids) => rate(ids, 0)),
  );
  useCommand(
    'rate1',
    marking((ids) => rate(ids, 1)),
  );
  useCommand(
    'rate2',
    marking((ids) => rate(ids, 2)),
  );
  useCommand(
    'rate3',
    marking((ids) => rate(ids, 3)),
  );
  useCommand(
    'rate4',
    marking((ids) => rate(ids, 4)),
  );
  useCommand(
    'rate5',
    marking((ids) => rate(ids, 5)),
  );
  useCommand(
    'labelRed',
    marking((ids) => toggleLabel(ids, 'red')),
  );
  useCommand(
    'labelYellow',
    marking((ids) => toggleLabel(ids, 'yellow')),
  );
  useCommand(
    'labelGreen',
    marking((ids) => toggleLabel(ids, 'green')),
  );
  useCommand(
    'labelBlue',
    marking((ids) => toggleLabel(ids, 'blue')),
  );
  useCommand(
    'pick',
    marking((ids) => setFlag(ids, 'pick')),
  );
  useCommand(
    'reject',
    marking((ids) => setFlag(ids, 'reject')),
  );
  useCommand(
    'removeFlag',
    marking((ids) => setFlag(ids, null)),
  );
  useCommand(
    'tag',
    withChosen((ids) => askAbout('tags', ids)),
  );
  useCommand(
    'collect',
    withChosen((ids) => askAbout('collect', ids)),
  );
  useCommand('moveToTrash', withChosen(moveToTrash));
  useCommand('removeFromCollection', () => {
    if (useInterface.getState().view !== 'library') return false;
    return removeFromShown(takeChosen());
  });
  useCommand('undo', () => {
    if (!inFront()) return false;
    undo();
    return true;
  });
  useCommand('redo', () => {
    if (!inFront()) return false;
    redo();
    return true;
  });
  useCommand('toggleMarks', () => {
    if (!inFront()) return false;
    sayCurated(toggleMarks() ? t('curation.done.marksHidden') : t('curation.done.marksShown'));
    return true;
  });
  useCommand('invertSelection', () => {
    if (useInterface.getState().view !== 'library') return false;
    const selection = useSelection.getState();
    const others = useLibrary.getState().layout.ids.filter((id) => !selection.selected.has(id));
    selection.chooseAll(others);
    sayCurated(t('curation.done.inverted', { count: others.length }));
    return true;
  });
}
