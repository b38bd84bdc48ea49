import type { BridgeError, ErrorCode, FieldProblem, Result, ReverieBridge } from '../../shared/bridge/index.ts';

declare global {
  interface Window {
    /** Put there by the preload; absent only when the page is opened without it. */
    readonly reverie: ReverieBridge;
  }
}

/** A bridge call that was refused, with words the artist can act on. */
export class BridgeFailure extends Error {
  readonly code: ErrorCode;
  readonly details: readonly FieldProblem[];

  constructor(error: BridgeError) {
    super(error.message);
    this.name = 'BridgeFailure';
    this.code = error.code;
    this.details = error.details ?? [];
  }
}

/** The page's only way to main. */
export function reverie(): ReverieBridge {
  return window.reverie;
}

/** The answer of a bridge call: `await ask(reverie().settings.get())`. Throws a `BridgeFailure` when it was refused. */
export async function ask<Data>(call: Promise<Result<Data>>): Promise<Data> {
  const result = await call;
  if (!result.ok) throw new BridgeFailure(result.error);
  return result.data;
}

/** What to tell the artist about anything thrown; main's own words where there are some. */
export function failureMessage(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}
