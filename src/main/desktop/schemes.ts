import { protocol } from 'electron';
import type { Logger } from '../logging/index.ts';
import { refuse } from './contentSecurity.ts';

type Serve = (request: Request) => Promise<Response>;

/** Makes `app:` and `media:` behave like web addresses. Before the app is ready, and once. */
export function registerSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    { scheme: 'media', privileges: { standard: true, secure: true } },
  ]);
}

/** Answers the two schemes in the default session. What fails is logged, and the page sees a 500. */
export function serveSchemes(serveInterface: Serve, serveMedia: Serve, logger: Logger): void {
  const guarded =
    (serve: Serve): Serve =>
    async (request) => {
      try {
        return await serve(request);
      } catch (cause) {
        logger.error('A file could not be served', { address: request.url, cause });
        return refuse(500);
      }
    };
  protocol.handle('app', guarded(serveInterface));
  protocol.handle('media', guarded(serveMedia));
}
