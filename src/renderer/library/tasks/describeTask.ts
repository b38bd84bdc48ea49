import { assertNever } from '../../../shared/domain/assertNever.ts';
import {
  isTerminal,
  type Generation,
  type GenerationError,
  type GenerationStatus,
} from '../../../shared/domain/generation.ts';
import type { SizeChoice } from '../../../shared/seedream/draft.ts';
import type { TaskAction, TaskFace, TaskSituation, TaskText, Words } from './taskFace.ts';
import { elapsed, roughly } from './taskTime.ts';

export type { TaskAction, TaskFace, TaskSituation, TaskText, Words };

/** Codes of refusals that only other words or references can cure (EvoLink's task and submit errors). */
const contentCodes = new Set([
  'content_policy_violation',
  'content_filter',
  'sensitive_content',
  'moderation_blocked',
  'input_moderation_failed',
]);

export function isDeclined(error: GenerationError | undefined): boolean {
  return error !== undefined && contentCodes.has(error.code);
}

/** A first sentence longer than this is no title. */
const longestTitle = 72;

/** Cuts a short first sentence off, without its full stop, as a card's title; a long one leaves the title empty. */
export function splitMessage(message: string): { title: string; rest: string } {
  const match = /^(.+?[^\d.])\.\s+(?=\S)/su.exec(message);
  const title = (match?.[1] ?? message).replace(/\.$/, '');
  if (title.length > longestTitle) return { title: '', rest: message };
  return { title, rest: match ? message.slice(match[0].length) : '' };
}

/** `2K 3:2`, `4K` where the model chooses the shape, or the pixels. */
export function sizeText(size: SizeChoice): string {
  switch (size.kind) {
    case 'auto':
      return size.tier;
    case 'ratio':
      return `${size.tier} ${size.ratio}`;
    case 'pixels':
      return `${size.width} × ${size.height}`;
  }
}

/** The words, the bar and the actions of a generation's card. Times and sums are written by `situation`. */
export function describeTask(generation: Generation, situation: TaskSituation): TaskFace {
  const pictures: Words =
    generation.requestedPictures === 1
      ? { key: 'onePicture' }
      : { key: 'setOf', values: { count: generation.requestedPictures } };
  const facts: Words[] = [pictures, { key: 'size', values: { size: sizeText(generation.draft.size) } }];
  const held = generation.credits?.reserved;
  const heldWords: Words[] = held === undefined ? [] : [{ key: 'held', values: { credits: situation.credits(held) } }];
  const since: Words = { text: elapsed(situation.now - (generation.submittedAt ?? generation.createdAt)) };

  if (generation.held) {
    return {
      sign: 'doubt',
      title: { key: generation.held.reason === 'copied' ? 'heldCopied' : 'heldAccount' },
      facts: [...facts, { key: 'nothingHeld' }],
      actions: ['send', 'remove'],
    };
  }
  if (situation.libraryAway && isUnderWay(generation.status)) {
    return {
      sign: 'outlines',
      title: { key: 'waitingForLibrary' },
      bar: 0,
      facts: [...facts, ...heldWords],
      actions: [],
    };
  }
  switch (generation.status) {
    case 'queued': {
      const place: Words | undefined =
        situation.place === undefined
          ? undefined
          : { key: 'placeInLine', values: { place: situation.ordinal(situation.place) } };
      return {
        sign: 'outlines',
        title: { key: waitingTitle(generation) },
        ...(place ? { aside: place } : {}),
        bar: 0,
        facts: [...facts, { key: 'canBeRemoved' }],
        actions: ['remove'],
      };
    }
    case 'preparing':
      return {
        sign: 'outlines',
        title: preparingTitle(generation),
        aside: { text: elapsed(situation.now - generation.createdAt) },
        bar: onlyWaits(generation) ? 0 : (countedShare(generation) ?? 'unknown'),
        facts: [...facts, { key: 'nothingHeld' }],
        actions: ['remove'],
      };
    case 'submitting': {
      // Between two attempts the service has nothing yet, so taking it back is real.
      const waits = onlyWaits(generation);
      const again = waits || generation.stage === 'waiting_to_send_again';
      return {
        sign: 'outlines',
        title: waits ? { key: waitingTitle(generation) } : sendingTitle(generation, situation.now),
        bar: waits ? 0 : 'unknown',
        facts: [...facts, ...(again ? ([{ key: 'nothingHeld' }] as const) : [])],
        actions: again ? ['remove'] : [],
      };
    }
    case 'running': {
      const progress = generation.progress ?? 0;
      const estimate: Words[] =
        progress > 0 || generation.estimatedSeconds === undefined
          ? []
          : [{ key: 'aboutSeconds', values: { seconds: Math.round(generation.estimatedSeconds) } }];
      return {
        sign: 'outlines',
        title: runningTitle(generation, progress),
        aside: since,
        bar: progress > 0 ? progress / 100 : 'unknown',
        facts: [...facts, ...heldWords, ...estimate],
        actions: ['stopWatching'],
      };
    }
    case 'saving':
      return savingFace(generation, situation, { facts, since });
    case 'failed':
      return { ...failedFace(generation.error), facts: [sentWords(generation, situation)] };
    case 'cancelled':
      return {
        sign: 'stopped',
        title: { key: 'stopped' },
        message: generation.error ? { text: generation.error.message } : { key: 'stoppedText' },
        facts: [sentWords(generation, situation)],
        actions: ['retry', 'edit', 'details', 'dismiss'],
      };
    case 'unconfirmed':
      return unconfirmedFace(generation, situation);
    case 'completed':
      return {
        sign: 'outlines',
        title: { key: 'savingCount', values: savedCount(generation) },
        bar: 1,
        facts,
        actions: [],
      };
    default:
      return assertNever(generation.status, 'generation status');
  }
}

