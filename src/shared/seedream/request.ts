import type { SizeChoice } from './draft.ts';
import { requestedPixels } from './checkDraft.ts';
import { model, promptPriority } from './limits.ts';
import type { Tier } from './sizes.ts';

/**
 * The two published ways to let the model choose the shape. `tier_as_size` is the founding page's
 * (`size: "2K"`), `auto_with_quality` is today's manual (`size: "auto", quality: "2K"`). Which one the
 * gateway takes is not known, so the first is tried and the second follows a refusal.
 */
export type AutoForm = 'tier_as_size' | 'auto_with_quality';

/** The JSON body of `POST /v1/images/generations`. */
export interface GenerationRequest {
  model: typeof model;
  prompt: string;
  /** The most pictures the task may return. */
  n: number;
  size: string;
  quality?: Tier;
  prompt_priority: typeof promptPriority;
  image_urls?: string[];
  callback_url?: string;
}

export interface RequestParts {
  prompt: string;
  size: SizeChoice;
  /** Pictures of this one task. */
  pictures: number;
  /** Public addresses of the references, in sending order. */
  imageUrls: string[];
  callbackUrl?: string | undefined;
  autoForm: AutoForm;
}

/** The exact body to send. A ratio or pixel choice is always sent as `WIDTHxHEIGHT`, legal in every published version. */
export function buildRequest(parts: RequestParts): GenerationRequest {
  const pixels = requestedPixels(parts.size);
  const request: GenerationRequest = {
    model,
    prompt: parts.prompt,
    n: parts.pictures,
    size: pixels ? `${pixels.width}x${pixels.height}` : 'auto',
    prompt_priority: promptPriority,
  };
  if (parts.size.kind === 'auto') {
    if (parts.autoForm === 'tier_as_size') request.size = parts.size.tier;
    else request.quality = parts.size.tier;
  }
  if (parts.imageUrls.length > 0) request.image_urls = parts.imageUrls;
  if (parts.callbackUrl) request.callback_url = parts.callbackUrl;
  return request;
}
