import { Plus, X } from 'lucide-react';
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { nameTokens, type NameToken } from '../../shared/domain/index.ts';
import { Button } from '../ui/index.ts';
import { editText, insertToken, parseTemplate, removeToken, writeTemplate, type EditedName } from './nameTemplate.ts';
import styles from './NameField.module.css';

interface NameFieldProps {
  template: string;
  onChange: (template: string) => void;
  labelledBy: string;
}

/** A file name as typed text with chips in it, and the chips that can be added. */
export function NameField({ template, onChange, labelledBy }: NameFieldProps) {
  const { t } = useTranslation();
  const parts = useMemo(() => parseTemplate(template), [template]);
  const field = useRef<HTMLDivElement>(null);
  /** Where the next chip goes: the caret as it was last seen. */
  const caret = useRef<{ index: number; offset: number } | undefined>(undefined);
  const wanted = useRef<{ index: number; offset: number } | undefined>(undefined);

  // After a chip came or went the caret stands beside it.
  useEffect(() => {
    const place = wanted.current;
    if (!place) return;
    wanted.current = undefined;
    const input = field.current?.querySelector<HTMLInputElement>(`[data-part="${place.index}"]`);
    input?.focus();
    input?.setSelectionRange(place.offset, place.offset);
  });

  const apply = (edited: EditedName): void => {
    wanted.current = edited.caret;
    onChange(writeTemplate(edited.parts));
  };
  const remove = (index: number): void => {
    apply(removeToken(parts, index));
  };
  const add = (token: NameToken): void => {
    const last = parts.length - 1;
    const end = parts[last];
    const place = caret.current ?? { index: last, offset: end?.kind === 'text' ? end.text.length : 0 };
    apply(insertToken(parts, place.index, place.offset, token));
  };
  const focusPart = (index: number, atEnd: boolean): void => {
    const input = field.current?.querySelector<HTMLInputElement>(`[data-part="${index}"]`);
    if (!input) return;
    const offset = atEnd ? input.value.length : 0;
    input.focus();
    input.setSelectionRange(offset, offset);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>, index: number): void => {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    if (selectionStart !== selectionEnd) return;
    const atStart = selectionStart === 0;
    const atEnd = selectionStart === value.length;
    if (event.key === 'Backspace' && atStart && index > 0) {
      event.preventDefault();
      remove(index - 1);
    } else if (event.key === 'Delete' && atEnd && index < parts.length - 1) {
      event.preventDefault();
      remove(index + 1);
    } else if (event.key === 'ArrowLeft' && atStart && index > 0) {
      event.preventDefault();
      focusPart(index - 2, true);
    } else if (event.key === 'ArrowRight' && atEnd && index < parts.length - 1) {
      event.preventDefault();
      focusPart(index + 2, false);
    }
  };
  const remember = (index: number, input: HTMLInputElement): void => {
    caret.current = { index, offset: input.selectionStart ?? input.value.length };
  };

  return (
    <>
      <div
        ref={field}
        role="group"
        aria-labelledby={labelledBy}
        className={styles.field}
        onMouseDown={(event) => {
          if (event.target !== event.currentTarget) return;
          event.preventDefault();
          focusPart(parts.length - 1, true);
        }}
      >
        {parts.map((part, index) =>
          part.kind === 'token' ? (
            // Parts have no name but their place.
            // oxlint-disable-next-line react/no-array-index-key
            <span key={`${index} ${part.token}`} className={styles.chip}>
              {t(`exporting.tokens.${part.token}`)}
              <button
                type="button"
                // With keys it is Backspace: the field is one Tab stop.
                tabIndex={-1}
                aria-label={t('exporting.removeToken', { token: t(`exporting.tokens.${part.token}`) })}
                onClick={() => {
                  remove(index);
                }}
              >
                <X aria-hidden />
              </button>
            </span>
          ) : (
            <input
              // oxlint-disable-next-line react/no-array-index-key
              key={index}
              data-part={index}
              tabIndex={index === parts.length - 1 ? 0 : -1}
              type="text"
              spellCheck={false}
              autoComplete="off"
              aria-label={t('exporting.nameText', { number: index / 2 + 1 })}
              className={index === parts.length - 1 ? styles.last : styles.text}
              value={part.text}
              onChange={(event) => {
                const typed = event.currentTarget;
                remember(index, typed);
                const next = editText(parts, index, typed.value);
                // A token typed in braces has become a chip: the caret goes on behind it.
                if (next.length !== parts.length)
                  wanted.current = { index: index + next.length - parts.length, offset: 0 };
                onChange(writeTemplate(next));
              }}
              onSelect={(event) => {
                remember(index, event.currentTarget);
              }}
              onKeyDown={(event) => {
                press(event, index);
              }}
            />
          ),
        )}
      </div>
      <div className={styles.tokens}>
        {nameTokens
          .filter((token) => !parts.some((part) => part.kind === 'token' && part.token === token))
          .map((token) => (
            <Button
              key={token}
              className={styles.token}
              icon={<Plus aria-hidden />}
              aria-label={t('exporting.addToken', { token: t(`exporting.tokens.${token}`) })}
              onClick={() => {
                add(token);
              }}
            >
              {t(`exporting.tokens.${token}`)}
            </Button>
          ))}
      </div>
    </>
  );
}
