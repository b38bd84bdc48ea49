/** What the page and the stand-in say to each other, one message a frame. */
export type ToHost =
  | { kind: 'invoke'; id: number; channel: string; input: unknown[] }
  | { kind: 'answered'; id: number; text: string | null };

export type ToPage =
  | { kind: 'result'; id: number; value: unknown }
  | { kind: 'failure'; id: number; message: string }
  | { kind: 'message'; channel: string; input: unknown[] }
  | { kind: 'reload' }
  /** Asks the person for a folder, where no system dialog can be shown. */
  | { kind: 'ask'; id: number; question: string; suggestion: string };
