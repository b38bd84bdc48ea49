import { useTranslation } from 'react-i18next';
import { closeQuestion, type CurationQuestion } from '../../state/index.ts';
import { Button, Dialog, DialogCancel } from '../../ui/index.ts';
import { deleteAfterAsking, moveToTrash } from './curate.ts';

type AskKind = Exclude<CurationQuestion['kind'], 'tags' | 'collect'>;

const words = {
  trashStarred: { title: 'starredTitle', text: 'starredText', act: 'move' },
  delete: { title: 'deleteTitle', text: 'deleteText', act: 'delete' },
  deleteStarred: { title: 'deleteStarredTitle', text: 'deleteStarredText', act: 'delete' },
} as const;

/** Asks before anything that the artist would miss. */
export function AskDialog({ kind, ids }: CurationQuestion & { kind: AskKind }) {
  const { t } = useTranslation();
  const { title, text, act } = words[kind];
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) closeQuestion();
      }}
      title={t(`curation.trash.${title}`, { count: ids.length })}
      description={t(`curation.trash.${text}`)}
      actions={
        <>
          <DialogCancel variant="primary">{t('curation.trash.keep')}</DialogCancel>
          <Button
            variant="risky"
            onClick={() => {
              closeQuestion();
              if (kind === 'trashStarred') moveToTrash(ids, true);
              else deleteAfterAsking(ids, kind === 'deleteStarred');
            }}
          >
            {t(`curation.trash.${act}`)}
          </Button>
        </>
      }
    />
  );
}
