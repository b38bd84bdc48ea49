import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LibraryPlaces } from '../../shared/bridge/index.ts';
import { chooseLibrary, forgetLibrary, openLibraryFolder } from '../state/libraryFolders/index.ts';
import { Button, IconButton } from '../ui/index.ts';
import { Row } from './Row.tsx';
import styles from './Settings.module.css';
import { notifyProblem } from '../notifications/index.ts';

/** Other libraries that were opened before, and the way to one more. */
export function LibrariesRow({ others }: { others: LibraryPlaces['others'] }) {
  const { t } = useTranslation();
  return (
    <Row label={t('settings.library.others')}>
      {others.length > 0 && (
        <ul className={styles.libraries} aria-label={t('settings.library.others')}>
          {others.map(({ folder, there }) => (
            <li key={folder} className={styles.fieldLine}>
              <span className={styles.path}>
                {folder}
                {!there && <span className={styles.away}> {t('settings.library.away')}</span>}
              </span>
              <Button
                aria-label={t('settings.library.openThis', { folder })}
                offReason={there ? undefined : t('settings.library.awayReason')}
                onClick={() => {
                  void openLibraryFolder(folder);
                }}
              >
                {t('settings.library.open')}
              </Button>
              <IconButton
                label={t('settings.library.forget', { folder })}
                icon={<X aria-hidden />}
                onClick={() => {
                  forgetLibrary(folder).catch(notifyProblem);
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <div className={styles.line}>
        <Button
          onClick={() => {
            void chooseLibrary();
          }}
        >
          {t('settings.library.openOther')}
        </Button>
      </div>
      <p className={styles.hint}>{t('settings.library.othersHint')}</p>
    </Row>
  );
}
