import { t } from 'i18next';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Generation } from '../../../shared/domain/generation.ts';
import { useGenerations } from '../../state/generations/index.ts';
import { showToast, VisuallyHidden } from '../../ui/index.ts';
import { beginningOf } from '../pictureWords.ts';
import { announcementFor } from './announce.ts';
import { describeTask } from './describeTask.ts';
import { useTaskWords } from './useTaskWords.ts';

/** Speaks stage changes and every quarter politely, failures at once; says when fewer pictures came than asked for. */
export function TaskAnnouncer() {
  const { write, writers } = useTaskWords();
  const [polite, setPolite] = useState('');
  const [urgent, setUrgent] = useState('');

  const hear = useEffectEvent((before: Generation | undefined, after: Generation) => {
    const kind = announcementFor(before, after);
    if (!kind) return;
    const prompt = beginningOf(after.prompt);
    if (kind === 'completed') {
      setPolite(t('library.tasks.finished', { count: after.pictures.length, prompt }));
      tellShortfall(after);
      return;
    }
    const face = describeTask(after, { ...writers, now: Date.now() });
    const title = write(face.title);
    if (kind === 'urgent') setUrgent([title, face.message && write(face.message)].filter(Boolean).join('. '));
    else setPolite(t('library.tasks.cardName', { title, prompt }));
  });

  useEffect(
    () =>
      useGenerations.subscribe((state, before) => {
        if (!before.loaded || state.byId === before.byId) return;
        for (const generation of state.byId.values()) {
          const known = before.byId.get(generation.id);
          if (known !== generation) hear(known, generation);
        }
      }),
    [],
  );
  return (
    <VisuallyHidden>
      <span role="status">{polite}</span>
      <span role="alert">{urgent}</span>
    </VisuallyHidden>
  );
}

/** A set may come back smaller; pictures may be lost. Both are said once, when the card has gone. */
function tellShortfall(generation: Generation): void {
  if (generation.error) {
    showToast({ icon: 'problem', text: generation.error.message, stays: true });
    return;
  }
  const asked = generation.requestedPictures;
  const got = generation.pictures.length;
  if (got > 0 && got < asked) showToast({ icon: 'info', text: t('library.tasks.fewer', { asked, got }) });
}
