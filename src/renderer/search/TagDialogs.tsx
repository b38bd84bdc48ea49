import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TagUse } from '../../shared/domain/index.ts';
import { useCurationLists } from '../state/curation/index.ts';
import { Button, Checkbox, Dialog, DialogCancel, ScrollArea, TextField } from '../ui/index.ts';
import { closePlaceDialog } from './placeDialog.ts';
import { mergeInto } from './tagActions.ts';
import styles from './TagDialogs.module.css';

/** Chooses several tags to become one. */
export function MergeTagsDialog({ chosen }: { chosen: TagUse | undefined }) {
  const { t } = useTranslation();
  const tags = useCurationLists((state) => state.tags);
  const [names, setNames] = useState<ReadonlySet<string>>(new Set(chosen ? [chosen.name] : []));
  const [typed, setTyped] = useState<string>();
  // The tag that most pictures have is the one that is meant most often.
  const most = tags
    .filter(({ name }) => names.has(name))
    .reduce<TagUse | undefined>((best, tag) => (best && best.pictures >= tag.pictures ? best : tag), undefined);
  const into = typed ?? most?.name ?? '';
  const enough = names.size > 1 && into.trim() !== '';
  return (
    <Dialog
      open
      onOpenChange={closePlaceDialog}
      title={t('finding.tags.mergeSeveral')}
      description={t('finding.tags.mergeSeveralText')}
      actions={
        <>
          <DialogCancel>{t('common.cancel')}</DialogCancel>
          <Button
            variant="primary"
            off={!enough}
            onClick={() => {
              closePlaceDialog();
              mergeInto([...names], into.trim());
            }}
          >
            {t('finding.tags.mergeCount', { count: names.size })}
          </Button>
        </>
      }
    >
      <ScrollArea as="ul" className={styles.tags} aria-label={t('finding.places.tags')} tabIndex={-1}>
        {tags.map(({ name, pictures }) => (
          <li key={name}>
            <Checkbox
              label={name}
              checked={names.has(name)}
              onChange={(checked) => {
                const next = new Set(names);
                if (checked) next.add(name);
                else next.delete(name);
                setNames(next);
              }}
            />
            <span className={styles.count}>{t('common.pictures', { count: pictures })}</span>
          </li>
        ))}
      </ScrollArea>
      <TextField label={t('finding.tags.into')} value={into} onChange={setTyped} maxLength={100} />
    </Dialog>
  );
}
