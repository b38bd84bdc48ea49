/**
 * The decoder ended before it had an answer: it crashed, ran out of memory, took too long, or Reverie
 * is closing. Says nothing about the picture, which therefore is kept; asking again may succeed.
 */
export class ImagingStopped extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'ImagingStopped';
  }
}
