import { FolderOpen, TriangleAlert } from 'lucide-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PictureId } from '../../shared/domain/ids.ts';
import { bytesText, displayLocale } from '../locales/format.ts';
import { ask, failureMessage, reverie } from '../bridge/index.ts';
import { closeExport, useInterface } from '../state/interface/index.ts';
import { useSettings } from '../state/settings/index.ts';
import { Button, Checkbox, Dialog, DialogCancel, ScrollArea, TextInput } from '../ui/index.ts';
import styles from './ExportDialog.module.css';
import { FailuresDialog } from './FailuresDialog.tsx';
import { NameField } from './NameField.tsx';
import { illegalIn } from './nameTemplate.ts';
import { ResultingNames } from './ResultingNames.tsx';
import { startExport } from './startExport.ts';
import { useExportPreview } from './useExportPreview.ts';

/** Copies of the chosen pictures into a folder, under names the artist sees beforehand. */
export function ExportDialog() {
  const exporting = useInterface((state) => state.exporting);
  return (
    <>
      {exporting && <OpenExportDialog pictureIds={exporting} />}
      <FailuresDialog />
    </>
  );
}

function OpenExportDialog({ pictureIds }: { pictureIds: readonly PictureId[] }) {
  const { t, i18n } = useTranslation();
  const locale = displayLocale(i18n.language);
  const names = useId();
  const settings = useSettings((state) => state.settings);
  const [folder, setFolder] = useState(settings?.lastExportFolder ?? '');
  const [template, setTemplate] = useState(settings?.exportNameTemplate ?? '{name}');
  const [showFolder, setShowFolder] = useState(true);
  /** Return was pressed before there was a folder. */
  const [folderAsked, setFolderAsked] = useState(false);
  const [starting, setStarting] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const { preview, working, failure, readNow } = useExportPreview(pictureIds, folder, template);
  const count = pictureIds.length;

  const changeFolder = (typed: string): void => {
    setFolder(typed);
    setRefusal(undefined);
  };
  const changeTemplate = (typed: string): void => {
    setTemplate(typed);
    setRefusal(undefined);
  };
  const choose = async (): Promise<void> => {
    try {
      const answer = await ask(reverie().exports.chooseFolder());
      if (answer.folder !== null) changeFolder(answer.folder);
    } catch (problem) {
      setRefusal(failureMessage(problem));
    }
  };
  const run = async (): Promise<void> => {
    setStarting(true);
    setRefusal(undefined);
    try {
      await startExport({ pictureIds: [...pictureIds], folder: folder.trim(), nameTemplate: template, showFolder });
      closeExport();
    } catch (problem) {
      setRefusal(failureMessage(problem));
      setStarting(false);
    }
  };
  const chosen = folder.trim() !== '';
  const named = template.trim() !== '';
  const folderProblem = chosen ? preview?.problem : folderAsked ? t('exporting.folderFirst') : undefined;
  const offReason = !chosen
    ? t('exporting.folderFirst')
    : !named
      ? t('exporting.nameEmpty')
      : (failure ?? folderProblem);
  const illegal = illegalIn(template);
  /** Return exports what is seen: first it brings the names up to what was typed, or asks for the folder. */
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement)) return;
    if (chosen && named && !working) return;
    event.preventDefault();
    if (!chosen) setFolderAsked(true);
    else if (named) readNow();
  };
  return (
    <Dialog
      open
      onOpenChange={closeExport}
      size="wide"
      className={styles.dialog}
      title={t('exporting.title', { count })}
      closeLabel={t('common.close')}
      actions={
        <>
          <DialogCancel>{t('exporting.cancel')}</DialogCancel>
          <Button
            variant="primary"
            busy={starting}
            offReason={offReason}
            onClick={() => {
              void run();
            }}
          >
            {t('exporting.run', { count })}
          </Button>
        </>
      }
    >
      <div className={styles.columns}>
        <ScrollArea className={styles.choices} onKeyDown={onKeyDown}>
          <label htmlFor={`${names}-folder`} className={styles.label}>
            {t('exporting.folder')}
          </label>
          <div className={styles.field}>
            <div className={styles.folder}>
              <TextInput
                id={`${names}-folder`}
                value={folder}
                onChange={changeFolder}
                placeholder={t('exporting.folderPlaceholder')}
                prefix={<FolderOpen aria-hidden />}
                aria-invalid={folderProblem ? true : undefined}
                aria-describedby={folderProblem ? `${names}-folder-said` : undefined}
              />
              <Button
                onClick={() => {
                  void choose();
                }}
              >
                {t('exporting.choose')}
              </Button>
            </div>
            {folderProblem && (
              <p id={`${names}-folder-said`} role="alert" className={styles.error}>
                {folderProblem}
              </p>
            )}
          </div>

          <span className={styles.label}>{t('exporting.files')}</span>
          <div className={styles.field}>
            <p className={styles.fixed}>{t('exporting.original')}</p>
            <p className={styles.hint}>{t('exporting.originalHint')}</p>
          </div>

          <span id={`${names}-name`} className={styles.label}>
            {t('exporting.name')}
          </span>
          <div className={styles.field}>
            <NameField template={template} onChange={changeTemplate} labelledBy={`${names}-name`} />
            {!named && <p className={styles.error}>{t('exporting.nameEmpty')}</p>}
            {illegal.length > 0 && (
              <p className={styles.hint}>{t('exporting.illegal', { characters: illegal.join(' ') })}</p>
            )}
          </div>

          <span className={styles.label}>{t('exporting.afterwards')}</span>
          <div className={styles.field}>
            <Checkbox label={t('exporting.showFolder')} checked={showFolder} onChange={setShowFolder} />
          </div>
        </ScrollArea>

        <section className={styles.results} aria-label={t('exporting.results')}>
          <div className={styles.resultsHead}>
            <h3>{t('exporting.results')}</h3>
            {preview && (
              <span className={styles.total}>
                {t('exporting.total', { size: bytesText(preview.totalBytes, locale) })}
              </span>
            )}
          </div>
          {failure ? (
            <p className={styles.error}>{failure}</p>
          ) : preview ? (
            <ResultingNames items={preview.items} stale={working} />
          ) : (
            <p className={styles.hint}>{t('exporting.previewing')}</p>
          )}
          {preview && preview.conflicts > 0 && (
            <p className={styles.conflicts} role="status">
              <TriangleAlert aria-hidden />
              {t('exporting.conflicts', { count: preview.conflicts })}
            </p>
          )}
        </section>
      </div>
      {refusal && (
        <p role="alert" className={styles.error}>
          {refusal}
        </p>
      )}
    </Dialog>
  );
}
