import { Maximize2 } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, IconButton } from '../ui/index.ts';
import { PromptArea } from './PromptArea.tsx';
import styles from './PromptEditor.module.css';
import { Section } from './Section.tsx';
import { usePromptField, type PromptField } from './usePromptField.ts';

/** Where the prompt is written. It takes the height that is left, and opens larger. */
export function PromptEditor({ prompt: field }: { prompt: PromptField }) {
  const { t } = useTranslation();
  const id = useId();
  const large = usePromptField();
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
      <PromptArea id={id} field={field} paused={expanded} />
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
        <PromptArea id={`${id}-large`} field={large} large label={t('compose.prompt.title')} />
      </Dialog>
    </Section>
  );
}
