import { ImagePlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { enterDemo, useAppInfo } from '../state/appInfo/index.ts';
import { replacePrompt } from '../state/composer/index.ts';
import { runCommand } from '../state/commands/index.ts';
import { Button, EmptyState, ScrollArea } from '../ui/index.ts';
import { LighthousePicture, PearsPicture, TilesPicture } from './StarterPictures.tsx';
import styles from './EmptyLibrary.module.css';
import { notifyProblem } from '../notifications/index.ts';

const starters = [
  { name: 'lighthouse', Picture: LighthousePicture },
  { name: 'pears', Picture: PearsPicture },
  { name: 'tiles', Picture: TilesPicture },
] as const;

/** What stands in place of the grid before there is a picture: how to begin. */
export function EmptyLibrary() {
  const { t } = useTranslation();
  const demo = useAppInfo((state) => state.info?.demo ?? false);
  return (
    <ScrollArea className={styles.place}>
      <EmptyState
        picture={<Frames />}
        title={t('library.empty.title')}
        actions={
          <>
            <Button
              variant="quiet"
              className={styles.flush}
              icon={<ImagePlus aria-hidden />}
              onClick={() => {
                runCommand('addReferences');
              }}
            >
              {t('library.empty.addReferences')}
            </Button>
            {!demo && (
              <Button
                variant="quiet"
                className={styles.calm}
                onClick={() => {
                  enterDemo().catch(notifyProblem);
                }}
              >
                {t('library.empty.openDemo')}
              </Button>
            )}
          </>
        }
      >
        <p className={styles.text}>{t('library.empty.text')}</p>
        <ul className={styles.starters}>
          {starters.map(({ name, Picture }) => {
            const prompt = t(`library.empty.starters.${name}`);
            return (
              <li key={name}>
                <span className={styles.picture}>
                  <Picture />
                </span>
                <span className={styles.prompt}>{prompt}</span>
                <Button
                  variant="quiet"
                  aria-label={t('library.empty.usePrompt', { prompt })}
                  onClick={() => {
                    replacePrompt(prompt);
                    runCommand('focusPrompt');
                  }}
                >
                  {t('library.empty.use')}
                </Button>
              </li>
            );
          })}
        </ul>
      </EmptyState>
    </ScrollArea>
  );
}

/** Outlines of rows that are still empty. */
function Frames() {
  return (
    <svg viewBox="0 0 168 70" aria-hidden className={styles.frames}>
      <path d="M.5.5h66v44h-66zM75.5.5h26v44h-26zM110.5.5h57v44h-57zM.5 70V54.5h49V70M57.5 70V54.5h66V70M131.5 70V54.5h36V70" />
    </svg>
  );
}
