import { expect, it } from 'vitest';
import { answeredRows } from '../../../../../src/renderer/library/inspector/answeredRows.ts';

it('shows every field of an answer, whatever its shape', () => {
  const answer = {
    id: 'task-1',
    progress: 100,
    usage: { credits_reserved: 4.08 },
    results: ['https://files.example/1.jpg', 'https://files.example/2.jpg'],
    error: null,
    metadata: {},
  };
  expect(answeredRows(answer)).toEqual([
    { path: 'id', value: 'task-1' },
    { path: 'progress', value: '100' },
    { path: 'usage.credits_reserved', value: '4.08' },
    { path: 'results.0', value: 'https://files.example/1.jpg' },
    { path: 'results.1', value: 'https://files.example/2.jpg' },
    { path: 'error', value: 'null' },
    { path: 'metadata', value: '{}' },
  ]);
  expect(answeredRows(undefined)).toEqual([]);
  expect(answeredRows({})).toEqual([]);
});
