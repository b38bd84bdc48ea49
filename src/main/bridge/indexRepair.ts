import type { StudioHandlers } from './routes.ts';
import { isIndexDamage } from '../library/files/problems.ts';
import { ReverieError } from '../../shared/bridge/result.ts';

/**
 * The same handlers, but one that meets a damaged index has it repaired: a large index is not looked at whole at each
 * start, so damage may only show while it is used.
 */
export function repairingIndex(handlers: StudioHandlers, repair: () => void): StudioHandlers {
  const told = (error: unknown): unknown => {
    if (!isIndexDamage(error)) return error;
    repair();
    return new ReverieError(
      'disk',
      'The library’s index is damaged. It is being rebuilt from its last backup and the folders; the pictures are not touched. Try again in a moment.',
      { cause: error },
    );
  };
  const guarded = Object.entries(handlers).map(([name, handler]) => [
    name,
    async (...input: never[]): Promise<unknown> => {
      try {
        return await (handler as (...given: never[]) => unknown)(...input);
      } catch (error) {
        throw told(error);
      }
    },
  ]);
  return Object.fromEntries(guarded) as StudioHandlers;
}
