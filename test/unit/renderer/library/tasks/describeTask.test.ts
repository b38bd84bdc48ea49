import { describe, expect, it } from 'vitest';
import type { Generation, GenerationStatus } from '../../../../../src/shared/domain/generation.ts';
import { generationStatuses } from '../../../../../src/shared/domain/generation.ts';
import type { GenerationId } from '../../../../../src/shared/domain/ids.ts';
import {
  describeTask,
  isDeclined,
  sizeText,
  splitMessage,
  type TaskFace,
  type TaskSituation,
  type Words,
} from '../../../../../src/renderer/library/tasks/describeTask.ts';
import { en } from '../../../../../src/renderer/locales/en.ts';

const now = 1_790_000_000_000;
const situation: TaskSituation = {
  now,
  credits: (credits) => credits.toFixed(2),
  moment: () => '14:12',
  ordinal: (place) => `${place}.`,
};

function generation(status: GenerationStatus, more: Partial<Generation> = {}): Generation {
  return {
    id: 'g' as GenerationId,
    status,
    prompt: 'Still mountain lake at first light',
    draft: {
      prompt: 'Still mountain lake at first light',
      references: [],
      size: { kind: 'ratio', ratio: '3:2', tier: '2K' },
      count: 4,
      countMode: 'set',
    },
    references: [],
    requestedPictures: 4,
    createdAt: now - 60_000,
    submittedAt: now - 21_000,
    pictures: [],
    ...more,
  };
}

/** A card's words as the artist reads them, from the English texts. */
function read(words: Words): string {
  if ('text' in words) return words.text;
  const text: string = en.library.task[words.key];
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = words.values?.[name];
    if (value === undefined) throw new Error(`${words.key} lacks ${name}`);
    return String(value);
  });
}

const summary = (face: TaskFace) => ({
  title: read(face.title),
  ...(face.aside ? { aside: read(face.aside) } : {}),
  ...(face.message ? { message: read(face.message) } : {}),
  facts: face.facts.map(read).join(' · '),
  actions: face.actions.join(' '),
  ...(face.bar === undefined ? {} : { bar: face.bar }),
});

const error = { code: 'service_error', charged: 'no', retry: 'yes' } as const;

