/**
 * The nonce that the content security policy asks of every style sheet made at run time; main puts a
 * fresh one into the page each time it serves it. Undefined where the page is served without one.
 */
export function cspNonce(): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]');
  return meta?.nonce || meta?.getAttribute('nonce') || undefined;
}
