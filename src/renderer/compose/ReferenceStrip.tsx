import { ListX, Plus } from 'lucide-react';
import { useCallback, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceId } from '../../shared/domain/index.ts';
import { maximumReferences } from '../../shared/seedream/index.ts';
import {
  addFiles,
  addFromClipboard,
  keysFor,
  mostPictures,
  reorderReference,
  useCommand,
  useComposer,
} from '../state/index.ts';
import { IconButton, ProgressRing, VisuallyHidden } from '../ui/index.ts';
import { insertWords } from './promptText.ts';
import styles from './ReferenceStrip.module.css';
import { ReferenceTile } from './ReferenceTile.tsx';
import { RefusedFiles } from './RefusedFiles.tsx';
import { Section } from './Section.tsx';
import { useAnnouncedReferences } from './useAnnouncedReferences.ts';
import { usePastedFiles } from './usePastedFiles.ts';
import type { PromptField } from './usePromptField.ts';
import { removeWithUndo } from './removeWithUndo.ts';
import { useStripDrop } from './useStripDrop.ts';

/** What the file dialog offers; main looks at the bytes. */
const acceptedTypes = 'image/png,image/jpeg,image/webp,image/gif';

/** The pictures the model is given, in order: the first is "image 1". */
export function ReferenceStrip({ prompt: field }: { prompt: PromptField }) {
  const { t } = useTranslation();
  const references = useComposer((state) => state.references);
  const reading = useComposer((state) => state.reading);
  const most = useComposer(mostPictures);
  const inSet = useComposer((state) => state.countMode === 'set');
  const list = useRef<HTMLUListElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const [current, setCurrent] = useState(0);
  const count = references.length;
  const full = count + reading.length >= maximumReferences;

  const focusTile = useCallback((index: number): void => {
    // After the new order is drawn.
    requestAnimationFrame(() => {
      const faces = list.current?.querySelectorAll<HTMLElement>('[data-tile] > button:first-of-type');
      const face = faces?.[Math.min(index, faces.length - 1)];
      (face ?? addButton.current)?.focus();
    });
  }, []);
  const remove = useCallback(
    (ids: readonly ReferenceId[]): void => {
      removeWithUndo(ids, {
        removed: t('compose.references.removed', { count: ids.length }),
        undo: t('common.undo'),
      });
    },
    [t],
  );
  const removeOutside = useCallback(
    (id: ReferenceId): void => {
      remove([id]);
    },
    [remove],
  );
  const drop = useStripDrop(list, removeOutside);
  const announcement = useAnnouncedReferences();
  usePastedFiles();

  const choose = (): void => {
    // A page may open the file dialog only in answer to the artist's own key or click. A menu item is
    // not one to Chromium; then the button is in focus, one press away.
    if (navigator.userActivation.isActive) input.current?.click();
    else addButton.current?.focus();
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
    const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -5, ArrowDown: 5 };
    const step = steps[event.key];
    if (step !== undefined && event.altKey) {
      if (Math.abs(step) === 1) move(index, step === 1 ? 1 : -1);
    } else if (step !== undefined) {
      focusTile(Math.min(count - 1, Math.max(0, index + step)));
    } else if (event.key === 'Home') focusTile(0);
    else if (event.key === 'End') focusTile(count - 1);
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      const item = references[index];
      if (item) remove([item.reference.id]);
      focusTile(index);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const tiles = references.map((item, index) => (
    <ReferenceTile
      key={item.reference.id}
      item={item}
      number={index + 1}
      count={count}
      reachable={index === Math.min(current, count - 1)}
      dragged={drop.dragged === item.reference.id}
      bar={drop.bar === index ? 'before' : drop.bar === count && index === count - 1 ? 'after' : undefined}
      actions={{
        insert: () => {
          insert(index + 1);
        },
        remove: () => {
          remove([item.reference.id]);
        },
        move: (by) => {
          move(index, by);
        },
      }}
      onDragStart={(event) => {
        drop.startDrag(event, item.reference.id);
      }}
      onFocus={() => {
        setCurrent(index);
      }}
      onKeyDown={(event) => {
        press(event, index);
      }}
    />
  ));
  const readingTiles = reading.map(({ key, name }) => (
    <li key={key} className={styles.reading}>
      <ProgressRing
        label={name ? t('compose.references.reading', { name }) : t('compose.references.readingClipboard')}
      />
    </li>
  ));
  const readingAt = useComposer((state) => state.readingAt) ?? count;

  return (
    <Section
      title={t('compose.references.title')}
      count={t('compose.references.count', { count, most: maximumReferences })}
      end={
        <>
          {count === maximumReferences && inSet && <span>{t('compose.references.possible', { count: most })}</span>}
          {count > 1 && (
            <IconButton
              label={t('compose.references.removeAll')}
              icon={<ListX aria-hidden />}
              onClick={() => {
                remove(references.map(({ reference }) => reference.id));
                addButton.current?.focus();
              }}
            />
          )}
        </>
      }
    >
      <ul ref={list} className={styles.strip} aria-label={t('compose.references.title')}>
        {tiles.toSpliced(readingAt, 0, ...readingTiles)}
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
        ref={input}
        type="file"
        multiple
        hidden
        accept={acceptedTypes}
        aria-label={t('compose.references.add')}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file may be chosen again after it was removed.
          event.target.value = '';
          void addFiles(files);
        }}
      />
      <RefusedFiles />
      <VisuallyHidden role="status">{announcement}</VisuallyHidden>
    </Section>
  );
}
