import type { Generation } from '../../../shared/domain/generation.ts';

/** What is worth saying aloud about a change: a new stage, a quarter more, an end. */
export type Announcement = 'stage' | 'quarter' | 'completed' | 'urgent';

const quarterOf = (generation: Generation): number => Math.floor((generation.progress ?? 0) / 25);

/** Answers undefined for what is not spoken: each single per cent, a date, a count. */
export function announcementFor(before: Generation | undefined, after: Generation): Announcement | undefined {
  if (after.dismissed) return undefined;
  // What is read at the start, or with another library, is no news.
  if (!before) return after.status === 'queued' ? 'stage' : undefined;
  if (before.status !== after.status) {
    switch (after.status) {
      case 'failed':
      case 'unconfirmed':
        return 'urgent';
      case 'cancelled':
        return after.error ? 'urgent' : undefined;
      case 'completed':
        return 'completed';
      case 'queued':
      case 'preparing':
      case 'submitting':
      case 'running':
      case 'saving':
        return 'stage';
    }
  }
  if (after.status === 'running' && quarterOf(after) > quarterOf(before)) return 'quarter';
  if (after.held && !before.held) return 'urgent';
  const stageBefore = before.stage === 'generating' ? 'waiting_for_model' : before.stage;
  const stageAfter = after.stage === 'generating' ? 'waiting_for_model' : after.stage;
  return stageBefore === stageAfter ? undefined : 'stage';
}
