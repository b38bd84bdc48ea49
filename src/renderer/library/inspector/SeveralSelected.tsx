import { Download, FolderPlus, ImagePlus, Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PictureId } from '../../../shared/domain/ids.ts';
import { askAbout } from '../../state/curation/index.ts';
import { creditsText, dollarsText } from '../../locales/amounts.ts';
import { openExport } from '../../state/interface/index.ts';
import { useLibrary } from '../../state/library/index.ts';
import { Button, ScrollArea } from '../../ui/index.ts';
import { creditsToDollars } from '../../../shared/domain/price.ts';
import { bytesText, displayLocale } from '../../locales/format.ts';
import { inTrash, moveToTrash } from '../curating/curate.ts';
import { MarkControls } from '../curating/MarkControls.tsx';
import { useSharedFacts, useSharedMarks } from '../curating/useShared.ts';
import { takeAsReferences } from '../pictureActions.ts';
import { inReadingOrder, useSameIds } from '../readingOrder.ts';
import { NoteField } from './NoteField.tsx';
import { Fact } from './Fact.tsx';
import { TagsAndCollections } from './TagsAndCollections.tsx';
import styles from './Inspector.module.css';

/** Thumbnails shown of a selection. */
const mostShown = 9;

/** What can be done with several pictures. */
export function SeveralSelected({ selected }: { selected: ReadonlySet<PictureId> }) {
  const { t, i18n } = useTranslation();
  const positions = useLibrary((state) => state.positions);
  const summaries = useLibrary((state) => state.summaries);
  const ordered = useMemo(() => inReadingOrder(selected, positions), [selected, positions]);
  const ids = useSameIds(ordered);
  const shown = ids.slice(0, mostShown);
  const marks = useSharedMarks(ids);
  const facts = useSharedFacts(ids);
  return (
    <div className={styles.inspector}>
      <ScrollArea className={styles.scroll}>
        <section className={styles.section}>
          <h2 className={styles.name}>{t('library.inspector.several', { count: ids.length })}</h2>
          <MarkControls ids={ids} marks={marks} />
          <ul className={styles.several}>
            {shown.map((id) => (
              <li key={id}>
                {summaries.has(id) && <img src={summaries.get(id)?.thumbnailUrl} alt="" draggable={false} />}
              </li>
            ))}
          </ul>
          <div className={styles.actions}>
            <Button
              icon={<ImagePlus aria-hidden />}
              onClick={() => {
                takeAsReferences(ids);
              }}
            >
              {t('library.inspector.useAll')}
            </Button>
            <Button
              icon={<Download aria-hidden />}
              onClick={() => {
                openExport(ids);
              }}
            >
              {t('library.inspector.exportAll')}
            </Button>
            <Button
              icon={<FolderPlus aria-hidden />}
              onClick={() => {
                askAbout('collect', ids);
              }}
            >
              {t('curation.collect.short')}
            </Button>
            <Button
              variant="risky"
              icon={<Trash2 aria-hidden />}
              onClick={() => {
                moveToTrash(ids);
              }}
            >
              {inTrash(ids) ? t('curation.trash.deleteShort') : t('curation.trash.short')}
            </Button>
          </div>
        </section>
        {facts && (
          <section className={styles.section} aria-label={t('library.inspector.details')}>
            <dl className={styles.facts}>
              <Fact name={t('library.inspector.files')}>{bytesText(facts.bytes, displayLocale(i18n.language))}</Fact>
              {facts.priced > 0 && (
                <Fact name={t('library.inspector.cost')}>
                  {t('library.inspector.costEach', {
                    credits: creditsText(facts.credits, i18n.language),
                    dollars: dollarsText(creditsToDollars(facts.credits), i18n.language),
                  })}
                  {facts.priced < facts.pictures && (
                    <>
                      <br />
                      {t('library.inspector.priced', { count: facts.priced, total: facts.pictures })}
                    </>
                  )}
                </Fact>
              )}
            </dl>
          </section>
        )}
        <section className={styles.section}>
          <div className={styles.heading}>
            <h3>{t('curation.tags.section')}</h3>
          </div>
          <TagsAndCollections ids={ids} tags={facts?.tags ?? []} collections={facts?.collections ?? []} />
          {facts && <NoteField ids={ids} note={facts.notes.length > 1 ? undefined : facts.notes[0]} />}
        </section>
      </ScrollArea>
    </div>
  );
}
