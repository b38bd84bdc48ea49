/** Which requests a fault waits for; what is left out matches everything. */
export interface FaultMatch {
  method?: string;
  /** A whole path without query, or a pattern tested against path and query. */
  path?: string | RegExp;
  /** How many matching requests it strikes. Default 1. */
  times?: number;
}

export type FaultAction =
  /** Only waits. */
  | { kind: 'none' }
  /** Answers this without doing anything; a string body is sent as it is, anything else as JSON. */
  | { kind: 'answer'; status: number; body?: unknown; headers?: Record<string, string> }
  /** Resets the connection before the body is read; nothing is done. */
  | { kind: 'reset_before' }
  /** Never answers; nothing is done. */
  | { kind: 'silent_before' }
  /** Does what was asked, then resets the connection. */
  | { kind: 'reset_after' }
  /** Does what was asked, then answers this instead. */
  | { kind: 'answer_after'; status: number; body?: unknown; headers?: Record<string, string> }
  /** Does what was asked, then never answers. */
  | { kind: 'silent_after' }
  /** Does what was asked, then sends JSON that breaks off, as a complete answer with the true status. */
  | { kind: 'garbled' }
  /** Announces the whole length, sends `bytes` of it (half when absent), and resets. */
  | { kind: 'truncated'; bytes?: number }
  /** An HTML page with status 200. */
  | { kind: 'html' }
  /** The bytes of another type with status 200, still called image/jpeg. */
  | { kind: 'other_type'; type: 'png' | 'pdf' }
  /** `bytes` bytes that begin as a JPEG does; their number is announced or not. */
  | { kind: 'too_big'; bytes: number; announced?: boolean }
  /** Status 302 unless told otherwise. */
  | { kind: 'redirect'; location: string; status?: 301 | 302 | 303 | 307 | 308 };

/** What goes wrong, after `delay` milliseconds of the simulator's clock (never divided by the time scale). */
export type Fault = FaultAction & { delay?: number };

export interface UnusedFault {
  match: FaultMatch;
  fault: Fault;
  /** Requests that it still waits for. */
  left: number;
}

/** Things that shall go wrong. Faults strike in the order in which they were added, one a request. */
export interface FaultScript {
  next(match: FaultMatch, fault: Fault): void;
  /** Those that have not struck as often as they should. */
  unused(): readonly UnusedFault[];
  /** Forgets all that are left. */
  clear(): void;
}

function matches(match: FaultMatch, method: string, target: string): boolean {
  if (match.method !== undefined && match.method.toUpperCase() !== method) return false;
  if (match.path === undefined) return true;
  if (typeof match.path === 'string') return match.path === target.split('?')[0];
  // A pattern with the g or y flag remembers where it stopped; each request is to be tested from the start.
  match.path.lastIndex = 0;
  return match.path.test(target);
}

export class FaultQueue implements FaultScript {
  #waiting: UnusedFault[] = [];

  next(match: FaultMatch, fault: Fault): void {
    const left = match.times ?? 1;
    if (!(left >= 1)) throw new RangeError(`A fault must strike at least once; found times: ${left}.`);
    this.#waiting.push({ match, fault, left });
  }

  unused(): readonly UnusedFault[] {
    return this.#waiting.map((entry) => ({ ...entry }));
  }

  clear(): void {
    this.#waiting = [];
  }

  /** The fault for a request that has just arrived, which is then used up by one. */
  take(method: string, target: string): Fault | undefined {
    const entry = this.#waiting.find(({ match }) => matches(match, method, target));
    if (!entry) return undefined;
    entry.left -= 1;
    if (entry.left < 1) this.#waiting = this.#waiting.filter((other) => other !== entry);
    return entry.fault;
  }
}