function runningTitle(generation: Generation, progress: number): Words {
  if (generation.stage === 'unknown_to_key') return { key: 'unknownToKey' };
  return progress > 0 ? { key: 'generating', values: { percent: Math.round(progress) } } : { key: 'waitingForModel' };
}

/** It would go on by itself. */
function isUnderWay(status: GenerationStatus): boolean {
  return !isTerminal(status) && status !== 'unconfirmed';
}

function waitingTitle(generation: Generation): TaskText {
  if (generation.stage === 'waiting_for_network') return 'waitingForNetwork';
  if (generation.stage === 'waiting_for_key') return 'waitingForKey';
  return 'waiting';
}

/** Nothing is being done for it: it waits for its turn, the network or a key. */
function onlyWaits({ stage }: Generation): boolean {
  return stage === 'waiting_in_line' || stage === 'waiting_for_network' || stage === 'waiting_for_key';
}

function preparingTitle(generation: Generation): Words {
  if (onlyWaits(generation)) return { key: waitingTitle(generation) };
  const uploading = generation.stage === 'uploading_references';
  if (!generation.stageCount || generation.stageCount.total < 2) return { key: uploading ? 'uploading' : 'preparing' };
  return { key: uploading ? 'uploadingCount' : 'preparingCount', values: { ...generation.stageCount } };
}

function sendingTitle(generation: Generation, now: number): Words {
  if (generation.stage !== 'waiting_to_send_again') return { key: 'sending' };
  const seconds = Math.ceil(((generation.nextAttemptAt ?? now) - now) / 1000);
  return seconds > 0 ? { key: 'sendingAgainIn', values: { seconds } } : { key: 'sendingAgain' };
}

function countedShare(generation: Generation): number | undefined {
  const count = generation.stageCount;
  return count && count.total > 0 ? count.done / count.total : undefined;
}

function savedCount(generation: Generation): { done: number; total: number } {
  const total = generation.stageCount?.total ?? generation.requestedPictures;
  return { done: Math.min(total, generation.stageCount?.done ?? generation.pictures.length), total };
}

