import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PictureId } from '../../../shared/domain/index.ts';
import { Field, TextArea } from '../../ui/index.ts';
import { setNote } from '../curating/curate.ts';
import styles from './Curated.module.css';

interface NoteFieldProps {
  ids: readonly PictureId[];
  /** Undefined where the pictures have different ones. */
  note: string | undefined;
}

/** The note of one picture or of several; written when the field is left. */
export function NoteField({ ids, note }: NoteFieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string>();
  const write = (): void => {
    if (typed !== undefined && typed !== (note ?? '')) setNote(ids, typed);
    setTyped(undefined);
  };
  // Another picture comes in its place without the field losing the focus first.
  const writeAtEnd = useEffectEvent(() => {
    if (typed !== undefined && typed !== (note ?? '')) setNote(ids, typed);
  });
  useEffect(
    () => () => {
      writeAtEnd();
    },
    [],
  );
  return (
    <Field label={t('curation.note.name')}>
      {(names) => (
        <TextArea
          {...names}
          className={styles.note}
          rows={2}
          maxLength={20_000}
          placeholder={note === undefined ? t('curation.note.mixed') : t('curation.note.placeholder')}
          value={typed ?? note ?? ''}
          onChange={setTyped}
          onBlur={write}
        />
      )}
    </Field>
  );
}