describe('the card of a task', () => {
  it.each<{ name: string; of: Generation; situation?: Partial<TaskSituation>; says: ReturnType<typeof summary> }>([
    {
      name: 'waiting when its library was copied is left to the artist',
      of: generation('queued', { held: { reason: 'copied' } }),
      says: {
        title: 'Was waiting when this library was copied',
        facts: 'Set of 4 · 2K 3:2 · nothing held yet',
        actions: 'send remove',
      },
    },
    {
      name: 'waiting with another key, just before it is sent again, is left to the artist',
      of: generation('submitting', { held: { reason: 'account' } }),
      says: {
        title: 'Was waiting with another key',
        facts: 'Set of 4 · 2K 3:2 · nothing held yet',
        actions: 'send remove',
      },
    },
    {
      name: 'that the key in use does not know says which key is needed',
      of: generation('running', { stage: 'unknown_to_key' }),
      says: {
        title: 'Not found with this key. Enter the key it was sent with',
        aside: '0:21',
        bar: 'unknown',
        facts: 'Set of 4 · 2K 3:2',
        actions: 'stopWatching',
      },
    },
    {
      name: 'waiting costs nothing and can be removed',
      of: generation('queued', { stage: 'waiting_in_line' }),
      situation: { place: 2 },
      says: {
        title: 'Waiting',
        aside: '2. in line',
        bar: 0,
        facts: 'Set of 4 · 2K 3:2 · can still be removed',
        actions: 'remove',
      },
    },
    {
      name: 'waiting says what it waits for',
      of: generation('queued', { stage: 'waiting_for_network', requestedPictures: 1 }),
      says: {
        title: 'Waiting for the network',
        bar: 0,
        facts: '1 picture · 2K 3:2 · can still be removed',
        actions: 'remove',
      },
    },
    {
      name: 'uploading counts, and nothing is held',
      of: generation('preparing', { stage: 'uploading_references', stageCount: { done: 2, total: 3 } }),
      says: {
        title: 'Uploading references 2/3',
        aside: '1:00',
        bar: 2 / 3,
        facts: 'Set of 4 · 2K 3:2 · nothing held yet',
        actions: 'remove',
      },
    },
    {
      name: 'sending cannot be removed',
      of: generation('submitting', { stage: 'sending' }),
      says: { title: 'Sending', bar: 'unknown', facts: 'Set of 4 · 2K 3:2', actions: '' },
    },
    {
      name: 'between two attempts it can be removed again',
      of: generation('submitting', { stage: 'waiting_to_send_again', nextAttemptAt: now + 29_400 }),
      says: {
        title: 'Sending again in 30 s',
        bar: 'unknown',
        facts: 'Set of 4 · 2K 3:2 · nothing held yet',
        actions: 'remove',
      },
    },
    {
      name: 'sending that waits for the key says so, and can be removed',
      of: generation('submitting', { stage: 'waiting_for_key', nextAttemptAt: now + 29_400 }),
      says: {
        title: 'Waiting for the key',
        bar: 0,
        facts: 'Set of 4 · 2K 3:2 · nothing held yet',
        actions: 'remove',
      },
    },
    {
      name: 'running without progress names the estimate and what is held',
      of: generation('running', { stage: 'waiting_for_model', estimatedSeconds: 45, credits: { reserved: 8.16 } }),
      says: {
        title: 'Waiting for the model',
        aside: '0:21',
        bar: 'unknown',
        facts: 'Set of 4 · 2K 3:2 · 8.16 held · about 45 s',
        actions: 'stopWatching',
      },
    },
    {
      name: 'running with progress never shows more than is known',
      of: generation('running', { progress: 45, credits: { reserved: 8.16 }, estimatedSeconds: 45 }),
      says: {
        title: 'Generating 45%',
        aside: '0:21',
        bar: 0.45,
        facts: 'Set of 4 · 2K 3:2 · 8.16 held',
        actions: 'stopWatching',
      },
    },
    {
      name: 'saving counts the files',
      of: generation('saving', { stage: 'saving', stageCount: { done: 1, total: 4 }, credits: { used: 8.16 } }),
      says: {
        title: 'Saving 1/4',
        aside: '0:21',
        bar: 0.25,
        facts: 'Set of 4 · 2K 3:2 · 8.16 credits',
        actions: '',
      },
    },
    {
      name: 'a late file says how long its link lasts',
      of: generation('saving', {
        stage: 'saving_late',
        stageCount: { done: 3, total: 4 },
        resultsExpireAt: now + 21 * 3_600_000,
        error: { ...error, code: 'download_late', message: 'A VPN stands in the way. Turn it off.' },
      }),
      says: {
        title: 'Saved 3 of 4',
        message: '1 of 4 is not saved yet. Reverie is trying again; the link lasts 21 h more.',
        bar: 0.75,
        facts: 'A VPN stands in the way. Turn it off.',
        actions: 'retryDownload',
      },
    },
    {
      name: 'a failure that can be tried again has the first sentence as its title',
      of: generation('failed', {
        error: {
          ...error,
          message: 'The service was overloaded. Nothing was charged. Wait a minute or two, then try once more.',
        },
      }),
      says: {
        title: 'The service was overloaded',
        message: 'Nothing was charged. Wait a minute or two, then try once more.',
        facts: 'Sent 14:12',
        actions: 'retry edit details dismiss',
      },
    },
    {
      name: 'what the safety filter declined cannot be tried again unchanged',
      of: generation('failed', {
        error: {
          code: 'content_policy_violation',
          charged: 'no',
          retry: 'edit_first',
          message: 'Declined by safety filter. Nothing was charged. Change the words or reference 2.',
        },
      }),
      says: {
        title: 'Declined by safety filter',
        message: 'Nothing was charged. Change the words or reference 2.',
        facts: 'Sent 14:12',
        actions: 'edit details dismiss',
      },
    },
    {
      name: 'a failure told in one short sentence still says that nothing was charged',
      of: generation('failed', { error: { ...error, message: 'The model finished without a picture.' } }),
      says: {
        title: 'The model finished without a picture',
        message: 'Nothing was charged.',
        facts: 'Sent 14:12',
        actions: 'retry edit details dismiss',
      },
    },
    {
      name: 'a task the service stopped',
      of: generation('cancelled', {
        error: { ...error, message: 'The service cancelled the task. It may have been charged.' },
      }),
      says: {
        title: 'Stopped by the service',
        message: 'The service cancelled the task. It may have been charged.',
        facts: 'Sent 14:12',
        actions: 'retry edit details dismiss',
      },
    },
    {
      name: 'a doubtful send says when it was last looked for, and is never sent again by itself',
      of: generation('unconfirmed', { checkedAt: now - 40_000 }),
      says: {
        title: 'Not confirmed',
        aside: 'checked 40 s ago',
        message: 'Connection lost while sending. Reverie keeps checking and will not resend.',
        facts: 'Sent 14:12',
        actions: 'checkNow sendAgain details giveUp',
      },
    },
    {
      name: 'a task that fits is offered',
      of: generation('unconfirmed', { checkedAt: now - 600_000, match: { taskId: 't', createdAt: now } }),
      says: {
        title: 'Probably found',
        aside: 'checked 10 min ago',
        message: 'A task sent at 14:12 looks like this one.',
        facts: 'Sent 14:12',
        actions: 'adopt notThisOne details giveUp',
      },
    },
    {
      name: 'after "Not this one" it is doubtful as before',
      of: generation('unconfirmed', { match: { taskId: 't', createdAt: now } }),
      situation: { matchRefused: true },
      says: {
        title: 'Not confirmed',
        message: 'Connection lost while sending. Reverie keeps checking and will not resend.',
        facts: 'Sent 14:12',
        actions: 'checkNow sendAgain details giveUp',
      },
    },
  ])('$name', ({ of, situation: own, says }) => {
    expect(summary(describeTask(of, { ...situation, ...own }))).toEqual(says);
  });

  it.each(generationStatuses)('has words for %s even where nothing more is known', (status) => {
    const face = summary(describeTask(generation(status), situation));
    expect(face.title).not.toBe('');
  });

  it('offers Retry only where main says that it can help', () => {
    for (const retry of ['yes', 'edit_first', 'no'] as const) {
      const { actions } = describeTask(
        generation('failed', { error: { ...error, message: 'It failed.', retry } }),
        situation,
      );
      expect(actions.includes('retry')).toBe(retry === 'yes');
    }
  });
});

