import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { creditsToDollars, estimateCredits } from '../../shared/domain/index.ts';
import { displayLocale, hostsText } from '../locales/format.ts';
import { ask, reverie } from '../bridge/index.ts';
import { creditsText, dollarsText } from '../locales/amounts.ts';
import { keysFor, useCommand } from '../state/commands/index.ts';
import { openSettings } from '../state/interface/index.ts';
import { submitDraft, useComposer } from '../state/composer/index.ts';
import { useAccount } from '../state/account/index.ts';
import { Button, VisuallyHidden } from '../ui/index.ts';
import { notifyProblem } from '../notifications/index.ts';
import { DraftWarnings } from './DraftWarnings.tsx';
import styles from './GenerateFooter.module.css';
import type { GenerateReason } from './generateReason.ts';
import { useReason } from './useReason.ts';
import type { PromptField } from './usePromptField.ts';
import { useSentWords } from './useSentWords.ts';

/** What it costs, and the button that spends it, or says why it cannot. */
export function GenerateFooter({ prompt: field }: { prompt: PromptField }) {
  const { t, i18n } = useTranslation();
  const count = useComposer((state) => state.count);
  const sending = useComposer((state) => state.sending);
  const problem = useComposer((state) => state.problem);
  const { reason, spendable, offline } = useReason();
  const withheld = useAccount((state) => state.key?.withheld);
  const topUp = useRef<HTMLButtonElement>(null);
  const sent = useSentWords();
  const credits = estimateCredits(count);
  const tooLittle = spendable !== undefined && credits > spendable;

  const waiting = offline
    ? t('compose.generate.offline')
    : withheld && t('compose.generate.keyWithheld', { hosts: hostsText(withheld.from, displayLocale(i18n.language)) });

  const goTo = ({ cause }: GenerateReason): void => {
    switch (cause) {
      case 'key':
        openSettings('account');
        break;
      case 'library':
      case 'disk':
        openSettings('library');
        break;
      case 'prompt':
        field.focus();
        break;
      case 'size':
        document.querySelector<HTMLElement>('#own-pixels-width')?.focus();
        break;
      case 'balance':
        topUp.current?.focus();
        break;
      case 'unusable':
        document.querySelector<HTMLElement>('[data-way-out]')?.focus();
        break;
      case 'references':
      case 'reading':
      case 'count':
        document.querySelector<HTMLElement>('[data-tile] button, [data-count] input')?.focus();
        break;
    }
  };
  const act = (): void => {
    if (reason) goTo(reason);
    else void submitDraft();
  };
  useCommand('generate', act);

  return (
    <div className={styles.footer}>
      <p className={styles.cost}>
        <span className={styles.pictures}>{t('compose.cost.pictures', { count })}</span> ·{' '}
        {t('compose.cost.rest', {
          credits: creditsText(credits),
          dollars: dollarsText(creditsToDollars(credits)),
        })}
      </p>
      {spendable !== undefined && (
        <p className={styles.after}>
          {tooLittle
            ? t('compose.cost.have', { credits: creditsText(spendable) })
            : t('compose.cost.after', { credits: creditsText(spendable - credits) })}
          {tooLittle && (
            <>
              {' · '}
              <button
                ref={topUp}
                type="button"
                className={styles.link}
                onClick={() => {
                  ask(reverie().app.openLink('topUp')).catch(notifyProblem);
                }}
              >
                {t('compose.cost.topUp')}
              </button>
            </>
          )}
        </p>
      )}
      <DraftWarnings />
      {/* Where the button says why it cannot send, that is why the last sending was refused, too. */}
      {problem && !reason && (
        <p className={styles.problem} role="alert">
          {problem.message}
        </p>
      )}
      <Button
        variant="primary"
        size="large"
        wide
        busy={sending}
        keys={keysFor('generate')}
        className={styles.generate}
        onClick={act}
        reason={reason ? <ReasonWords reason={reason} /> : !sending && waiting}
      >
        {t('compose.generate.label')}
      </Button>
      <VisuallyHidden role="status">{sent}</VisuallyHidden>
    </div>
  );
}

function ReasonWords({ reason }: { reason: GenerateReason }) {
  const { t } = useTranslation();
  switch (reason.cause) {
    case 'key':
      return t(`compose.generate.reason.${reason.unavailable ? 'keyUnavailable' : 'key'}`);
    case 'library':
      return t(reason.missing ? 'compose.generate.reason.libraryMissing' : 'compose.generate.reason.library');
    case 'disk':
    case 'size':
      // The field itself tells the numbers.
      return t(`compose.generate.reason.${reason.cause}`);
    case 'prompt':
      return reason.over === undefined
        ? t('compose.generate.reason.promptMissing')
        : t('compose.generate.reason.promptLong', { count: reason.over, most: 2000 });
    case 'reading':
      return t('compose.generate.reason.reading', { count: reason.count });
    case 'unusable':
      return t('compose.generate.reason.unusable', { name: reason.name });
    case 'balance':
      return t('compose.generate.reason.balance', { needed: creditsText(reason.needed) });
    case 'references':
    case 'count':
      return reason.message;
  }
}
