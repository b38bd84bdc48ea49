import { Folder, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PictureId, Shared } from '../../../shared/domain/index.ts';
import { askAbout, useCurationLists, useFreshLists } from '../../state/curation/index.ts';
import { Button, Chip } from '../../ui/index.ts';
import { removeTag, uncollect } from '../curating/curate.ts';
import styles from './Curated.module.css';
import { notifyProblem } from '../../notifications/index.ts';

interface TagsAndCollectionsProps {
  ids: readonly PictureId[];
  /** What they carry, and how many of them; collections by id. */
  tags: readonly Shared<string>[];
  collections: readonly Shared<string>[];
}

/** The tags and collections of pictures; what only some have says of how many. */
export function TagsAndCollections({ ids, tags, collections }: TagsAndCollectionsProps) {
  const { t } = useTranslation();
  useFreshLists(notifyProblem);
  const known = useCurationLists((state) => state.collections);
  const total = ids.length;
  const some = (count: number) =>
    count < total && <span className={styles.part}>{t('curation.of', { count, total })}</span>;
  return (
    <div className={styles.chips}>
      {tags.map(({ value: word, pictures }) => (
        <Chip
          key={`tag ${word}`}
          removeLabel={t('curation.tags.remove', { name: word })}
          onRemove={() => {
            removeTag(ids, word);
          }}
        >
          {word}
          {some(pictures)}
        </Chip>
      ))}
      {collections.map(({ value: id, pictures }) => {
        const name = known.find((each) => each.id === id)?.name;
        return (
          name !== undefined && (
            <Chip
              key={`collection ${id}`}
              removeLabel={t('curation.collect.remove', { name })}
              onRemove={() => {
                uncollect(ids, id, name);
              }}
            >
              <Folder aria-hidden />
              {name}
              {some(pictures)}
            </Chip>
          )
        );
      })}
      <span className={styles.adds}>
        <Button
          variant="quiet"
          icon={<Plus aria-hidden />}
          keys="T"
          onClick={() => {
            askAbout('tags', ids);
          }}
        >
          {t('curation.tags.add')}
        </Button>
        <Button
          variant="quiet"
          icon={<Plus aria-hidden />}
          keys="L"
          onClick={() => {
            askAbout('collect', ids);
          }}
        >
          {t('curation.collect.add')}
        </Button>
      </span>
    </div>
  );
}
