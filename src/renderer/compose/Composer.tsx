import { Ellipsis, History, Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { keysFor, useCommand } from '../state/commands/index.ts';
import { openComposeDialog } from '../state/composer/index.ts';
import { IconButton, Menu, MenuItem, ScrollArea } from '../ui/index.ts';
import styles from './Composer.module.css';
import { CountPicker } from './CountPicker.tsx';
import { GenerateFooter } from './GenerateFooter.tsx';
import { PromptEditor } from './PromptEditor.tsx';
import { ReferenceStrip } from './ReferenceStrip.tsx';
import { SizePicker } from './SizePicker.tsx';
import { usePromptField } from './usePromptField.ts';

/** Everything that makes a picture: references, prompt, size, number, cost, and Generate. */
export function Composer() {
  const { t } = useTranslation();
  const prompt = usePromptField();
  useCommand('focusPrompt', prompt.focus);
  const showSending = (): void => {
    openComposeDialog({ kind: 'sending' });
  };
  useCommand('showSending', showSending);
  return (
    <div className={styles.composer}>
      <ScrollArea className={styles.scroll}>
        <div className={styles.head}>
          <h2 className={styles.title}>{t('compose.title')}</h2>
          <span className={styles.model}>{t('compose.model')}</span>
          <Menu trigger={<IconButton label={t('compose.more')} icon={<Ellipsis aria-hidden />} />}>
            <MenuItem icon={<Send aria-hidden />} keys={keysFor('showSending')} onSelect={showSending}>
              {t('compose.sending.open')}
            </MenuItem>
            <MenuItem
              icon={<History aria-hidden />}
              onSelect={() => {
                openComposeDialog({ kind: 'unsent' });
              }}
            >
              {t('compose.unsent.open')}
            </MenuItem>
          </Menu>
        </div>
        <ReferenceStrip prompt={prompt} />
        <PromptEditor prompt={prompt} />
        <SizePicker />
        <CountPicker />
      </ScrollArea>
      <GenerateFooter prompt={prompt} />
    </div>
  );
}
