import type { Clock } from '../../shared/domain/clock.ts';
import type { FaultScript } from './faults.ts';

/** Draws an SVG document as a JPEG of exactly `width` x `height` pixels; `quality` 1 to 100. */
export type DrawPicture = (svg: string, width: number, height: number, quality: number) => Promise<Uint8Array>;

/**
 * Which published way to let the model choose the shape is accepted: the founding page's (`size: "2K"`),
 * today's manual's (`size` a ratio word or `auto`, beside `quality`), or both.
 */
export type AcceptedAutoForms = 'both' | 'tier_as_size' | 'auto_with_quality';

export interface SimulatorOptions {
  /** Default 1. Everything drawn and every id is a function of the seed and the order of requests. */
  seed?: number;
  /** Default: the system's. */
  clock?: Clock;
  /** Default 1. The simulated durations (tasks, result links, uploads) are divided by it. */
  timeScale?: number;
  /** The accepted bearer key; any non-empty key when absent. */
  key?: string;
  /** The balance to begin with, in credits. Default 500. */
  credits?: number;
  /** Default true: what is reserved is off the balance that is told at once, not only when its task has ended. */
  showsHolds?: boolean;
  drawPicture: DrawPicture;
  /** Typical colours (`#rrggbb`, most typical first) of a reference's bytes; taken from a hash when absent. */
  paletteOf?: (bytes: Uint8Array) => readonly string[] | Promise<readonly string[]>;
  /** 0, the default, is any free port. */
  port?: number;
  /** Default `both`. */
  autoForms?: AcceptedAutoForms;
  /** Simulated milliseconds that a result link works. Default 24 hours. */
  linkLifetime?: number;
  /** How an expired result link answers. Default 403. */
  expiredLinkStatus?: 403 | 404 | 410;
  /** Files that may be kept at once. Default 2000, as the documented default group. */
  maximumFiles?: number;
  /** The newest requests kept for `requests`. Default 20,000; 0 keeps none, for a simulator that runs for days. */
  keptRequests?: number;
  /** Bytes of drawn pictures kept; others are drawn again, to the same bytes. Default 256 MB. */
  cacheBytes?: number;
}

export interface RecordedRequest {
  readonly method: string;
  /** Path with its query, as sent. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON, or the text fields of an upload; absent when there was none or it was not read. */
  readonly body?: unknown;
  /** The uploaded file. */
  readonly bytes?: Uint8Array;
  /** When its headers arrived, in milliseconds since 1970. */
  readonly at: number;
}

export type SimulatedStatus = 'pending' | 'processing' | 'completed' | 'failed';

export interface SimulatedResult {
  readonly url: string;
  readonly width: number;
  readonly height: number;
  /** Of the JPEG; known once it has been drawn. */
  readonly sha256?: string | undefined;
  /** Exactly the bytes that the link delivers; draws them if need be. */
  bytes(): Promise<Uint8Array>;
}

export interface SimulatedTask {
  readonly id: string;
  readonly idempotencyKey?: string | undefined;
  /** The JSON that was posted. */
  readonly request: Readonly<Record<string, unknown>>;
  readonly status: SimulatedStatus;
  /** 0 to 100. */
  readonly progress: number;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** When it ends or ended, in milliseconds since 1970. */
  readonly endsAt: number;
  readonly creditsReserved: number;
  /** 0 until it is completed. */
  readonly creditsCharged: number;
  /** Empty unless completed. */
  readonly results: readonly SimulatedResult[];
  readonly error?: { readonly code: string; readonly message: string } | undefined;
}

export interface Simulator {
  /** `http://127.0.0.1:PORT`; serves API, files API, and result and file links alike. */
  readonly origin: string;
  /** Every request, oldest first, in the order in which their headers arrived. */
  readonly requests: readonly RecordedRequest[];
  readonly faults: FaultScript;
  /** Oldest first, as they are now. */
  tasks(): readonly SimulatedTask[];
  /** What is left, reserved credits already taken off. */
  credits(): number;
  /** Ends the server; open connections are cut. */
  close(): Promise<void>;
}
