import { callbackProblem, isPrivateHost } from '../../shared/seedream/callback.ts';
import { promptLength } from '../../shared/seedream/checkDraft.ts';
import {
  maximumCount,
  maximumPromptLength,
  maximumReferences,
  minimumCount,
  model,
  promptPriority,
} from '../../shared/seedream/limits.ts';
import { tiers, type PixelSize } from '../../shared/seedream/sizes.ts';
import { refuse } from './answer.ts';
import { pixelsAsked } from './sizeAsked.ts';
import type { AcceptedAutoForms } from './types.ts';

/** A posted request that is fit to become a task. */
export interface CheckedRequest {
  body: Record<string, unknown>;
  prompt: string;
  n: number;
  size: PixelSize;
  imageUrls: string[];
}

export interface CheckOptions {
  autoForms: AcceptedAutoForms;
  /** Why one of the simulator's own addresses cannot be used as a reference; undefined when it can. */
  ownFileProblem: (url: string) => string | undefined;
  /** Whether the address is one of the simulator's own. */
  isOwn: (url: URL) => boolean;
  /** The shape the model would choose for a prompt. */
  shapeFor: (prompt: string) => Parameters<typeof pixelsAsked>[1]['autoRatio'];
}

/** Something is missing, of the wrong type or unknown. */
const invalid = (message: string): never => refuse(400, 'invalid_request', message);
/** A value lies outside what the model takes. */
const outside = (message: string): never => refuse(400, 'invalid_parameters', message);

function checkPrompt(value: unknown): string {
  if (typeof value !== 'string' || value.trim() === '') return invalid('prompt is required and must be a text.');
  const length = promptLength(value);
  if (length > maximumPromptLength) {
    outside(`prompt is too long: ${length} characters, at most ${maximumPromptLength}.`);
  }
  return value;
}

function checkCount(value: unknown): number {
  if (value === undefined) return 1;
  if (typeof value !== 'number' || !Number.isInteger(value)) return invalid('n must be a whole number.');
  if (value < minimumCount || value > maximumCount) {
    outside(`n must be between ${minimumCount} and ${maximumCount}; found ${value}.`);
  }
  return value;
}

function checkImageUrls(value: unknown, options: CheckOptions): string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || !value.every((url) => typeof url === 'string')) {
    return invalid('image_urls must be a list of addresses.');
  }
  const urls: string[] = value;
  if (urls.length > maximumReferences) {
    outside(`image_urls holds ${urls.length} addresses, at most ${maximumReferences}.`);
  }
  urls.forEach((address, index) => {
    const url = URL.parse(address);
    const name = `image_urls[${index}]`;
    if (!url) return outside(`${name} is not an address.`);
    if (options.isOwn(url)) {
      const problem = options.ownFileProblem(address);
      if (problem !== undefined) outside(`${name}: ${problem}`);
      return;
    }
    if (url.protocol !== 'https:') outside(`${name} must begin with https://; found ${url.protocol}//.`);
    if (isPrivateHost(url.hostname)) outside(`${name} is not a public address.`);
  });
  return urls;
}

/**
 * Checks the JSON body of `POST /v1/images/generations` against the model page, in its founding and today's text.
 * Throws a {@link Refusal} with the documented error body. Fields that the page does not name are ignored.
 */
export function checkRequest(value: unknown, options: CheckOptions): CheckedRequest {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return invalid('The body must be a JSON object.');
  }
  const body = value as Record<string, unknown>;
  if (body['model'] === undefined) invalid('model is required.');
  if (body['model'] !== model) invalid(`model ${JSON.stringify(body['model'])} is not known; use "${model}".`);
  const prompt = checkPrompt(body['prompt']);
  const n = checkCount(body['n']);
  if (body['prompt_priority'] !== undefined && body['prompt_priority'] !== promptPriority) {
    outside(`prompt_priority must be "${promptPriority}".`);
  }
  const { quality, size } = body;
  if (size !== undefined && typeof size !== 'string') invalid('size must be a text.');
  if (options.autoForms !== 'tier_as_size' && quality !== undefined && !tiers.some((tier) => tier === quality)) {
    outside(`quality must be one of ${tiers.join(', ')}; found ${JSON.stringify(quality)}.`);
  }
  const callback = body['callback_url'];
  if (callback !== undefined) {
    if (typeof callback !== 'string') return invalid('callback_url must be an address.');
    const problem = callback === '' ? 'callback_url is empty.' : callbackProblem(callback);
    if (problem !== undefined) outside(problem);
  }
  const pixels = pixelsAsked(size as string | undefined, {
    quality: tiers.find((tier) => tier === quality),
    autoForms: options.autoForms,
    autoRatio: options.shapeFor(prompt),
  });
  return { body, prompt, n, size: pixels, imageUrls: checkImageUrls(body['image_urls'], options) };
}
