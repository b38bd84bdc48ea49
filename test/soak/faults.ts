import type { Fault, FaultMatch } from '../../src/demo/index.ts';

type Script = readonly [FaultMatch, Fault];

const submit: FaultMatch = { method: 'POST', path: '/v1/images/generations' };
const task: FaultMatch = { method: 'GET', path: /^\/v1\/tasks\/[^/?]+$/ };
const account: FaultMatch = { method: 'GET', path: /^\/v1\/tasks(?:\?|$)/ };
const upload: FaultMatch = { method: 'POST', path: /^\/api\/v1\/files\/upload/ };
const download: FaultMatch = { method: 'GET', path: /^\/results\// };

/** Everything that goes wrong in the soak, each with the same chance. */
export const faults: readonly Script[] = [
  [submit, { kind: 'reset_before' }],
  [submit, { kind: 'reset_after' }],
  [submit, { kind: 'silent_before' }],
  [submit, { kind: 'silent_after' }],
  [submit, { kind: 'garbled' }],
  [submit, { kind: 'html' }],
  [submit, { kind: 'answer', status: 429, headers: { 'retry-after': '1' } }],
  [submit, { kind: 'answer', status: 503 }],
  [submit, { kind: 'answer_after', status: 502 }],
  [task, { kind: 'answer', status: 500 }],
  [task, { kind: 'garbled' }],
  [task, { kind: 'reset_after' }],
  [task, { kind: 'silent_before' }],
  [account, { kind: 'answer', status: 500 }],
  [account, { kind: 'reset_before' }],
  [upload, { kind: 'answer', status: 500 }],
  [upload, { kind: 'reset_after' }],
  [download, { kind: 'truncated' }],
  [download, { kind: 'html' }],
  [download, { kind: 'other_type', type: 'pdf' }],
  [download, { kind: 'reset_after' }],
  [download, { kind: 'answer', status: 500 }],
];
