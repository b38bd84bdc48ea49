/** Codes a bridge call can fail with. Codes of the service itself are passed on as they are. */
export type ErrorCode =
  | 'invalid_input'
  | 'invalid_draft'
  | 'not_found'
  | 'not_possible_now'
  | 'no_match'
  | 'no_key'
  | 'key_rejected'
  /** The key was not given for the address that the request would go to. */
  | 'key_withheld'
  /** More than the artist's limits allow, and the artist did not agree to it. Nothing was sent. */
  | 'limit_reached'
  | 'weak_storage'
  | 'network'
  | 'service'
  | 'library_unavailable'
  | 'disk'
  | 'cancelled'
  | 'unknown_route'
  | 'forbidden'
  | 'internal';

export interface FieldProblem {
  field: string;
  message: string;
}

export interface BridgeError {
  code: ErrorCode;
  /** Plain words a person can act on. Never holds the key. */
  message: string;
  details?: FieldProblem[];
}

/** What every bridge call resolves to; it never rejects. */
export type Result<T> = { ok: true; data: T } | { ok: false; error: BridgeError };

/** Thrown by main's services for what the artist can act on; the router turns it into a `Result`. */
export class ReverieError extends Error {
  readonly code: ErrorCode;
  readonly details: FieldProblem[] | undefined;

  constructor(code: ErrorCode, message: string, options: { details?: FieldProblem[]; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ReverieError';
    this.code = code;
    this.details = options.details;
  }
}
