import type { PixelSize } from '../../shared/seedream/sizes.ts';
import type { Random } from '../random.ts';
import type { SimulatedStatus } from './types.ts';

/** Above this area a picture counts as 4K and takes longer. */
const largeArea = 8_000_000;

/**
 * How long a task takes, in simulated milliseconds: about 8 s at 2K and 12 s at 4K for one picture, and a fifth of
 * that for each further one.
 */
export function taskDuration(size: PixelSize, pictures: number, random: Random): number {
  const one = size.width * size.height > largeArea ? 12_000 : 8_000;
  return Math.round(one * (1 + 0.2 * (pictures - 1)) * random.between(0.9, 1.1));
}

const steps = [5, 15, 30, 45, 60, 75, 90];

/** Where a task stands at `now`; it waits for the first tenth of its time, then advances in steps. */
export function taskState(
  task: { createdAt: number; endsAt: number; fails: boolean },
  now: number,
): { status: SimulatedStatus; progress: number } {
  const part = task.endsAt > task.createdAt ? (now - task.createdAt) / (task.endsAt - task.createdAt) : 1;
  if (part >= 1) return task.fails ? { status: 'failed', progress: 0 } : { status: 'completed', progress: 100 };
  if (part < 0.1) return { status: 'pending', progress: 0 };
  const step = Math.min(steps.length - 1, Math.floor(((part - 0.1) / 0.9) * steps.length));
  return { status: 'processing', progress: steps[step] ?? 5 };
}

export interface TaskFailure {
  code: string;
  message: string;
}

/** The manual's task error codes, with messages of our own in the manual's form: a reason, then advice. */
const failureTexts: Record<string, string> = {
  content_policy_violation: 'The safety filter refused this request.\nChange the prompt or the reference pictures.',
  invalid_parameters: 'A parameter is not valid.\nCheck the length of the prompt, the size and the files.',
  image_processing_error: 'A reference picture could not be read.\nReplace it or upload it again.',
  image_dimension_mismatch: 'A reference picture does not fit the requested shape.\nUse another picture or shape.',
  request_cancelled: 'The request was cancelled.\nSend it again if you still need it.',
  generation_failed_no_content: 'The model produced nothing.\nTry again or say it in other words.',
  service_error: 'The model service had a fault.\nTry again in a minute.',
  generation_timeout: 'The generation took too long.\nTry again later or ask for a smaller picture.',
  resource_exhausted: 'The model is at its capacity.\nTry again in a few minutes.',
  quota_exceeded: 'A rate, concurrency or balance limit was reached.\nSlow down, and check your credits.',
  service_unavailable: 'The service is not available.\nTry again in a few minutes.',
  resource_not_found: 'The resource does not exist or has expired.\nCheck the id.',
  unknown_error: 'Something went wrong.\nWait a while before trying again.',
};

/** The failure that a prompt asks for with `[fail:code]`, any code; undefined for all other prompts. */
export function failureAsked(prompt: string): TaskFailure | undefined {
  const code = /\[fail:([A-Za-z0-9_.-]{1,64})\]/.exec(prompt)?.[1];
  if (code === undefined) return undefined;
  return { code, message: failureTexts[code] ?? `The task failed (${code}).\nAsk for help if it happens again.` };
}

export function failureOf(code: 'image_processing_error'): TaskFailure {
  return { code, message: failureTexts[code] ?? code };
}
