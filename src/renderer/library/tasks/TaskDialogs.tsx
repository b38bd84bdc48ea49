import { useTranslation } from 'react-i18next';
import type { Generation, GenerationId } from '../../../shared/domain/index.ts';
import { estimateCredits } from '../../../shared/domain/price.ts';
import { displayLocale, momentText } from '../../locales/format.ts';
import { creditsText } from '../../locales/amounts.ts';
import { useGeneration } from '../../state/generations/index.ts';
import { Button, Dialog, DialogCancel } from '../../ui/index.ts';
import { copyText } from '../pictureActions.ts';
import { giveUp, sendAgain, stopWatching } from './taskActions.ts';
import styles from './TaskDialogs.module.css';

/** A question, or the details, about one task. */
export interface TaskDialog {
  kind: 'stopWatching' | 'sendAgain' | 'giveUp' | 'details';
  id: GenerationId;
}

interface TaskDialogsProps {
  dialog: TaskDialog | undefined;
  onClose: () => void;
}

/** Asks before anything that could cost money or lose what was paid; the safe choice is the primary one. */
export function TaskDialogs({ dialog, onClose }: TaskDialogsProps) {
  if (!dialog) return null;
  return dialog.kind === 'details' ? (
    <DetailsDialog id={dialog.id} onClose={onClose} />
  ) : (
    <Question kind={dialog.kind} id={dialog.id} onClose={onClose} />
  );
}

interface QuestionProps {
  kind: 'stopWatching' | 'sendAgain' | 'giveUp';
  id: GenerationId;
  onClose: () => void;
}

function Question({ kind, id, onClose }: QuestionProps) {
  const { t, i18n } = useTranslation();
  const generation = useGeneration(id);
  const answers = {
    stopWatching: { text: t('library.stopWatching.text'), yes: t('library.stopWatching.stop'), run: stopWatching },
    sendAgain: {
      text: t('library.sendAgain.text', {
        credits: creditsText(estimateCredits(generation?.requestedPictures ?? 1), i18n.language),
      }),
      yes: t('library.sendAgain.send'),
      run: sendAgain,
    },
    giveUp: { text: t('library.giveUp.text'), yes: t('library.giveUp.stop'), run: giveUp },
  };
  const { text, yes, run } = answers[kind];
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t(`library.${kind}.title`)}
      description={text}
      actions={
        <>
          <Button
            onClick={() => {
              run(id);
              onClose();
            }}
          >
            {yes}
          </Button>
          <DialogCancel variant="primary">{t(`library.${kind}.keep`)}</DialogCancel>
        </>
      }
    />
  );
}

function DetailsDialog({ id, onClose }: { id: GenerationId; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const generation = useGeneration(id);
  if (!generation) return null;
  const facts = detailFacts(generation, momentText(generation.createdAt, displayLocale(i18n.language)));
  const named = facts.map(({ name, value }) => ({ name: t(`library.details.${name}`), value }));
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="normal"
      title={t('library.details.title')}
      actions={
        <>
          <Button
            onClick={() => {
              copyText(named.map(({ name, value }) => `${name}: ${value}`).join('\n'), t('library.details.copied'));
            }}
          >
            {t('library.details.copy')}
          </Button>
          <DialogCancel variant="primary">{t('library.details.close')}</DialogCancel>
        </>
      }
    >
      <dl className={styles.facts}>
        {named.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

type DetailName = 'what' | 'code' | 'service' | 'task' | 'request' | 'made';

function detailFacts(generation: Generation, made: string): { name: DetailName; value: string }[] {
  const { error } = generation;
  const facts: [DetailName, string | undefined][] = [
    ['what', error?.message],
    ['code', error?.code],
    ['service', error?.serviceMessage],
    ['task', generation.taskId ?? generation.match?.taskId],
    ['request', error?.requestId],
    ['made', made],
  ];
  return facts.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [{ name, value }]));
}
