import { creditsPerPicture } from '../../shared/domain/price.ts';

/** The account's credits, counted in hundredths so that nothing is lost to rounding. */
export class Balance {
  #left: number;
  #held = 0;
  #used = 0;
  readonly #showsHolds: boolean;

  /** `showsHolds`: what is reserved is gone from what is told at once, not only when it is settled. */
  constructor(credits: number, showsHolds = true) {
    this.#left = Math.round(credits * 100);
    this.#showsHolds = showsHolds;
  }

  /** Takes the price of `pictures` off; false, and nothing taken, when there is not enough. */
  reserve(pictures: number): boolean {
    const price = hundredths(pictures);
    if (this.#left < price) return false;
    this.#left -= price;
    this.#held += price;
    return true;
  }

  /** Charges `made` of the `reserved` pictures, and gives the rest back. */
  settle(reserved: number, made: number): void {
    this.#left += hundredths(reserved) - hundredths(made);
    this.#held -= hundredths(reserved);
    this.#used += hundredths(made);
  }

  /** What the service tells. */
  get told(): number {
    return (this.#left + (this.#showsHolds ? 0 : this.#held)) / 100;
  }

  get left(): number {
    return this.#left / 100;
  }

  get used(): number {
    return this.#used / 100;
  }
}

function hundredths(pictures: number): number {
  return Math.round(pictures * creditsPerPicture * 100);
}

/** The price of `pictures` pictures in credits. */
export function priceOf(pictures: number): number {
  return hundredths(pictures) / 100;
}
