import { KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { displayLocale, hostsText } from '../locales/format.ts';
import { useAccount } from '../state/account/index.ts';
import { InlineNotice, Segmented, TextField } from '../ui/index.ts';
import styles from './KeyFields.module.css';
import type { KeyEntry } from './useKeyEntry.ts';

interface KeyFieldsProps {
  entry: KeyEntry;
  label: string;
  hint: string | undefined;
  placeholder?: string;
}

/**
 * Entering a key, wherever the artist does it: the field and what is wrong with it, where the key will be sent when that
 * is not EvoLink, and how it is kept when the system offers no protection. The form around it and its buttons are its user's.
 */
export function KeyFields({ entry, ...field }: KeyFieldsProps) {
  const { t, i18n } = useTranslation();
  const goesTo = useAccount((state) => state.key?.goesTo);
  const { problem } = entry;
  const error =
    problem?.kind === 'told'
      ? problem.message
      : problem && t(problem.kind === 'empty' ? 'account.empty' : 'account.notAccepted');
  return (
    <>
      <TextField
        {...field}
        type="password"
        autoComplete="off"
        prefix={<KeyRound aria-hidden />}
        value={entry.key}
        onChange={entry.setKey}
        error={error}
      />
      {goesTo && (
        <InlineNotice
          title={t('account.goesTo.title', { hosts: hostsText(goesTo, displayLocale(i18n.language)) })}
          text={t('account.goesTo.text')}
        />
      )}
      {entry.weak && (
        <InlineNotice title={t('account.weak.title')} text={t('account.weak.text')}>
          <Segmented
            className={styles.storage}
            label={t('account.weak.name')}
            value={entry.storage}
            options={[
              { value: 'session', label: t('account.weak.session') },
              ...(entry.storable ? [{ value: 'weak' as const, label: t('account.weak.save') }] : []),
            ]}
            onChange={entry.setStorage}
          />
        </InlineNotice>
      )}
    </>
  );
}
