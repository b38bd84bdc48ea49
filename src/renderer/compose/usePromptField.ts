import { useRef, type RefObject } from 'react';
import { setPrompt } from '../state/composer/index.ts';
import type { PromptEdit } from './promptText.ts';

export interface PromptField {
  ref: RefObject<HTMLTextAreaElement | null>;
  focus: () => void;
  /** Changes the text as if it were typed, so that the field's own undo knows it. */
  edit: (how: (prompt: string, selection: { start: number; end: number }) => PromptEdit) => void;
}

/** The prompt's text field, for the parts of the composer that write into it. */
export function usePromptField(): PromptField {
  const ref = useRef<HTMLTextAreaElement>(null);
  return {
    ref,
    focus: () => ref.current?.focus(),
    edit: (how) => {
      const field = ref.current;
      if (!field) return;
      const { start, end, text } = how(field.value, { start: field.selectionStart, end: field.selectionEnd });
      field.focus();
      field.setSelectionRange(start, end);
      // The only way to change a text field that its undo takes part in.
      if (document.execCommand('insertText', false, text)) return;
      field.setRangeText(text, start, end, 'end');
      setPrompt(field.value);
    },
  };
}
