import { assertNever } from '../../shared/domain/assertNever.ts';
import type { FailureKind } from './types.ts';

export interface Words {
  /** What happened. */
  happened: string;
  /** What to do, or what Reverie does. */
  advice?: string;
}

/** The artist's words for each kind of failure. */
export function wordsFor(kind: FailureKind): Words {
  switch (kind) {
    case 'network':
      return { happened: 'EvoLink could not be reached.', advice: 'Check the network connection.' };
    case 'timeout':
      return { happened: 'EvoLink did not answer in time.', advice: 'Try again in a moment.' };
    case 'key_rejected':
      return { happened: 'EvoLink did not accept the key.', advice: 'Check it in Settings.' };
    case 'key_limit':
      return {
        happened: 'This key has reached its own limit.',
        advice: 'Your balance is fine. Raise the limit at EvoLink.',
      };
    case 'balance':
      return { happened: 'Balance too low.', advice: 'Top up at EvoLink, then send again.' };
    case 'model_denied':
      return {
        happened: 'This key may not use Seedream 4.5.',
        advice: 'Allow the model for the key at EvoLink, or enter another key in Settings.',
      };
    case 'content':
      return { happened: 'Declined by safety filter.', advice: 'Change the words or a reference.' };
    case 'invalid':
      return { happened: 'EvoLink did not accept the request.', advice: 'Change it and send again.' };
    case 'reference_unreadable':
      return {
        happened: 'EvoLink could not read a reference.',
        advice: 'Replace it, or remove it and add it again.',
      };
    case 'rate_limited':
      return { happened: 'The service asked for a pause.' };
    case 'unavailable':
      return {
        happened: 'The service was overloaded.',
        advice: 'Wait a minute or two, then try once more.',
      };
    case 'duplicate':
      return {
        happened: 'EvoLink says that this was sent before.',
        advice: 'Look at your tasks at EvoLink before you send it again.',
      };
    case 'not_found':
      return { happened: 'EvoLink does not know this task, or no longer.' };
    case 'server':
      return { happened: 'The service had a fault.', advice: 'Wait a minute or two, then try once more.' };
    case 'garbled':
      return { happened: 'EvoLink’s answer could not be understood.', advice: 'Try again in a moment.' };
    case 'refused_address':
      return { happened: 'The address is not one that Reverie may open.' };
    case 'bad_result':
      return { happened: 'What came is not a whole picture.', advice: 'Reverie fetches it again.' };
    case 'link_expired':
      return { happened: 'The link to this picture has ended.' };
    case 'disk':
      return { happened: 'The file could not be written.', advice: 'Check the disk of the library folder.' };
    case 'aborted':
      return { happened: 'Stopped.' };
    default:
      return assertNever(kind, 'kind of failure');
  }
}

/** One text: what happened, what it cost (when that is known to be nothing), what to do. */
export function sentence(words: Words, nothingCharged: boolean): string {
  return [words.happened, nothingCharged ? 'Nothing was charged.' : undefined, words.advice]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
}
