import { CircleX, Flag, Images } from 'lucide-react';

/** The places that are always there, with the keys that lead to them. */
export const views = [
  { kind: 'all', Icon: Images, command: 'showAll' },
  { kind: 'picks', Icon: Flag, command: 'showPicks' },
  { kind: 'rejected', Icon: CircleX, command: 'showRejected' },
] as const;
