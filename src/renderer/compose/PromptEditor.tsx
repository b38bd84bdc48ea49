import { Maximize2 } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { maximumPromptLength, promptLength } from '../../shared/seedream/index.ts';
import { namesLostPicture, setPrompt, useComposer } from '../state/index.ts';
import { Button, classNames, Dialog, IconButton, VisuallyHidden } from '../ui/index.ts';
import { OfferWords } from './OfferWords.tsx';
import styles from './PromptEditor.module.css';
import { Section } from './Section.tsx';
import type { PromptField } from './usePromptField.ts';

/** From this many characters on the counter asks for attention. */
const nearlyFull = 1900;

/** Where the prompt is written. It takes the height that is left, and opens larger. */
export function PromptEditor({ prompt: field }: { prompt: PromptField }) {
  const { t } = useTranslation();
  const id = useId();
  const [expanded, setExpanded] = useState(false);
  return (
    <Section
      title={t('compose.prompt.title')}
      labels={id}
      className={styles.section}
      end={
        <IconButton
          label={t('compose.prompt.expand')}
          icon={<Maximize2 aria-hidden />}
          onClick={() => {
            setExpanded(true);
          }}
        />
      }
    >
      <PromptArea id={id} field={field} />
      <Dialog
        open={expanded}
        onOpenChange={setExpanded}
        size="wide"
        title={t('compose.prompt.expandedTitle')}
        actions={
          <Button
            variant="primary"
            onClick={() => {
              setExpanded(false);
            }}
          >
            {t('compose.prompt.done')}
          </Button>
        }
      >
        <PromptArea id={`${id}-large`} label={t('compose.prompt.title')} />
      </Dialog>
    </Section>
  );
}

interface PromptAreaProps {
  id: string;
  /** Absent in the larger window, which nothing else writes into. */
  field?: PromptField;
  /** Its name where no label stands beside it. */
  label?: string;
}

function PromptArea({ id, field, label }: PromptAreaProps) {
  const { t } = useTranslation();
  const prompt = useComposer((state) => state.prompt);
  const length = promptLength(prompt);
  const lost = namesLostPicture(prompt);
  const over = length > maximumPromptLength;
  return (
    <div className={classNames(styles.well, !field && styles.large, over && styles.over)}>
      <textarea
        ref={field?.ref}
        id={id}
        aria-label={label}
        aria-describedby={`${id}-length`}
        aria-invalid={over || undefined}
        className={styles.area}
        placeholder={t('compose.prompt.placeholder')}
        value={prompt}
        spellCheck
        onChange={(event) => {
          setPrompt(event.target.value);
        }}
      />
      <div className={styles.foot}>
        {lost ? (
          <span className={styles.lost} role="status">
            {t('compose.prompt.lost')}
          </span>
        ) : (
          <span>{field && <OfferWords prompt={field} />}</span>
        )}
        <span
          className={classNames(styles.counter, length >= nearlyFull && styles.near, over && styles.surplus)}
          aria-hidden
        >
          {t('compose.prompt.counter', { length, most: maximumPromptLength })}
        </span>
        <VisuallyHidden id={`${id}-length`}>
          {t('compose.prompt.counterWords', { length, most: maximumPromptLength })}
        </VisuallyHidden>
      </div>
    </div>
  );
}
