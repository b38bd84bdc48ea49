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

/** Whether an address belongs to Reverie's page. Protocol and host are compared: the `origin` of every custom scheme is "null". */
export function isOwnPage(address: string, page: PageAddress): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === page.protocol && url.host === page.host;
}

/**
 * Whether a call comes from Reverie's own page. `frame` is null when the frame has gone since, which
 * counts as no.
 */
export function isTrustedSender(frame: SenderFrame | null, sentByOurWindow: boolean, page: PageAddress): boolean {
  if (frame === null || !sentByOurWindow || frame.parent !== null) return false;
  return isOwnPage(frame.url, page);
}
