import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../shared/bridge/index.ts';
import { bytesText, displayLocale } from '../locales/format.ts';
import { ask, failureMessage, reverie, useAppInfo, usePlaceCounts } from '../state/index.ts';
import { Button, TextInput } from '../ui/index.ts';
import { tellProblem } from './openPage.ts';
import { Row } from './Row.tsx';
import styles from './Settings.module.css';
import { useSetting } from './useSetting.ts';

export function LibrarySection({ settings }: { settings: Settings }) {
  const { t, i18n } = useTranslation();
  const info = useAppInfo((state) => state.info);
  const count = usePlaceCounts((state) => state.counts.get('all') ?? 0);
  const folder = useSetting('libraryFolder');
  const [choosing, setChoosing] = useState<string>();
  const here = info?.libraryFolder ?? '';
  const next = !info?.demo && settings.libraryFolder !== '' && settings.libraryFolder !== here;

  const choose = async (): Promise<void> => {
    setChoosing(undefined);
    try {
      const answer = await ask(reverie().library.chooseFolder());
      if (answer.folder !== null) folder.change(answer.folder);
    } catch (problem) {
      setChoosing(failureMessage(problem));
    }
  };
  const free = info?.freeBytes;
  const refusal = folder.refusal ?? choosing;
  return (
    <>
      <Row label={t('settings.library.folder')}>
        <div className={styles.fieldLine}>
          <TextInput
            readOnly
            aria-label={t('settings.library.folder')}
            value={here}
            onChange={() => undefined}
            prefix={<FolderOpen aria-hidden />}
          />
          <Button
            onClick={() => {
              ask(reverie().library.openFolder()).catch(tellProblem);
            }}
          >
            {t('settings.library.show')}
          </Button>
          {!info?.demo && (
            <Button
              onClick={() => {
                void choose();
              }}
            >
              {t('settings.library.change')}
            </Button>
          )}
        </div>
        {refusal && (
          <p role="alert" className={styles.error}>
            {refusal}
          </p>
        )}
        <p className={styles.hint}>
          {free === undefined
            ? t('settings.library.facts', { count })
            : t('settings.library.factsFree', { count, free: bytesText(free, displayLocale(i18n.language)) })}
        </p>
        {next && (
          <p className={styles.next} role="status">
            {t('settings.library.next', { folder: settings.libraryFolder })}{' '}
            <button
              type="button"
              className={styles.link}
              onClick={() => {
                folder.change(here);
              }}
            >
              {t('settings.library.undoChange')}
            </button>
          </p>
        )}
      </Row>
      <RebuildRow />
    </>
  );
}

type Rebuilding =
  | { state: 'idle' | 'working' }
  | { state: 'done'; generations: number; pictures: number; problems: string[] }
  | { state: 'failed'; reason: string };

function RebuildRow() {
  const { t } = useTranslation();
  const [rebuilding, setRebuilding] = useState<Rebuilding>({ state: 'idle' });
  const rebuild = async (): Promise<void> => {
    setRebuilding({ state: 'working' });
    try {
      setRebuilding({ state: 'done', ...(await ask(reverie().library.rebuild())) });
    } catch (problem) {
      setRebuilding({ state: 'failed', reason: failureMessage(problem) });
    }
  };
  return (
    <Row label={t('settings.library.index')}>
      <div className={styles.line}>
        <Button
          busy={rebuilding.state === 'working'}
          onClick={() => {
            void rebuild();
          }}
        >
          {t('settings.library.rebuild')}
        </Button>
      </div>
      <p className={styles.hint}>{t('settings.library.rebuildHint')}</p>
      <div role="status">
        {rebuilding.state === 'done' && (
          <>
            <p className={styles.hint}>
              {t('settings.library.rebuilt', {
                pictures: rebuilding.pictures,
                generations: rebuilding.generations,
              })}
            </p>
            {rebuilding.problems.length > 0 && (
              <>
                <p className={styles.hint}>
                  {t('settings.library.rebuiltProblems', { count: rebuilding.problems.length })}
                </p>
                <ul className={styles.problems}>
                  {rebuilding.problems.map((problem) => (
                    <li key={problem}>{problem}</li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
        {rebuilding.state === 'failed' && <p className={styles.error}>{rebuilding.reason}</p>}
      </div>
    </Row>
  );
}
