import { Library, Search } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reference } from '../../shared/domain/index.ts';
import { addKnownReferences, renameReference, useComposer } from '../state/composer/index.ts';
import { IconButton, Popover, ScrollArea, TextInput } from '../ui/index.ts';
import { notifyProblem, notifyUndoable } from '../notifications/index.ts';
import styles from './ReferenceShelf.module.css';
import { ShelfRow } from './ShelfRow.tsx';
import { useShelf } from './useShelf.ts';

/** Named references, and those used lately, behind the button beside the strip's title. */
export function ReferenceShelf() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label={t('compose.shelf.title')}
      open={open}
      onOpenChange={setOpen}
      className={styles.popover}
      trigger={<IconButton label={t('compose.shelf.title')} icon={<Library aria-hidden />} />}
    >
      <Shelf />
    </Popover>
  );
}

function Shelf() {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const { found, problem } = useShelf(words);
  const inStrip = useComposer((state) => state.references);
  const box = useRef<HTMLDivElement>(null);
  const numbers = new Map(inStrip.map(({ reference }, index) => [reference.id, index + 1]));

  const use = (reference: Reference): void => {
    addKnownReferences([reference.id]).catch(notifyProblem);
  };
  const removeName = (reference: Reference): void => {
    const { title } = reference;
    if (title === undefined) return;
    renameReference(reference, '').then(() => {
      notifyUndoable(t('compose.shelf.nameRemoved', { name: title }), { icon: 'trash' });
    }, notifyProblem);
  };
  /** Arrow keys go from the search field through the rows and back. */
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const target = event.target as HTMLElement;
    if (target.closest('[role=menu]')) return;
    const stops = [...(box.current?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])];
    const here = stops.findIndex((stop) => stop === target || stop.parentElement?.contains(target));
    const next = stops[Math.max(0, Math.min(stops.length - 1, here + (event.key === 'ArrowDown' ? 1 : -1)))];
    event.preventDefault();
    next?.focus();
  };
  const rows = (references: readonly Reference[]) =>
    references.map((reference) => (
      <ShelfRow
        key={reference.id}
        reference={reference}
        number={numbers.get(reference.id)}
        onUse={() => {
          use(reference);
        }}
        onTitle={(title) => renameReference(reference, title.trim())}
        onRemoveName={() => {
          removeName(reference);
        }}
      />
    ));
  const { named, recent } = found ?? { named: [], recent: [] };
  return (
    <div ref={box} onKeyDown={press}>
      <div className={styles.search}>
        <TextInput
          data-stop
          aria-label={t('compose.shelf.search')}
          placeholder={t('compose.shelf.search')}
          prefix={<Search />}
          value={words}
          onChange={setWords}
        />
      </div>
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <ScrollArea className={styles.lists}>
        {named.length > 0 && (
          <section>
            <h3 className={styles.heading}>{t('compose.shelf.named')}</h3>
            <ul>{rows(named)}</ul>
          </section>
        )}
        {recent.length > 0 && (
          <section>
            <h3 className={styles.heading}>{t('compose.shelf.recent')}</h3>
            <ul>{rows(recent)}</ul>
          </section>
        )}
        {found && named.length + recent.length === 0 && (
          <p className={styles.nothing}>{t(words.trim() === '' ? 'compose.shelf.empty' : 'compose.shelf.noMatch')}</p>
        )}
      </ScrollArea>
    </div>
  );
}
