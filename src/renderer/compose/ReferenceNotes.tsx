import { useTranslation } from 'react-i18next';
import { openComposeDialog, useComposer } from '../state/composer/index.ts';
import { Mark, VisuallyHidden } from '../ui/index.ts';
import styles from './ReferenceNotes.module.css';

/** The notes of the references, under the strip: each opens its own. */
export function ReferenceNotes() {
  const { t } = useTranslation();
  const references = useComposer((state) => state.references);
  const noted = references.flatMap(({ reference, note }, index) =>
    note === undefined ? [] : [{ reference, note, number: index + 1 }],
  );
  if (noted.length === 0) return null;
  return (
    <ul className={styles.notes} aria-label={t('compose.references.notes')}>
      {noted.map(({ reference, note, number }) => (
        <li key={reference.id}>
          <button
            type="button"
            className={styles.note}
            onClick={() => {
              openComposeDialog({ kind: 'note', reference, note });
            }}
          >
            <VisuallyHidden>{t('compose.references.noteOf')} </VisuallyHidden>
            <Mark>{number}</Mark>
            <span className={styles.words}>{note}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
