import { CircleAlert, Plus } from 'lucide-react';
import { useCallback, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceId } from '../../shared/domain/index.ts';
import { maximumReferences } from '../../shared/seedream/index.ts';
import {
  acceptedFiles,
  addFiles,
  addFromClipboard,
  dismissRefused,
  mostPictures,
  openComposeDialog,
  reorderReference,
  replaceByFile,
  useComposer,
} from '../state/composer/index.ts';
import { keysFor, useCommand } from '../state/commands/index.ts';
import { useGenerations } from '../state/generations/index.ts';
import { IconButton, ProgressRing, VisuallyHidden } from '../ui/index.ts';
import { insertWords } from './promptText.ts';
import { ReferenceNotes } from './ReferenceNotes.tsx';
import styles from './ReferenceStrip.module.css';
import { ReferenceTile } from './ReferenceTile.tsx';
import { RefusedFiles } from './RefusedFiles.tsx';
import { removeWithUndo } from './removeWithUndo.ts';
import { Section } from './Section.tsx';
import { withGuests } from './stripOrder.ts';
import { StripTools } from './StripTools.tsx';
import { tileUpload, uploadProgress } from './uploadProgress.ts';
import { useAnnouncedReferences } from './useAnnouncedReferences.ts';
import { useFilePicker } from './useFilePicker.ts';
import { usePastedFiles } from './usePastedFiles.ts';
import type { PromptField } from './usePromptField.ts';
import { useStripDrop } from './useStripDrop.ts';

/** Tiles in a row. */
const perRow = 5;

