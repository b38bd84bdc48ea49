import { Folder, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Picture, PictureId } from '../../../shared/domain/index.ts';
import { askAbout, countWords, useCurationLists, useFreshLists } from '../../state/index.ts';
import { Button, Chip } from '../../ui/index.ts';
import { removeTag, uncollect } from '../curating/curate.ts';
import { tellProblem } from '../pictureActions.ts';
import styles from './Curated.module.css';

interface TagsAndCollectionsProps {
  ids: readonly PictureId[];
  /** Their details; undefined while they are read, and for very many. */
  pictures: readonly Picture[] | undefined;
}

/** The tags and collections of pictures; what only some have says of how many. */
export function TagsAndCollections({ ids, pictures }: TagsAndCollectionsProps) {
  const { t } = useTranslation();
  useFreshLists(tellProblem);
  const collections = useCurationLists((state) => state.collections);
  const total = ids.length;
  const some = (count: number) =>
    count < total && <span className={styles.part}>{t('curation.of', { count, total })}</span>;
  return (
    <div className={styles.chips}>
      {countWords(pictures?.map(({ tags }) => tags) ?? []).map(({ word, count }) => (
        <Chip
          key={`tag ${word}`}
          removeLabel={t('curation.tags.remove', { name: word })}
          onRemove={() => {
            removeTag(ids, word);
          }}
        >
          {word}
          {some(count)}
        </Chip>
      ))}
      {countWords(pictures?.map((picture) => picture.collections) ?? []).map(({ word: id, count }) => {
        const name = collections.find((each) => each.id === id)?.name;
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
              {some(count)}
            </Chip>
          )
        );
      })}
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
    </div>
  );
}
