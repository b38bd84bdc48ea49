import { CircleAlert, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { dismissRefused, useComposer, type RefusedFile } from '../state/index.ts';
import { IconButton } from '../ui/index.ts';
import styles from './RefusedFiles.module.css';

/** Files that were not taken, each with the reason, until they are put away. */
export function RefusedFiles() {
  const { t } = useTranslation();
  const refused = useComposer((state) => state.refused);
  const words = (file: RefusedFile): { title?: string; text: string } => {
    switch (file.kind) {
      case 'refused':
        // Most reasons are whole sentences that begin with the name.
        return file.name === '' || file.reason.includes(file.name)
          ? { text: file.reason }
          : { title: file.name, text: file.reason };
      case 'no_room':
        return file.names.length === 0
          ? { title: t('compose.references.noRoomTitle'), text: t('compose.references.full') }
          : {
              title: t('compose.references.noRoom', { count: file.names.length }),
              text: `${t('compose.references.noRoomTitle')}: ${file.names.join(', ')}.`,
            };
      case 'already_there':
        return { title: file.name, text: t('compose.references.alreadyThere', { number: file.number }) };
      case 'empty_clipboard':
        return { title: t('compose.references.emptyClipboard'), text: t('compose.references.emptyClipboardHint') };
      case 'missing':
        return {
          title: t('compose.references.missing', { count: file.count }),
          text: t('compose.references.missingHint'),
        };
    }
  };
  return (
    <ul className={styles.list} role="list" aria-live="assertive">
      {refused.map((file) => {
        const { title, text } = words(file);
        return (
          <li key={file.key} className={styles.item}>
            <CircleAlert aria-hidden className={styles.icon} />
            <p className={styles.words}>
              {title && <span className={styles.title}>{title} </span>}
              <span className={styles.text}>{text}</span>
            </p>
            <IconButton
              label={t('compose.references.putAway')}
              icon={<X aria-hidden />}
              onClick={() => {
                dismissRefused(file.key);
              }}
            />
          </li>
        );
      })}
    </ul>
  );
}
