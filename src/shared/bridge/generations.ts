import type { ReferenceId } from '../domain/ids.ts';
import type { ReferenceVersion, SentFormat } from '../domain/reference.ts';
import type { DraftProblem } from '../seedream/checkDraft.ts';
import type { GenerationRequest } from '../seedream/request.ts';

/** "What will be sent": all of it, before it is. */
export interface SendingPreview {
  /**
   * The exact body of each task; never holds the key. In `image_urls` a reference that is not up yet
   * stands with its name, since its address is not known before.
   */
  request: GenerationRequest;
  /** The prompt in it. */
  prompt: string;
  /** The prompt as it would be with every note, for the artist to read and approve; equal when there is none. */
  promptWithNotes: string;
  /** In sending order. */
  references: SendingReference[];
  /** Pictures asked for, over all tasks. */
  pictures: number;
  tasks: number;
  credits: number;
  dollars: number;
  /** Why it cannot be sent; empty when it can. */
  problems: DraftProblem[];
  /** What to look at first; keeps nothing from being sent. */
  warnings: DraftProblem[];
}

export interface SendingReference {
  /** From 1. */
  position: number;
  referenceId: ReferenceId;
  name: string;
  sentAs: ReferenceVersion<SentFormat>;
  changes: string[];
  /** Its address where it is up already. */
  url?: string;
}