describe('a message as a title and the rest', () => {
  it.each([
    ['One. Two. Three.', { title: 'One', rest: 'Two. Three.' }],
    ['Only one sentence.', { title: 'Only one sentence', rest: '' }],
    [
      'It needs 8.16 credits, you have 3.40. Top up.',
      { title: 'It needs 8.16 credits, you have 3.40. Top up', rest: '' },
    ],
    [`${'Very long '.repeat(10)}sentence. Rest.`, { title: '', rest: `${'Very long '.repeat(10)}sentence. Rest.` }],
    ['', { title: '', rest: '' }],
  ])('%j', (message, expected) => {
    expect(splitMessage(message)).toEqual(expected);
  });
});

describe('sizes and refusals', () => {
  it('writes a size as it was asked for', () => {
    expect(sizeText({ kind: 'auto', tier: '4K' })).toBe('4K');
    expect(sizeText({ kind: 'ratio', ratio: '16:9', tier: '4K' })).toBe('4K 16:9');
    expect(sizeText({ kind: 'pixels', width: 3840, height: 1920 })).toBe('3840 × 1920');
  });

  it('knows what only other words can cure', () => {
    expect(isDeclined({ ...error, message: '', code: 'moderation_blocked' })).toBe(true);
    expect(isDeclined({ ...error, message: '' })).toBe(false);
    expect(isDeclined(undefined)).toBe(false);
  });
});

describe('a task while no library is open', () => {
  it.each(['queued', 'preparing', 'submitting', 'running', 'saving'] as const)(
    'that is %s says what it waits for, and offers nothing that would fail',
    (status) => {
      const face = describeTask(generation(status, { credits: { reserved: 8.16 } }), {
        ...situation,
        libraryAway: true,
      });
      expect(summary(face)).toEqual({
        title: 'Waiting for the library’s folder',
        facts: 'Set of 4 · 2K 3:2 · 8.16 held',
        actions: '',
        bar: 0,
      });
    },
  );

  it.each(['failed', 'cancelled', 'unconfirmed'] as const)('that is %s says what it said', (status) => {
    const of = generation(status);
    expect(describeTask(of, { ...situation, libraryAway: true })).toEqual(describeTask(of, situation));
  });
});
