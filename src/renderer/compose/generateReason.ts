import type { AppInfo } from '../../shared/bridge/index.ts';
import { estimateCredits } from '../../shared/domain/index.ts';
import { checkDraft, maximumPromptLength, promptLength, type Draft } from '../../shared/seedream/index.ts';

/** Less than this free where the library is, and nothing is sent: a paid picture must find room. In bytes. */
export const leastFreeBytes = 200_000_000;

/** Why Generate cannot send now, and where the cause is. */
export type GenerateReason =
  | { cause: 'key'; unavailable?: true }
  /** `missing`: its folder is waited for, and sending goes on when it is there. */
  | { cause: 'library'; missing: boolean }
  | { cause: 'disk' }
  | { cause: 'prompt'; over?: number }
  | { cause: 'unusable'; name: string }
  | { cause: 'reading'; count: number }
  | { cause: 'references' | 'size' | 'count'; message: string }
  | { cause: 'balance'; needed: number; has: number };

export interface GenerateSituation {
  draft: Draft;
  /** Names of pictures in the strip that cannot be used as they are. */
  unusable: readonly string[];
  /** References that are still being read. */
  reading: number;
  hasKey: boolean;
  /** A key is stored and cannot be read at the moment. */
  keyUnavailable?: boolean;
  /** Credits that can be spent, where they are known. */
  spendable: number | undefined;
  info: Pick<AppInfo, 'libraryWritable' | 'freeBytes'> & Partial<Pick<AppInfo, 'notices'>>;
}

/** The first true reason in the order in which they are told; undefined when the draft can be sent. */
export function generateReason(situation: GenerateSituation): GenerateReason | undefined {
  const { draft, unusable, reading, hasKey, keyUnavailable, spendable, info } = situation;
  if (!hasKey) return keyUnavailable ? { cause: 'key', unavailable: true } : { cause: 'key' };
  if (!info.libraryWritable) {
    return { cause: 'library', missing: info.notices?.some(({ kind }) => kind === 'library_missing') ?? false };
  }
  if (info.freeBytes !== undefined && info.freeBytes < leastFreeBytes) return { cause: 'disk' };

  const problems = checkDraft(draft);
  const promptOrReferences = problems.find(({ field }) => field === 'prompt' || field === 'references');
  if (promptOrReferences?.field === 'prompt') {
    const over = promptLength(draft.prompt) - maximumPromptLength;
    return over > 0 ? { cause: 'prompt', over } : { cause: 'prompt' };
  }
  if (promptOrReferences) return { cause: 'references', message: promptOrReferences.message };
  const [name] = unusable;
  if (name !== undefined) return { cause: 'unusable', name };
  if (reading > 0) return { cause: 'reading', count: reading };
  const [other] = problems;
  if (other && other.field !== 'prompt') return { cause: other.field, message: other.message };

  const needed = estimateCredits(draft.count);
  if (spendable !== undefined && needed > spendable) return { cause: 'balance', needed, has: spendable };
  return undefined;
}
