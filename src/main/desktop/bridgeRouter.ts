import type { Handlers, RouteName, routes as allRoutes } from '../../shared/bridge/contract.ts';
import { ReverieError, type BridgeError, type Result } from '../../shared/bridge/result.ts';
import type { Logger } from '../logging/index.ts';
import { inputProblems } from './inputProblems.ts';

/** Routes whose argument is a draft: a draft of the wrong shape is an invalid draft, not a programming error. */
const draftRoutes: ReadonlySet<RouteName> = new Set<RouteName>(['generations.submit', 'generations.estimate']);

function failed(error: BridgeError): Result<never> {
  return { ok: false, error };
}

function isRoute(routes: typeof allRoutes, name: unknown): name is RouteName {
  return typeof name === 'string' && Object.hasOwn(routes, name);
}

/**
 * The one door from the page to main: finds the route, checks the input against the contract, calls the
 * handler and turns whatever happens into a `Result`. Never rejects. A handler is reached with valid
 * arguments only.
 */
export async function routeCall(
  routes: typeof allRoutes,
  handlers: Handlers,
  name: unknown,
  input: unknown,
  logger: Logger,
): Promise<Result<unknown>> {
  if (!isRoute(routes, name)) {
    return failed({ code: 'unknown_route', message: 'This version of Reverie does not know that call.' });
  }
  const parsed = routes[name].input.safeParse(input);
  if (!parsed.success) {
    const isDraft = draftRoutes.has(name);
    const details = inputProblems(parsed.error.issues, input, isDraft ? 'draft' : 'input');
    logger.warn('A call was refused for its input', { route: name, details });
    return failed({
      code: isDraft ? 'invalid_draft' : 'invalid_input',
      message: details[0]?.message ?? 'Reverie does not understand that call.',
      details,
    });
  }
  try {
    // The cast joins what the contract ties together by name: this route's arguments and this route's handler.
    const handler = handlers[name] as (...input: unknown[]) => unknown;
    return { ok: true, data: await handler(...parsed.data) };
  } catch (cause) {
    return failed(describeFailure(cause, name, logger));
  }
}

/** What the page is told of a failure. What is not meant for the artist goes to the log alone. */
function describeFailure(cause: unknown, route: RouteName, logger: Logger): BridgeError {
  if (cause instanceof ReverieError) {
    logger.info('A call was refused', { route, code: cause.code, message: cause.message, cause: cause.cause });
    const { code, message, details } = cause;
    return details === undefined ? { code, message } : { code, message, details };
  }
  logger.error('A call failed', {
    route,
    error: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
  });
  return {
    code: 'internal',
    message: 'Something went wrong inside Reverie. The log in Reverie’s folder has the details.',
  };
}
