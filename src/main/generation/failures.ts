import type { GenerationError } from '../../shared/domain/generation.ts';
import { ReverieError } from '../../shared/bridge/result.ts';
import { EvolinkFailure, type FailureKind } from '../evolink/types.ts';
import { ImagingError } from '../imaging/types.ts';

/** There is no key for it, or none that may go there: it waits until there is, and nothing was sent. */
export function waitsForKey({ code }: EvolinkFailure): boolean {
  return code === 'no_key' || code === 'key_withheld';
}

/** A refusal of the service as the artist is told of it. */
export function errorOfRefusal(failure: EvolinkFailure): GenerationError {
  const editFirst: readonly FailureKind[] = ['content', 'invalid', 'reference_unreadable'];
  return {
    code: failure.code,
    message: failure.message,
    ...(failure.serviceMessage === undefined ? {} : { serviceMessage: failure.serviceMessage }),
    ...(failure.requestId === undefined ? {} : { requestId: failure.requestId }),
    charged: 'no',
    retry: editFirst.includes(failure.kind) ? 'edit_first' : 'yes',
  };
}

/** Plain words for anything that can go wrong while a file is fetched and kept. */
export function wordsOf(error: unknown): string {
  if (error instanceof EvolinkFailure || error instanceof ReverieError || error instanceof ImagingError) {
    return error.message;
  }
  return 'Something went wrong inside Reverie; the log has the details.';
}
