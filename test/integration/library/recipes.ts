import type { GenerationStatus } from '../../../src/shared/domain/generation.ts';
import type { GenerationId, ReferenceId } from '../../../src/shared/domain/ids.ts';
import type { Recipe } from '../../../src/main/library/index.ts';
import { emptyDraft } from '../../../src/shared/seedream/draft.ts';

/** 22 November 2026, noon. */
export const noon = Date.UTC(2026, 10, 22, 12);

export interface RecipeOptions {
  status?: GenerationStatus;
  createdAt?: number;
  prompt?: string;
  /** How many files it names: `1.jpg`, `2.jpg`, … */
  files?: number;
  references?: ReferenceId[];
  more?: Partial<Recipe>;
}

/** A recipe as the queue writes it. */
export function recipeOf(id: string, options: RecipeOptions = {}): Recipe {
  const prompt = options.prompt ?? `A lighthouse in the evening, ${id}`;
  const createdAt = options.createdAt ?? noon;
  const references = options.references ?? [];
  return {
    recipeVersion: 1,
    generationId: id as GenerationId,
    status: options.status ?? 'completed',
    model: 'doubao-seedream-4.5',
    prompt,
    draft: { ...emptyDraft, prompt, references: references.map((referenceId) => ({ referenceId })) },
    picturesRequested: Math.max(1, options.files ?? 0),
    createdAt: new Date(createdAt).toISOString(),
    answers: {},
    references: references.map((referenceId, index) => ({
      position: index + 1,
      referenceId,
      name: `sketch ${index + 1}.png`,
      file: `references/${referenceId.slice(0, 2)}/${referenceId}.png`,
    })),
    files: Array.from({ length: options.files ?? 0 }, (_, index) => ({
      position: index + 1,
      name: `${index + 1}.jpg`,
      sha256: 'ab'.repeat(32),
      bytes: 1000 + index,
      width: 2048,
      height: 1536,
      mediaType: 'image/jpeg',
    })),
    ...options.more,
  };
}
