import type { SettledGeneration } from '../support/nothingLost.ts';

/** What the soak asks of a Reverie without its desktop. */
export type Order =
  | { do: 'submit'; prompt: string; count: number; separate: boolean; fromPicture?: string }
  | { do: 'rate'; picture: string; rating: number }
  | { do: 'trash'; picture: string }
  | { do: 'restore'; picture: string }
  /** All pictures with their marks. */
  | { do: 'marks' }
  /** Adopts what fits, and answers when nothing is left to wait for. */
  | { do: 'settle' }
  /** What waits for the artist because its library came from elsewhere. */
  | { do: 'held' };

/** By picture id. */
export type Marks = Record<string, { rating: number; trashed: boolean }>;

export interface Answer {
  /** The number that the order was sent with. */
  number: number;
  marks?: Marks;
  settled?: SettledGeneration[];
  held?: string[];
  /** Why it could not be done. */
  problem?: string;
}
