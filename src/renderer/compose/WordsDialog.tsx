import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reference } from '../../shared/domain/index.ts';
import { closeComposeDialog, renameReference, setNote } from '../state/composer/index.ts';
import { failureMessage } from '../bridge/index.ts';
import { Button, Dialog, DialogCancel, TextField } from '../ui/index.ts';
import styles from './ComposeDialogs.module.css';

interface WordsDialogProps {
  title: ReactNode;
  label: string;
  hint: string;
  words: string;
  most: number;
  /** Throws what is to be told when the words cannot be kept. */
  save: (words: string) => Promise<void> | void;
}

/** Asks for a few words about a reference. */
function WordsDialog({ title, label, hint, words: before, most, save }: WordsDialogProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState(before);
  const [problem, setProblem] = useState<string>();
  const keep = async (): Promise<void> => {
    try {
      await save(words.trim());
      closeComposeDialog();
    } catch (failure) {
      setProblem(failureMessage(failure));
    }
  };
  return (
    <Dialog
      open
      onOpenChange={closeComposeDialog}
      title={title}
      actions={
        <>
          <DialogCancel>{t('common.cancel')}</DialogCancel>
          <Button variant="primary" type="submit" form="reference-words">
            {t('compose.words.save')}
          </Button>
        </>
      }
    >
      <form
        id="reference-words"
        className={styles.words}
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <TextField label={label} hint={hint} error={problem} value={words} onChange={setWords} maxLength={most} />
      </form>
    </Dialog>
  );
}

/** The artist's own words about a reference in this draft. */
export function NoteDialog({ reference, note }: { reference: Reference; note: string }) {
  const { t } = useTranslation();
  return (
    <WordsDialog
      title={t('compose.words.noteTitle', { name: reference.title ?? reference.name })}
      label={t('compose.words.noteLabel')}
      hint={t('compose.words.noteHint')}
      words={note}
      most={500}
      save={(words) => {
        setNote(reference.id, words);
      }}
    />
  );
}

/** A name under which a reference can be found again. */
export function NameDialog({ reference }: { reference: Reference }) {
  const { t } = useTranslation();
  return (
    <WordsDialog
      title={t('compose.words.nameTitle', { name: reference.name })}
      label={t('compose.words.nameLabel')}
      hint={t('compose.words.nameHint')}
      words={reference.title ?? ''}
      most={200}
      save={async (words) => {
        await renameReference(reference, words);
      }}
    />
  );
}
