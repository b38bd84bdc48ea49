import { Download, ImagePlus } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { PictureId } from '../../../shared/domain/ids.ts';
import { needSummaries, openExport, useLibrary } from '../../state/index.ts';
import { Button } from '../../ui/index.ts';
import { takeAsReferences } from '../pictureActions.ts';
import { inReadingOrder } from '../readingOrder.ts';
import styles from './Inspector.module.css';

/** Thumbnails shown of a selection. */
const mostShown = 9;

/** What can be done with several pictures. */
export function SeveralSelected({ selected }: { selected: ReadonlySet<PictureId> }) {
  const { t } = useTranslation();
  const positions = useLibrary((state) => state.positions);
  const summaries = useLibrary((state) => state.summaries);
  const ids = inReadingOrder(selected, positions);
  const shown = ids.slice(0, mostShown);
  useEffect(() => {
    needSummaries(shown);
  });
  return (
    <div className={styles.inspector}>
      <section className={styles.section}>
        <h2 className={styles.name}>{t('library.inspector.several', { count: ids.length })}</h2>
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
            {t('library.inspector.useAll', { count: ids.length })}
          </Button>
          <Button
            icon={<Download aria-hidden />}
            onClick={() => {
              openExport(ids);
            }}
          >
            {t('library.inspector.exportAll')}
          </Button>
        </div>
      </section>
    </div>
  );
}
