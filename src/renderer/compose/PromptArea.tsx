import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findImageTokens, maximumPromptLength, missingImages, promptLength } from '../../shared/seedream/index.ts';
import { setPrompt, useComposer } from '../state/composer/index.ts';
import { classNames, TextArea, VisuallyHidden } from '../ui/index.ts';
import type { Anchor } from './FloatingCard.tsx';
import { OfferWords } from './OfferWords.tsx';
import styles from './PromptArea.module.css';
import { promptPieces } from './promptPieces.ts';
import { ReferenceList, rowId } from './ReferenceList.tsx';
import { placeOfCharacter, revealCharacter, tokenAtCaret, tokenAtPoint, type TokenPlace } from './textPlace.ts';
import { TokenPreview } from './TokenPreview.tsx';
import { usePointing } from './usePointing.ts';
import type { PromptField } from './usePromptField.ts';

/** From this many characters on the counter asks for attention. */
const nearlyFull = 1900;

interface PromptAreaProps {
  id: string;
  field: PromptField;
  /** It stands in the larger window. */
  large?: boolean;
  /** Its name where no label stands beside it. */
  label?: string;
  /** The prompt is being written in another field. */
  paused?: boolean;
}

/**
 * The prompt's text field. The text stays plain text: a layer behind the field, laid out exactly as it is,
 * draws it, with the words that mean references marked.
 */
export function PromptArea({ id, field, large = false, label, paused = false }: PromptAreaProps) {
  const { t } = useTranslation();
  const prompt = useComposer((state) => state.prompt);
  const references = useComposer((state) => state.references);
  const { ref: textField } = field;
  const mirror = useRef<HTMLDivElement>(null);
  const [caret, setCaret] = useState<number>();
  const [hovered, setHovered] = useState<TokenPlace>();
  const [inside, setInside] = useState<TokenPlace>();
  const [listAnchor, setListAnchor] = useState<Anchor>();
  const { list, press } = usePointing(field, prompt, caret);
  const listId = `${id}-references`;

  const length = promptLength(prompt);
  const over = length > maximumPromptLength;
  const missing = missingImages(prompt, references.length);
  const pieces = promptPieces(prompt, references.length);

  const readCaret = (element: HTMLTextAreaElement): void => {
    const { selectionStart, selectionEnd } = element;
    const focused = document.activeElement === element && selectionStart === selectionEnd;
    setCaret(focused ? selectionStart : undefined);
    setInside(focused && mirror.current ? tokenAtCaret(mirror.current, selectionStart) : undefined);
  };
  const start = list?.start;
  useLayoutEffect(() => {
    if (start !== undefined && mirror.current)
      setListAnchor(placeOfCharacter(mirror.current, Math.min(start, prompt.length)));
  }, [start, prompt]);

  // The field is as high as its text, so the browser sees no reason to scroll to the caret.
  useLayoutEffect(() => {
    if (caret !== undefined && mirror.current) revealCharacter(mirror.current, Math.min(caret, prompt.length));
  }, [caret, prompt]);

  const shown = hovered ?? inside;
  const previewed = !list && shown ? references[shown.number - 1]?.reference : undefined;
  return (
    <div className={classNames(styles.well, large && styles.large, over && styles.over)}>
      <div
        className={styles.scroll}
        data-prompt-scroll
        onScroll={() => {
          setHovered(undefined);
          setInside(undefined);
          if (start !== undefined && mirror.current) setListAnchor(placeOfCharacter(mirror.current, start));
        }}
      >
        <div className={styles.page}>
          <div ref={mirror} className={styles.mirror} aria-hidden>
            {pieces.map((piece) => (
              <span
                key={piece.start}
                {...(piece.kind === 'token' ? { 'data-token': piece.number, 'data-start': piece.start } : {})}
                className={classNames(piece.kind !== 'text' && styles[piece.kind], piece.over && styles.beyond)}
              >
                {prompt.slice(piece.start, piece.end)}
              </span>
            ))}
            {/* Gives a last empty line its height. */}
            {'\u200B'}
          </div>
          <TextArea
            ref={textField}
            paused={paused}
            data-prompt
            id={id}
            aria-label={label}
            aria-describedby={`${id}-length ${id}-names`}
            aria-invalid={over || undefined}
            aria-autocomplete="list"
            aria-controls={list ? listId : undefined}
            aria-activedescendant={list ? rowId(listId, list.active) : undefined}
            data-keeps-escape={list ? true : undefined}
            className={styles.area}
            placeholder={t('compose.prompt.placeholder')}
            value={prompt}
            spellCheck
            onChange={(text, element) => {
              setPrompt(text);
              readCaret(element);
            }}
            onSelect={(event) => {
              readCaret(event.currentTarget);
            }}
            onKeyDown={press}
            onBlur={() => {
              setCaret(undefined);
              setInside(undefined);
            }}
            onMouseMove={(event) => {
              const place = mirror.current && tokenAtPoint(mirror.current, event.clientX, event.clientY);
              if (place?.number !== hovered?.number || place?.anchor.top !== hovered?.anchor.top) {
                setHovered(place ?? undefined);
              }
            }}
            onMouseLeave={() => {
              setHovered(undefined);
            }}
          />
        </div>
      </div>
      {list && listAnchor && (
        <ReferenceList
          id={listId}
          anchor={listAnchor}
          references={references}
          numbers={list.numbers}
          active={list.active}
          onActive={list.setActive}
          onChoose={list.choose}
        />
      )}
      {previewed && shown && <TokenPreview reference={previewed} number={shown.number} anchor={shown.anchor} />}
      <div className={styles.foot}>
        <span className={styles.hint}>
          {missing.length > 0 ? (
            <span className={styles.lost} role="status">
              {t('compose.prompt.missing', { count: missing.length, words: wordsOf(prompt, missing) })}
            </span>
          ) : (
            <OfferWords
              prompt={field}
              otherwise={
                references.length > 0 && <span className={styles.pointer}>{t('compose.prompt.pointHint')}</span>
              }
            />
          )}
        </span>
        <span
          className={classNames(styles.counter, length >= nearlyFull && styles.near, over && styles.surplus)}
          aria-hidden
        >
          {t('compose.prompt.counter', { length, most: maximumPromptLength })}
        </span>
        <VisuallyHidden id={`${id}-length`}>
          {t('compose.prompt.counterWords', { length, most: maximumPromptLength })}
        </VisuallyHidden>
        <VisuallyHidden id={`${id}-names`}>
          {[...new Set(findImageTokens(prompt).map(({ number }) => number))]
            .flatMap((number) => {
              const reference = number === undefined ? undefined : references[number - 1]?.reference;
              return number !== undefined && reference
                ? [t('compose.prompt.names', { number, name: reference.title ?? reference.name })]
                : [];
            })
            .join(' ')}
        </VisuallyHidden>
      </div>
    </div>
  );
}

function wordsOf(prompt: string, tokens: readonly { start: number; end: number }[]): string {
  return [...new Set(tokens.map(({ start, end }) => `“${prompt.slice(start, end)}”`))].join(', ');
}
