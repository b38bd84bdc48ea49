/**
 * Credits for one picture of Seedream 4.5 at 2K and 4K alike, effective 2026-07-25
 * (EvoLink's public price rules of October 2026). An estimate: the service's own
 * `credits_reserved` replaces it as soon as there is one.
 */
export const creditsPerPicture = 2.04;

/** 1 CNY is 10 credits and 1 USD is 6.8 CNY (EvoLink's command-line client). */
export const creditsPerDollar = 68;

/** Estimated credits for `pictures` pictures, rounded to hundredths of a credit. */
export function estimateCredits(pictures: number): number {
  return Math.round(pictures * creditsPerPicture * 100) / 100;
}

export function creditsToDollars(credits: number): number {
  return credits / creditsPerDollar;
}
