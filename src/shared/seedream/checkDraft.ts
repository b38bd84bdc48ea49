import { promptToSend } from './composePrompt.ts';
import type { Draft, SizeChoice } from './draft.ts';
import {
  maximumArea,
  maximumAspect,
  maximumCount,
  maximumPromptLength,
  maximumReferences,
  maximumReferencesPlusPictures,
  minimumArea,
  minimumCount,
} from './limits.ts';
import { ratioPixels, type PixelSize } from './sizes.ts';

export type DraftField = 'prompt' | 'references' | 'size' | 'count';

export interface DraftProblem {
  field: DraftField;
  /** A plain sentence that names the thing, the limit and the value found. */
  message: string;
}

/** Length of a prompt as the model's page limits it: in Unicode code points. */
export function promptLength(prompt: string): number {
  let length = 0;
  for (const _ of prompt) length += 1;
  return length;
}

/** The exact pixels a choice of size asks for; undefined where the model chooses. */
export function requestedPixels(size: SizeChoice): PixelSize | undefined {
  switch (size.kind) {
    case 'auto':
      return undefined;
    case 'ratio':
      return ratioPixels[size.ratio][size.tier];
    case 'pixels':
      return { width: size.width, height: size.height };
  }
}

/** The most pictures one task may be asked for beside `references` references. */
export function maximumPictures(references: number): number {
  return Math.max(0, Math.min(maximumCount, maximumReferencesPlusPictures - references));
}

const megapixels = (area: number): string => `${(area / 1_000_000).toFixed(2)} MP`;

/** An area and its limit, as megapixels where these differ, else as the exact numbers. */
function areas(area: number, limit: number): [string, string] {
  return megapixels(area) === megapixels(limit)
    ? [`${area.toLocaleString('en')} pixels`, limit.toLocaleString('en')]
    : [megapixels(area), megapixels(limit)];
}

function sizeProblems(size: SizeChoice): DraftProblem[] {
  if (size.kind !== 'pixels') return [];
  const { width, height } = size;
  if (!Number.isInteger(width) || !Number.isInteger(height) || width < 1 || height < 1) {
    return [
      { field: 'size', message: `Width and height must be whole numbers of pixels; found ${width} × ${height}.` },
    ];
  }
  const problems: DraftProblem[] = [];
  const area = width * height;
  if (area < minimumArea) {
    const [found, least] = areas(area, minimumArea);
    problems.push({
      field: 'size',
      message: `${width} × ${height} is too small: ${found}, at least ${least} (for example 2560 × 1440).`,
    });
  }
  if (area > maximumArea) {
    const [found, most] = areas(area, maximumArea);
    problems.push({
      field: 'size',
      message: `${width} × ${height} is too large: ${found}, at most ${most} (for example 4096 × 4096).`,
    });
  }
  if (width > height * maximumAspect || height > width * maximumAspect) {
    problems.push({
      field: 'size',
      message: `${width} × ${height} is too long and thin: one side may be at most ${maximumAspect} times the other.`,
    });
  }
  return problems;
}

/**
 * Every reason why `draft` cannot be sent, in the order in which they should be told; empty when it
 * can. The same function guards the Generate button and the queue.
 */
export function checkDraft(draft: Draft): DraftProblem[] {
  const problems: DraftProblem[] = [];
  // What would be sent is what is limited: with the notes, once the artist has seen them in it.
  const prompt = promptToSend(draft);
  const length = promptLength(prompt);
  if (prompt.trim() === '') {
    problems.push({ field: 'prompt', message: 'Write a prompt first.' });
  } else if (length > maximumPromptLength) {
    const surplus = length - maximumPromptLength;
    problems.push({
      field: 'prompt',
      message: `Prompt is ${surplus} ${surplus === 1 ? 'character' : 'characters'} over ${maximumPromptLength} (it has ${length}).`,
    });
  }
  const references = draft.references.length;
  if (references > maximumReferences) {
    problems.push({
      field: 'references',
      message: `${references} references are too many: the model takes at most ${maximumReferences}.`,
    });
  }
  problems.push(...sizeProblems(draft.size));
  if (!Number.isInteger(draft.count) || draft.count < minimumCount || draft.count > maximumCount) {
    problems.push({
      field: 'count',
      message: `${draft.count} pictures cannot be asked for: choose a whole number from ${minimumCount} to ${maximumCount}.`,
    });
  } else if (references <= maximumReferences) {
    // Separate tasks make one picture each, so only a set shares its fifteen places with the references.
    const inOneTask = draft.countMode === 'set' ? draft.count : 1;
    if (references + inOneTask > maximumReferencesPlusPictures) {
      problems.push({
        field: 'count',
        message: `${references} references and ${inOneTask} pictures make ${references + inOneTask}: together they may be at most ${maximumReferencesPlusPictures}.`,
      });
    }
  }
  return problems;
}
