import type { BridgeEvents } from '../../shared/bridge/contract.ts';
import type { GenerationStatus } from '../../shared/domain/generation.ts';
import type { GenerationId } from '../../shared/domain/ids.ts';

type Generation = BridgeEvents['generations.changed'];

export interface Announcement {
  title: string;
  body: string;
}

/** Longest part of a prompt that is shown outside the window, in characters. */
const promptShown = 90;

function shorten(prompt: string): string {
  const oneLine = prompt.replaceAll(/\s+/g, ' ').trim();
  const characters = Array.from(new Intl.Segmenter().segment(oneLine), ({ segment }) => segment);
  return characters.length <= promptShown ? oneLine : `${characters.slice(0, promptShown - 1).join('')}…`;
}

function announce(generation: Generation): Announcement | undefined {
  switch (generation.status) {
    case 'completed': {
      const count = generation.pictures.length;
      return {
        title: count === 1 ? 'Your picture is ready' : `${count} pictures are ready`,
        body: shorten(generation.prompt),
      };
    }
    case 'failed':
      return { title: 'A generation failed', body: generation.error?.message ?? shorten(generation.prompt) };
    case 'unconfirmed':
      return {
        title: 'A generation is not confirmed',
        body: 'The connection was lost while sending. Reverie keeps checking and does not send it again.',
      };
    case 'queued':
    case 'preparing':
    case 'submitting':
    case 'running':
    case 'saving':
    case 'cancelled':
      return undefined;
  }
}

/** Notices when a generation ends, once each: changes to one that had ended before (put away, looked at) are no news. */
export class EndedGenerations {
  readonly #underWay = new Map<GenerationId, GenerationStatus>();

  /** What to announce after this change; undefined when there is nothing. */
  notice(generation: Generation): Announcement | undefined {
    const announcement = announce(generation);
    const before = this.#underWay.get(generation.id);
    if (generation.status === 'completed' || generation.status === 'failed' || generation.status === 'cancelled') {
      this.#underWay.delete(generation.id);
    } else {
      this.#underWay.set(generation.id, generation.status);
    }
    const ended = before !== undefined && before !== generation.status;
    return ended && generation.unwatched !== true ? announcement : undefined;
  }
}
