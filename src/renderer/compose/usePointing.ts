import { useState, type KeyboardEvent } from 'react';
import { runCommand } from '../state/commands/index.ts';
import { useComposer } from '../state/composer/index.ts';
import { insertWords } from './promptText.ts';
import { matchingNumbers, pointingAt } from './promptPieces.ts';
import type { PromptField } from './usePromptField.ts';

export interface PointingList {
  /** Where the `@` stands in the prompt. */
  start: number;
  numbers: number[];
  active: number;
  setActive: (row: number) => void;
  choose: (row: number) => void;
}

/**
 * The list that `@` opens while the caret stands behind it. `press` takes the keys that belong to it and
 * says whether it did.
 */
export function usePointing(
  field: PromptField,
  prompt: string,
  /** Undefined while the field has no focus, or a selection. */
  caret: number | undefined,
): { list: PointingList | undefined; press: (event: KeyboardEvent) => boolean } {
  const references = useComposer((state) => state.references);
  const [row, setRow] = useState({ words: '', active: 0 });
  const [closedAt, setClosedAt] = useState<number>();
  const pointing = caret === undefined ? undefined : pointingAt(prompt, caret);
  // Closed by Esc, until another `@` is written.
  if (pointing === undefined && closedAt !== undefined && caret !== undefined) setClosedAt(undefined);
  if (!pointing || caret === undefined || closedAt === pointing.start) {
    return { list: undefined, press: () => false };
  }

  const { start, words } = pointing;
  const numbers = matchingNumbers(
    references.map(({ reference }) => `${reference.title ?? ''} ${reference.name}`),
    words,
  );
  const rows = numbers.length + 1;
  // Other words bring another list, which begins at its first row.
  const active = row.words === words ? Math.min(row.active, rows - 1) : 0;
  const setActive = (next: number): void => {
    setRow({ words, active: next });
  };
  const choose = (chosen: number): void => {
    const number = numbers[chosen];
    if (number === undefined) {
      field.edit(() => ({ start, end: caret, text: '' }));
      runCommand('addReferences');
      return;
    }
    field.edit((text) => {
      const edit = insertWords(text, { start, end: caret }, `image ${number}`);
      // So that writing can go on.
      return edit.end === text.length ? { ...edit, text: `${edit.text} ` } : edit;
    });
  };
  const press = (event: KeyboardEvent): boolean => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
    switch (event.key) {
      case 'ArrowDown':
        setActive((active + 1) % rows);
        break;
      case 'ArrowUp':
        setActive((active + rows - 1) % rows);
        break;
      case 'Enter':
      case 'Tab':
        choose(active);
        break;
      case 'Escape':
        setClosedAt(start);
        break;
      default:
        return false;
    }
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return { list: { start, numbers, active, setActive, choose }, press };
}
