import type { GenerationId } from '../../shared/domain/ids.ts';

/** Letters and digits without those that look alike. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

function letters(random: (count: number) => Uint8Array, count: number): string {
  return Array.from(random(count), (byte) => alphabet[byte % alphabet.length]).join('');
}

/** Sixteen letters, 80 random bits. */
export function newGenerationId(random: (count: number) => Uint8Array): GenerationId {
  return letters(random, 16) as GenerationId;
}

/** An idempotency key as the API's own clients write it: 16 to 96 of `A-Z a-z 0-9 . _ -`. */
export function newIdempotencyKey(random: (count: number) => Uint8Array, id: GenerationId): string {
  return `reverie-${id}-${letters(random, 16)}`;
}

/** A random number from 0 to below 1. */
export function randomFraction(random: (count: number) => Uint8Array): number {
  const [high = 0, low = 0] = random(2);
  return (high * 256 + low) / 65_536;
}