/** The pictures the model is given, in order: the first is "image 1". */
export function ReferenceStrip({ prompt: field }: { prompt: PromptField }) {
  const { t } = useTranslation();
  const references = useComposer((state) => state.references);
  const reading = useComposer((state) => state.reading);
  const readingAt = useComposer((state) => state.readingAt);
  const refused = useComposer((state) => state.refused);
  const most = useComposer(mostPictures);
  const inSet = useComposer((state) => state.countMode === 'set');
  const generations = useGenerations((state) => state.byId);
  const list = useRef<HTMLUListElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const { ref: fileInput, onChange: takeChosen, choose: openPicker } = useFilePicker();
  const [current, setCurrent] = useState(0);
  const [unshown, setUnshown] = useState<readonly ReferenceId[]>([]);
  const count = references.length;
  const full = count + reading.length >= maximumReferences;
  const ids = references.map(({ reference }) => reference.id);
  const progress = uploadProgress(generations.values(), ids);

  const focusTile = useCallback((index: number): void => {
    // After the new order is drawn.
    requestAnimationFrame(() => {
      const faces = list.current?.querySelectorAll<HTMLElement>('[data-tile] > button:first-of-type');
      const face = faces?.[Math.min(index, faces.length - 1)];
      (face ?? addButton.current)?.focus();
    });
  }, []);
  const removeOutside = useCallback((id: ReferenceId): void => {
    removeWithUndo([id]);
  }, []);
  const drop = useStripDrop(list, removeOutside);
  const announcement = useAnnouncedReferences();
  usePastedFiles();

  const choose = (): void => {
    // Where the dialog may not open, the button is in focus, one press away.
    if (!openPicker()) addButton.current?.focus();
  };
  const replace = (id: ReferenceId): void => {
    openPicker((file) => {
      void replaceByFile(id, file);
    });
  };
  useCommand('addReferences', choose);
  useCommand('pasteReference', () => {
    void addFromClipboard();
  });

  const move = (index: number, by: 1 | -1): void => {
    const target = index + by;
    if (target < 0 || target >= count) return;
    reorderReference(index, by === 1 ? index + 2 : index - 1);
    setCurrent(target);
    focusTile(target);
  };
  const insert = (number: number): void => {
    field.edit((text, selection) => insertWords(text, selection, `image ${number}`));
  };
  const press = (event: KeyboardEvent, index: number): void => {
    const item = references[index];
    const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -perRow, ArrowDown: perRow };
    const step = steps[event.key];
    if (step !== undefined && event.altKey) {
      if (Math.abs(step) === 1) move(index, step === 1 ? 1 : -1);
    } else if (step !== undefined) {
      focusTile(Math.min(count - 1, Math.max(0, index + step)));
    } else if (event.key === 'Home') focusTile(0);
    else if (event.key === 'End') focusTile(count - 1);
    else if (event.key === ' ' && item) openComposeDialog({ kind: 'view', reference: item.reference });
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      if (item) removeWithUndo([item.reference.id]);
      focusTile(index);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const tiles = references.map((item, index) => {
    const { id } = item.reference;
    return (
      <ReferenceTile
        key={id}
        item={item}
        number={index + 1}
        count={count}
        reachable={index === Math.min(current, count - 1)}
        dragged={drop.dragged === id}
        bar={drop.bar === index ? 'before' : drop.bar === count && index === count - 1 ? 'after' : undefined}
        upload={tileUpload(progress, index, count)}
        broken={unshown.includes(id)}
        actions={{
          insert: () => {
            insert(index + 1);
          },
          remove: () => {
            removeWithUndo([id]);
          },
          replace: () => {
            replace(id);
          },
          move: (by) => {
            move(index, by);
          },
        }}
        onBroken={() => {
          setUnshown((before) => [...before, id]);
        }}
        onDragStart={(event) => {
          drop.startDrag(event, id);
        }}
        onFocus={() => {
          setCurrent(index);
        }}
        onKeyDown={(event) => {
          press(event, index);
        }}
      />
    );
  });
  const guests = [
    ...reading.map(({ key, name }) => ({
      at: readingAt,
      item: (
        <li key={key} className={styles.reading}>
          <ProgressRing
            label={name ? t('compose.references.reading', { name }) : t('compose.references.readingClipboard')}
          />
        </li>
      ),
    })),
    ...refused.flatMap((file) =>
      file.kind === 'refused' && file.crop
        ? [{ at: file.at, item: <UnusableTile key={file.key} name={file.name} pictureUrl={file.crop.pictureUrl} /> }]
        : [],
    ),
  ];

  return (
    <Section
      title={t('compose.references.title')}
      count={t('compose.references.count', { count, most: maximumReferences })}
      end={
        <>
          {count === maximumReferences && inSet && (
            <span className={styles.possible}>{t('compose.references.possible', { count: most })}</span>
          )}
          <StripTools
            count={count}
            addFiles={choose}
            removeAll={() => {
              removeWithUndo(ids);
              addButton.current?.focus();
            }}
          />
        </>
      }
    >
      <ul ref={list} className={styles.strip} aria-label={t('compose.references.title')} data-strip>
        {withGuests(tiles, guests)}
        {!full && (
          <li>
            <IconButton
              ref={addButton}
              label={t('compose.references.add')}
              keys={keysFor('addReferences')}
              icon={<Plus aria-hidden />}
              className={styles.add}
              onClick={choose}
            />
          </li>
        )}
      </ul>
      <input
        ref={fileInput}
        type="file"
        multiple
        hidden
        accept={acceptedFiles}
        aria-label={t('compose.references.add')}
        onChange={takeChosen}
      />
      {count === 0 && reading.length === 0 && <p className={styles.hint}>{t('compose.references.hint')}</p>}
      {progress && (
        <p className={styles.hint} role="status">
          {t(`compose.references.${progress.stage}`, { done: progress.done, total: progress.total })}
        </p>
      )}
      <RefusedFiles
        unshown={references.filter(({ reference }) => unshown.includes(reference.id))}
        onReplace={replace}
        onRemove={removeOutside}
        onReplaceRefused={(key, at) => {
          openPicker((file) => {
            dismissRefused(key);
            void addFiles([file], at);
          });
        }}
      />
      <ReferenceNotes />
      <VisuallyHidden role="status">{announcement}</VisuallyHidden>
    </Section>
  );
}

/** A picture that cannot be used as it is, in the place where it would stand. It has no number: it is not sent. */
function UnusableTile({ name, pictureUrl }: { name: string; pictureUrl: string }) {
  const { t } = useTranslation();
  return (
    <li className={styles.unusable} data-unusable>
      <img src={pictureUrl} alt={t('compose.references.unusable', { name })} draggable={false} />
      <CircleAlert aria-hidden className={styles.alarm} />
    </li>
  );
}
