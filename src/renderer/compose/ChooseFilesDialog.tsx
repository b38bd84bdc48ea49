import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addFiles, closeComposeDialog, roomForReferences, useComposer } from '../state/composer/index.ts';
import { Button, Checkbox, Dialog, DialogCancel, ScrollArea } from '../ui/index.ts';
import styles from './ComposeDialogs.module.css';

interface ChooseFilesDialogProps {
  files: readonly File[];
  at: number | undefined;
  /** The folders hold more than is listed. */
  cutOff: boolean;
}

/** The path inside the dropped folder where the browser tells it, else the name. */
const pathOf = (file: File): string => file.webkitRelativePath || file.name;

/** Folders hold more pictures than fit: asks which ones. */
export function ChooseFilesDialog({ files, at, cutOff }: ChooseFilesDialogProps) {
  const { t } = useTranslation();
  const room = useComposer((state) => roomForReferences(state, state.reading.length));
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set(files.slice(0, room).keys()));
  const reason =
    chosen.size === 0
      ? t('compose.choose.none')
      : chosen.size > room
        ? t('compose.choose.tooMany', { count: chosen.size, room })
        : undefined;
  return (
    <Dialog
      open
      onOpenChange={closeComposeDialog}
      size="normal"
      title={t('compose.choose.title', { count: files.length })}
      description={[
        t('compose.choose.room', { count: room }),
        cutOff && t('compose.choose.cutOff', { count: files.length }),
      ]
        .filter(Boolean)
        .join(' ')}
      actions={
        <>
          <DialogCancel>{t('common.cancel')}</DialogCancel>
          <Button
            variant="primary"
            offReason={reason}
            onClick={() => {
              closeComposeDialog();
              void addFiles(
                files.filter((_file, index) => chosen.has(index)),
                at,
              );
            }}
          >
            {t('compose.choose.add', { count: chosen.size })}
          </Button>
        </>
      }
    >
      <ScrollArea as="ul" className={styles.files}>
        {[...files.entries()].map(([index, file]) => (
          <li key={`${index} ${pathOf(file)}`}>
            <Checkbox
              label={pathOf(file)}
              checked={chosen.has(index)}
              onChange={(checked) => {
                const next = new Set(chosen);
                if (checked) next.add(index);
                else next.delete(index);
                setChosen(next);
              }}
            />
          </li>
        ))}
      </ScrollArea>
      <p className={chosen.size > room ? styles.wrong : styles.size} role="status">
        {reason ?? t('compose.choose.chosen', { count: chosen.size, room })}
      </p>
    </Dialog>
  );
}
