import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryFinding, VerifyReport as Report } from '../../shared/bridge/index.ts';
import type { PictureId } from '../../shared/domain/index.ts';
import { ask, reverie } from '../bridge/index.ts';
import { openViewer } from '../state/interface/index.ts';
import { Button, ScrollArea } from '../ui/index.ts';
import { ForgetDialog } from './ForgetDialog.tsx';
import styles from './Settings.module.css';
import { notifyProblem } from '../notifications/index.ts';

const kinds = ['missing', 'changed', 'unknown', 'moved'] as const;

const picturesOf = (findings: readonly LibraryFinding[]): PictureId[] =>
  findings.flatMap(({ kind, of, pictureId }) =>
    kind === 'missing' && of === 'picture' && pictureId ? [pictureId] : [],
  );

/** What verifying has found, by kind, each with what can be done. */
export function VerifyReport({ report }: { report: Report }) {
  const { t } = useTranslation();
  const [forgetting, setForgetting] = useState<readonly PictureId[]>();
  const { findings, problems } = report;
  const missing = picturesOf(findings);
  return (
    <>
      {kinds.map((kind) => {
        const group = findings.filter((finding) => finding.kind === kind);
        if (group.length === 0) return null;
        return (
          <Group key={kind} title={t(`settings.library.found.${kind}`, { count: group.length })}>
            {kind === 'missing' && missing.length > 1 && (
              <div className={styles.line}>
                <Button
                  onClick={() => {
                    if (missing[0]) openViewer(missing[0], missing);
                  }}
                >
                  {t('settings.library.showMissing', { count: missing.length })}
                </Button>
                <Button
                  variant="risky"
                  onClick={() => {
                    setForgetting(missing);
                  }}
                >
                  {t('settings.library.forgetMissing', { count: missing.length })}
                </Button>
              </div>
            )}
            <ScrollArea as="ul" className={styles.findings}>
              {group.map((finding) => (
                <Finding
                  key={`${finding.of} ${finding.file}`}
                  finding={finding}
                  missing={missing}
                  onForget={(id) => {
                    setForgetting([id]);
                  }}
                />
              ))}
            </ScrollArea>
          </Group>
        );
      })}
      {problems > findings.length && (
        <p className={styles.hint}>{t('settings.library.foundFirst', { shown: findings.length, count: problems })}</p>
      )}
      {forgetting && (
        <ForgetDialog
          pictures={forgetting}
          onClose={() => {
            setForgetting(undefined);
          }}
        />
      )}
    </>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.found} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}

interface FindingProps {
  finding: LibraryFinding;
  /** Every missing picture, for stepping through them. */
  missing: readonly PictureId[];
  onForget: (id: PictureId) => void;
}

function Finding({ finding, missing, onForget }: FindingProps) {
  const { t } = useTranslation();
  const { kind, of, file, movedTo, pictureId, advice } = finding;
  const picture = kind === 'missing' && of === 'picture' ? pictureId : undefined;
  /** The words of a button, and its name with the file, so that one is told from the other. */
  const words = (action: 'showPicture' | 'remove' | 'showFile'): { 'aria-label': string; children: string } => {
    const children = t(`settings.library.${action}`);
    return { 'aria-label': `${children} ${file}`, children };
  };
  return (
    <li>
      <p>{advice}</p>
      <div className={styles.line}>
        {picture && (
          <>
            <Button
              {...words('showPicture')}
              onClick={() => {
                openViewer(picture, missing);
              }}
            />
            <Button
              variant="risky"
              {...words('remove')}
              onClick={() => {
                onForget(picture);
              }}
            />
          </>
        )}
        {!picture && (
          <Button
            {...words('showFile')}
            onClick={() => {
              ask(reverie().library.showFile(movedTo ?? file)).catch(notifyProblem);
            }}
          />
        )}
      </div>
    </li>
  );
}
