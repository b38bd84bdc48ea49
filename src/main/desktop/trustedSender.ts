/** What matters of a frame that sent a call. */
export interface SenderFrame {
  readonly url: string;
  /** Null for the top frame of a page. */
  readonly parent: unknown;
}

/** Where Reverie's own page is served: `app://reverie`, or the development server. */
export interface PageAddress {
  protocol: string;
  host: string;
}

/**
 * Whether a call comes from Reverie's own page. `frame` is null when the frame has gone since, which
 * counts as no. Protocol and host are compared, because the `origin` of every custom scheme is "null".
 */
export function isTrustedSender(
  frame: SenderFrame | null,
  sentByOurWindow: boolean,
  page: PageAddress,
): frame is SenderFrame {
  if (frame === null || !sentByOurWindow || frame.parent !== null) return false;
  const url = URL.parse(frame.url);
  return url !== null && url.protocol === page.protocol && url.host === page.host;
}
