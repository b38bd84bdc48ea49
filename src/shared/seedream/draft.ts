import type { ReferenceId } from '../domain/ids.ts';
import type { AspectRatio, Tier } from './sizes.ts';

/** How large the pictures shall be. */
export type SizeChoice =
  /** The model chooses the shape from the prompt. */
  | { kind: 'auto'; tier: Tier }
  | { kind: 'ratio'; ratio: AspectRatio; tier: Tier }
  | { kind: 'pixels'; width: number; height: number };

/** `set`: one task that may return several related pictures. `separate`: one task a picture. */
export type CountMode = 'set' | 'separate';

export interface DraftReference {
  referenceId: ReferenceId;
  /** The artist's own words about the reference; kept with the draft, never sent unseen. */
  note?: string | undefined;
}

/** What the artist asks for, before it is checked. */
export interface Draft {
  prompt: string;
  /** In sending order: the first is "image 1". */
  references: DraftReference[];
  size: SizeChoice;
  /** Pictures, 1 to 15. */
  count: number;
  countMode: CountMode;
  /**
   * The whole prompt with the references' notes in it, exactly as the artist has seen it. It is sent when it
   * still is what `composePrompt` makes of the draft; otherwise `prompt` is, character for character.
   */
  approvedPrompt?: string | undefined;
}

export const emptyDraft: Draft = {
  prompt: '',
  references: [],
  size: { kind: 'ratio', ratio: '1:1', tier: '2K' },
  count: 1,
  countMode: 'set',
};
