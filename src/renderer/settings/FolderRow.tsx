import { FolderOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { bytesText, displayLocale } from '../locales/format.ts';
import { ask, reverie } from '../bridge/index.ts';
import { chooseMove } from '../state/libraryFolders/index.ts';
import { useAppInfo } from '../state/appInfo/index.ts';
import { usePlaceCounts } from '../state/query/index.ts';
import { Button, TextInput } from '../ui/index.ts';
import { Row } from './Row.tsx';
import styles from './Settings.module.css';
import { notifyProblem } from '../notifications/index.ts';

/** Where the library in use is. */
export function FolderRow() {
  const { t, i18n } = useTranslation();
  const info = useAppInfo((state) => state.info);
  const count = usePlaceCounts((state) => state.counts.get('all') ?? 0);
  const free = info?.freeBytes;
  const facts = info?.libraryWritable
    ? free === undefined
      ? t('settings.library.facts', { count })
      : t('settings.library.factsFree', { count, free: bytesText(free, displayLocale(i18n.language)) })
    : t('settings.library.notOpen');
  return (
    <Row label={t('settings.library.folder')}>
      <div className={styles.fieldLine}>
        <TextInput
          readOnly
          aria-label={t('settings.library.folder')}
          value={info?.libraryFolder ?? ''}
          onChange={() => undefined}
          prefix={<FolderOpen aria-hidden />}
        />
        <Button
          onClick={() => {
            ask(reverie().library.openFolder()).catch(notifyProblem);
          }}
        >
          {t('settings.library.show')}
        </Button>
        {!info?.demo && (
          <Button
            offReason={info?.libraryWritable ? undefined : t('settings.library.notOpen')}
            onClick={() => {
              void chooseMove();
            }}
          >
            {t('settings.library.move')}
          </Button>
        )}
      </div>
      <p className={styles.hint}>{facts}</p>
    </Row>
  );
}
