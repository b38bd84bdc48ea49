import type { fileEndings, mediaTypes } from '../../shared/domain/pictureFormat.ts';
import type { SentFormat } from '../../shared/domain/reference.ts';
import type { GenerationRequest } from '../../shared/seedream/request.ts';

/** Whether the service took a paid request: the difference between "send again" and "paid twice". */
export type Accepted = 'yes' | 'no' | 'unknown';

/** What kind of failure it is, decided by the error's code first, then by the HTTP status, then by the transport. */
export type FailureKind =
  | 'network'
  | 'timeout'
  | 'key_rejected'
  | 'key_limit'
  | 'balance'
  | 'model_denied'
  | 'content'
  | 'invalid'
  | 'reference_unreadable'
  | 'rate_limited'
  | 'unavailable'
  | 'duplicate'
  | 'not_found'
  | 'server'
  | 'garbled'
  | 'refused_address'
  | 'bad_result'
  | 'link_expired'
  | 'disk'
  | 'aborted';

/** Kinds of a refusal that pass by themselves: the same request may be sent again, and nothing was charged. */
const passing: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'network',
  'timeout',
  'rate_limited',
  'unavailable',
  'server',
  'garbled',
]);

export function passesByItself(kind: FailureKind): boolean {
  return passing.has(kind);
}

/** Everything a call to EvoLink can fail with. Its texts never hold the key. */
export class EvolinkFailure extends Error {
  readonly kind: FailureKind;
  /** The service's own code as a string (`insufficient_quota`, `429`), or ours where it gave none. */
  readonly code: string;
  readonly accepted: Accepted;
  readonly status: number | undefined;
  /** From `Retry-After`, in milliseconds. */
  readonly retryAfter: number | undefined;
  readonly requestId: string | undefined;
  /** What the service said, word for word. */
  readonly serviceMessage: string | undefined;

  constructor(options: {
    kind: FailureKind;
    code: string;
    /** Plain words for the artist. */
    message: string;
    accepted: Accepted;
    status?: number | undefined;
    retryAfter?: number | undefined;
    requestId?: string | undefined;
    serviceMessage?: string | undefined;
    cause?: unknown;
  }) {
    super(options.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'EvolinkFailure';
    this.kind = options.kind;
    this.code = options.code;
    this.accepted = options.accepted;
    this.status = options.status;
    this.retryAfter = options.retryAfter;
    this.requestId = options.requestId;
    this.serviceMessage = options.serviceMessage;
  }
}

/** `pending` and any word we do not know count as still running. */
export type TaskStatus = 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled';

export interface TaskError {
  code: string;
  message: string;
  suggestion?: string;
}

/** A task as one answer described it. */
export interface Task {
  id: string;
  status: TaskStatus;
  /** 0 to 100. */
  progress?: number;
  /** Addresses of the pictures, in order, from `results` or else `result_data`. */
  results: string[];
  model?: string;
  /** Milliseconds since 1970. */
  createdAt?: number;
  estimatedSeconds?: number;
  creditsReserved?: number;
  creditsUsed?: number;
  error?: TaskError;
  /** The whole answer as it came, every field kept. */
  raw: Record<string, unknown>;
  requestId?: string;
  /** The answer said that it belongs to an earlier POST with the same idempotency key. */
  replayed?: boolean;
}

/** A row of the account's task list. */
export interface TaskListRow {
  id: string;
  model?: string;
  status: TaskStatus;
  /** Milliseconds since 1970. */
  createdAt: number;
  creditsUsed?: number;
}

export interface CreditsAnswer {
  accountRemaining?: number;
  accountUsed?: number;
  keyRemaining?: number;
  keyUnlimited?: boolean;
  /** The smaller of the two limits. */
  spendable?: number;
}

export interface UploadedFile {
  url: string;
  fileId?: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
  raw: Record<string, unknown>;
}

export interface FileToUpload {
  path: string;
  /** A unique name with its ending: an upload under an existing name would overwrite it. */
  name: string;
  mediaType: string;
  bytes: number;
}

export interface DownloadedFile {
  bytes: number;
  sha256: string;
  /** From the first bytes, never from the address or a header. */
  mediaType: (typeof mediaTypes)[SentFormat];
  /** File ending with its dot, that fits the type. */
  ending: (typeof fileEndings)[SentFormat];
}

export interface CallOptions {
  signal?: AbortSignal;
}

/**
 * EvoLink as Reverie uses it. Every failure is an {@link EvolinkFailure}.
 * No method retries by itself: the queue decides when to ask again.
 */
export interface Evolink {
  /** `POST /v1/images/generations`. Gives up after 30 s without an answer. `accepted` of a failure decides what may follow. */
  submit(request: GenerationRequest, idempotencyKey: string, options?: CallOptions): Promise<Task>;
  /** `GET /v1/tasks/{id}`, 15 s. */
  task(taskId: string, options?: CallOptions): Promise<Task>;
  /**
   * `GET /v1/tasks`, newest first, this model's pictures only; undocumented and may fail. With `since`
   * (milliseconds since 1970) page after page is read, until tasks are older or a thousand are read; without, one page.
   */
  recentTasks(options?: CallOptions & { pageSize?: number; since?: number }): Promise<TaskListRow[]>;
  /**
   * The service's time minus this computer's, in milliseconds, by the last answer's `Date`, which is cut to whole
   * seconds: the true difference is up to a second more. Undefined before the first answer.
   */
  clockOffset(): number | undefined;
  /** `GET /v1/credits`. */
  credits(options?: CallOptions): Promise<CreditsAnswer>;
  /** `GET /v1/models`: free, and answers only to a good key. With `key`, checks that one, just typed, instead of the kept one. */
  checkKey(options?: CallOptions & { key?: string }): Promise<{ models: string[] }>;
  /** Streams one file up, 120 s. */
  upload(
    file: FileToUpload,
    options?: CallOptions & { onProgress?: (sentBytes: number) => void },
  ): Promise<UploadedFile>;
  /**
   * Streams a result into `path` (truncated first, fsynced before the answer), never with Authorization.
   * https only and public addresses only, each redirect hop checked again, at most five; the API's own
   * loopback origin is excepted. With `namedByService` (a result's link, not one of the artist's) that host, and no
   * other, is also reached at the fake addresses of VPN programs: its certificate proves it. Refuses what is not a picture by its first bytes, what is shorter than
   * announced, and what is larger than `maximumBytes` (128 MB when absent).
   */
  download(
    url: string,
    path: string,
    options?: CallOptions & {
      maximumBytes?: number;
      namedByService?: boolean;
      onProgress?: (receivedBytes: number, totalBytes: number | undefined) => void;
    },
  ): Promise<DownloadedFile>;
  close(): Promise<void>;
}