function savingFace(
  generation: Generation,
  situation: TaskSituation,
  { facts, since }: { facts: Words[]; since: Words },
): TaskFace {
  const count = savedCount(generation);
  const cost = generation.credits?.used ?? generation.credits?.reserved;
  const costWords: Words[] =
    cost === undefined ? [] : [{ key: 'credits', values: { credits: situation.credits(cost) } }];
  if (generation.stage !== 'saving_late') {
    return {
      sign: 'outlines',
      title: count.total < 2 ? { key: 'saving' } : { key: 'savingCount', values: count },
      aside: since,
      bar: countedShare(generation) ?? 'unknown',
      facts: [...facts, ...costWords],
      actions: [],
    };
  }
  const left = generation.resultsExpireAt === undefined ? undefined : generation.resultsExpireAt - situation.now;
  const missing = count.total - count.done;
  const message: Words =
    left === undefined
      ? { key: 'savedSomeText', values: { missing, total: count.total } }
      : { key: 'savedSomeTextUntil', values: { missing, total: count.total, left: leftText(left) } };
  return {
    sign: 'outlines',
    title: { key: 'savedSome', values: count },
    message,
    bar: count.total > 0 ? count.done / count.total : 'unknown',
    // What stands in the way, and what to do.
    facts: generation.error ? [{ text: generation.error.message }] : [],
    actions: ['retryDownload'],
  };
}

/** `21 h`, `5 min`: the two letters are the same in every language Reverie speaks. */
function leftText(milliseconds: number): string {
  const { unit, count } = roughly(milliseconds);
  switch (unit) {
    case 'seconds':
      return `${count} s`;
    case 'minutes':
      return `${count} min`;
    case 'hours':
      return `${count} h`;
  }
}

/** When it was sent; for one that never was, when it was asked for. */
function sentWords(generation: Generation, situation: TaskSituation): Words {
  const { submittedAt, createdAt } = generation;
  return submittedAt === undefined
    ? { key: 'requestedAt', values: { time: situation.moment(createdAt) } }
    : { key: 'sentAt', values: { time: situation.moment(submittedAt) } };
}

function failedFace(error: GenerationError | undefined): TaskFace {
  const { title, rest } = splitMessage(error?.message ?? '');
  const again: TaskAction[] = error?.retry === 'yes' ? ['retry', 'edit'] : ['edit'];
  return {
    sign: isDeclined(error) ? 'declined' : 'problem',
    title: title === '' ? { key: 'failed' } : { text: title },
    ...failedMessage(rest, error),
    facts: [],
    actions: [...again, 'details', 'dismiss'],
  };
}

function failedMessage(rest: string, error: GenerationError | undefined): Pick<TaskFace, 'message'> {
  if (rest !== '') return { message: { text: rest } };
  return error?.charged === 'no' ? { message: { key: 'notCharged' } } : {};
}

function unconfirmedFace(generation: Generation, situation: TaskSituation): TaskFace {
  const checked = generation.checkedAt === undefined ? undefined : roughly(situation.now - generation.checkedAt);
  const checkedKeys = { seconds: 'checkedSeconds', minutes: 'checkedMinutes', hours: 'checkedHours' } as const;
  const aside: Words | undefined = checked && { key: checkedKeys[checked.unit], values: { count: checked.count } };
  if (generation.match && !situation.matchRefused) {
    return {
      sign: 'doubt',
      title: { key: 'probablyFound' },
      ...(aside ? { aside } : {}),
      message: { key: 'probablyFoundText', values: { time: situation.moment(generation.match.createdAt) } },
      facts: [sentWords(generation, situation)],
      actions: ['adopt', 'notThisOne', 'details', 'giveUp'],
    };
  }
  return {
    sign: 'doubt',
    title: { key: 'unconfirmed' },
    ...(aside ? { aside } : {}),
    message: { key: 'unconfirmedText' },
    facts: [sentWords(generation, situation)],
    actions: ['checkNow', 'sendAgain', 'details', 'giveUp'],
  };
}
