import { useTranslation } from 'react-i18next';
import type { LibraryPlaces } from '../../shared/bridge/index.ts';
import { bytesText, displayLocale } from '../locales/format.ts';
import { keepOldLibrary, offerOldRemoval } from '../state/libraryFolders/index.ts';
import { Button } from '../ui/index.ts';
import { Row } from './Row.tsx';
import styles from './Settings.module.css';
import { notifyProblem } from '../notifications/index.ts';

/** What the last move has left behind, until the artist has decided. */
export function OldCopyRow({ left }: { left: NonNullable<LibraryPlaces['left']> }) {
  const { t, i18n } = useTranslation();
  return (
    <Row label={t('settings.library.oldCopy')}>
      <p className={styles.text}>
        {t('settings.library.oldCopyText', {
          folder: left.folder,
          size: bytesText(left.bytes, displayLocale(i18n.language)),
        })}
      </p>
      <div className={styles.line}>
        <Button
          variant="risky"
          onClick={() => {
            offerOldRemoval(left);
          }}
        >
          {t('settings.library.removeOld')}
        </Button>
        <Button
          onClick={() => {
            keepOldLibrary(left.folder).catch(notifyProblem);
          }}
        >
          {t('settings.library.keepOld')}
        </Button>
      </div>
    </Row>
  );
}
