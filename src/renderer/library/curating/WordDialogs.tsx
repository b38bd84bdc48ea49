import { useTranslation } from 'react-i18next';
import type { PictureId } from '../../../shared/domain/index.ts';
import { closeQuestion, useCurationLists, useFreshLists } from '../../state/curation/index.ts';
import { Chip, Dialog, DialogCancel, ScrollArea } from '../../ui/index.ts';
import { CompletionField } from './CompletionField.tsx';
import { addTag, collect, removeTag } from './curate.ts';
import styles from './Curating.module.css';
import type { Suggestion } from './suggest.ts';
import { useSharedFacts } from './useShared.ts';
import { notifyProblem } from '../../notifications/index.ts';

interface WordDialogProps {
  ids: readonly PictureId[];
}

const close = (open: boolean): void => {
  if (!open) closeQuestion();
};

/** The tags of one picture or of several, to add to and take from. */
export function TagsDialog({ ids }: WordDialogProps) {
  const { t } = useTranslation();
  useFreshLists(notifyProblem);
  const tags = useCurationLists((state) => state.tags);
  const facts = useSharedFacts(ids);
  const carried = facts?.tags ?? [];
  const onAll = carried.filter(({ pictures }) => pictures === ids.length).map(({ value }) => value);
  const known = tags.map(({ name, pictures }) => ({ name, hint: t('curation.tags.pictures', { count: pictures }) }));
  return (
    <Dialog
      open
      onOpenChange={close}
      title={t('curation.tags.title', { count: ids.length })}
      actions={<DialogCancel variant="primary">{t('curation.tags.done')}</DialogCancel>}
    >
      <ScrollArea className={styles.chips}>
        {carried.map(({ value: word, pictures: count }) => (
          <Chip
            key={word}
            removeLabel={t('curation.tags.remove', { name: word })}
            onRemove={() => {
              removeTag(ids, word);
            }}
          >
            {word}
            {count < ids.length && (
              <span className={styles.part}>{t('curation.of', { count, total: ids.length })}</span>
            )}
          </Chip>
        ))}
        {facts && carried.length === 0 && t('curation.tags.none')}
      </ScrollArea>
      <CompletionField
        label={t('curation.tags.field')}
        hint={t('curation.tags.hint')}
        listLabel={t('curation.tags.suggestions')}
        known={known}
        taken={onAll}
        maximumLength={100}
        newName={(name) => t('curation.tags.create', { name })}
        onChoose={({ name }) => {
          addTag(ids, name);
        }}
      />
    </Dialog>
  );
}

/** Puts pictures into a collection, or into a new one. */
export function CollectDialog({ ids }: WordDialogProps) {
  const { t } = useTranslation();
  useFreshLists(notifyProblem);
  const collections = useCurationLists((state) => state.collections);
  const known = collections
    // What a smart one holds is found, not put in.
    .filter((each) => !each.query)
    .map((each): Suggestion => {
      const parent = collections.find(({ id }) => id === each.parentId);
      const { id, name } = each;
      return parent ? { id, name, hint: t('curation.collect.within', { name: parent.name }) } : { id, name };
    });
  return (
    <Dialog
      open
      onOpenChange={close}
      title={t('curation.collect.title', { count: ids.length })}
      actions={<DialogCancel>{t('common.cancel')}</DialogCancel>}
    >
      <CompletionField
        label={t('curation.collect.field')}
        hint={t('curation.collect.hint')}
        listLabel={t('curation.collect.suggestions')}
        known={known}
        taken={[]}
        maximumLength={200}
        newName={(name) => t('curation.collect.create', { name })}
        onChoose={({ id, name }) => {
          collect(ids, name, id);
          closeQuestion();
        }}
      />
    </Dialog>
  );
}
