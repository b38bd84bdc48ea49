import { useLayoutEffect, useRef, type ComponentProps, type RefObject } from 'react';
import { writeText } from './writeText.ts';

export interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'value' | 'defaultValue' | 'onChange' | 'ref'> {
  value: string;
  onChange: (value: string, field: HTMLTextAreaElement) => void;
  ref?: RefObject<HTMLTextAreaElement | null>;
  /** Another field writes the same text just now: it is taken over, as one change, when this ends. */
  paused?: boolean;
}

/**
 * A text field of several lines. Typing belongs to the browser's own undo, so the field is never rewritten while it
 * shows what it should: React's own way rewrites the content of a `<textarea>` with a `value` at every letter, which
 * makes Chromium undo letter by letter. What the app changes goes in as if it were typed.
 */
export function TextArea({ value, onChange, ref, paused = false, ...rest }: TextAreaProps) {
  const own = useRef<HTMLTextAreaElement>(null);
  const field = ref ?? own;
  const typedIn = useRef(false);
  const writing = useRef(false);
  useLayoutEffect(() => {
    const element = field.current;
    if (!element || paused || element.value === value) return;
    // Nothing was typed yet: there is nothing to undo, and the words that were here at the start are no change.
    if (!typedIn.current) {
      element.value = value;
      return;
    }
    writing.current = true;
    writeText(element, value);
    writing.current = false;
  }, [field, value, paused]);
  return (
    <textarea
      {...rest}
      ref={field}
      onChange={(event) => {
        typedIn.current = true;
        if (!writing.current) onChange(event.target.value, event.target);
      }}
    />
  );
}
