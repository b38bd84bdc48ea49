import { creditsPerPicture } from '../../shared/domain/price.ts';

/** The account's credits, counted in hundredths so that nothing is lost to rounding. */
export class Balance {
  #left: number;
  #used = 0;

  constructor(credits: number) {
    this.#left = Math.round(credits * 100);
  }

  /** Takes the price of `pictures` off; false, and nothing taken, when there is not enough. */
  reserve(pictures: number): boolean {
    const price = hundredths(pictures);
    if (this.#left < price) return false;
    this.#left -= price;
    return true;
  }

  /** Charges `made` of the `reserved` pictures, and gives the rest back. */
  settle(reserved: number, made: number): void {
    this.#left += hundredths(reserved) - hundredths(made);
    this.#used += hundredths(made);
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
