import type {
  Generation,
  GenerationId,
  GenerationStatus,
  PictureId,
  PictureSummary,
  Reference,
  ReferenceId,
} from '../../../src/shared/domain/index.ts';
import { emptyDraft } from '../../../src/shared/seedream/index.ts';
import type { ComposerReference } from '../../../src/renderer/state/composer/draft.ts';

export function reference(id: string, more: Partial<Reference> = {}): Reference {
  return {
    id: id as ReferenceId,
    name: `${id}.png`,
    width: 100,
    height: 80,
    bytes: 1000,
    mediaType: 'image/png',
    thumbnailUrl: `media://reference-thumbnail/${id}`,
    pictureUrl: `media://reference/${id}`,
    changes: [],
    was: { format: 'png', width: 100, height: 80, bytes: 1000 },
    sentAs: { format: 'png', width: 100, height: 80, bytes: 1000 },
    lastUsedAt: 1000,
    ...more,
  };
}

export function inStrip(...ids: string[]): ComposerReference[] {
  return ids.map((id) => ({ reference: reference(id) }));
}

export function generation(id: string, status: GenerationStatus, more: Partial<Generation> = {}): Generation {
  return {
    id: id as GenerationId,
    status,
    prompt: 'a lake',
    draft: emptyDraft,
    references: [],
    requestedPictures: 1,
    createdAt: 1000,
    pictures: [],
    ...more,
  };
}

export function picture(id: string, createdAt: number, more: Partial<PictureSummary> = {}): PictureSummary {
  return {
    id: id as PictureId,
    generationId: `of-${id}` as GenerationId,
    position: 1,
    setSize: 1,
    width: 300,
    height: 200,
    createdAt,
    prompt: 'a lake',
    rating: 0,
    file: `2026/${id}/1.jpg`,
    thumbnailUrl: `media://thumbnail/${id}`,
    largeThumbnailUrl: `media://large-thumbnail/${id}`,
    ...more,
  };
}
