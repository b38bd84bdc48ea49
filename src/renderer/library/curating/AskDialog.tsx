import { useTranslation } from 'react-i18next';
import { closeQuestion, type CurationQuestion } from '../../state/curation/index.ts';
import { Button, Dialog, DialogCancel } from '../../ui/index.ts';
import { deleteAfterAsking } from './curate.ts';

type AskKind = Exclude<CurationQuestion['kind'], 'tags' | 'collect'>;

const words = {
  delete: { title: 'deleteTitle', text: 'deleteText' },
  deleteStarred: { title: 'deleteStarredTitle', text: 'deleteStarredText' },
} as const;

/** Asks before pictures are deleted for ever, which cannot be undone. */
export function AskDialog({ kind, ids }: CurationQuestion & { kind: AskKind }) {
  const { t } = useTranslation();
  const { title, text } = words[kind];
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
              deleteAfterAsking(ids, kind === 'deleteStarred');
            }}
          >
            {t('curation.trash.delete')}
          </Button>
        </>
      }
    />
  );
}
