import { useId, useState, type KeyboardEvent } from 'react';
import { classNames, Field, TextInput } from '../../ui/index.ts';
import styles from './Curating.module.css';
import { suggest, type Suggestion } from './suggest.ts';

interface CompletionFieldProps {
  label: string;
  hint: string;
  /** Name of the list. */
  listLabel: string;
  known: readonly Suggestion[];
  /** Names that are not offered. */
  taken: readonly string[];
  /** How a name that is not there yet is offered. */
  newName: (name: string) => string;
  maximumLength: number;
  onChoose: (suggestion: Suggestion) => void;
}

/** A field that completes what is typed; Return takes the marked row. Nothing is marked before a word or an arrow key. */
export function CompletionField(props: CompletionFieldProps) {
  const { label, hint, listLabel, known, taken, newName, maximumLength, onChoose } = props;
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState<number>();
  const list = useId();
  const rows = suggest(known, typed, taken);
  const wanted = at ?? (typed.trim() === '' ? -1 : 0);
  const marked = Math.min(wanted, rows.length - 1);
  const choose = (row: Suggestion | undefined): void => {
    if (!row) return;
    onChoose(row);
    setTyped('');
    setAt(undefined);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt(Math.min(rows.length - 1, marked + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, marked - 1));
    else if (event.key === 'Enter' && marked >= 0) choose(rows[marked]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <Field label={label} hint={hint}>
        {(names) => (
          <TextInput
            {...names}
            role="combobox"
            aria-expanded={rows.length > 0}
            aria-controls={list}
            aria-autocomplete="list"
            aria-activedescendant={marked >= 0 ? `${list}-${marked}` : undefined}
            autoComplete="off"
            maxLength={maximumLength}
            value={typed}
            onChange={(value) => {
              setTyped(value);
              setAt(undefined);
            }}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <ul id={list} role="listbox" aria-label={listLabel} className={styles.list}>
        {rows.map((row, index) => (
          <li
            key={row.id ?? `${row.isNew ? 'new' : 'tag'} ${row.name}`}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === marked}
            className={classNames(styles.row, index === marked && styles.marked)}
            onMouseDown={(event) => {
              // The field keeps the focus.
              event.preventDefault();
            }}
            onClick={() => {
              choose(row);
            }}
          >
            <span>{row.isNew ? newName(row.name) : row.name}</span>
            {row.hint !== undefined && <span className={styles.hint}>{row.hint}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
