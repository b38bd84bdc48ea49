import type { KeyStatus } from '../../shared/bridge/account.ts';
import { ReverieError } from '../../shared/bridge/result.ts';
import type { KeyStorage } from '../../shared/bridge/account.ts';

/** Where a key is put that the artist wants kept as `storage` says. Throws `weak_storage` where that cannot be. */
export function placeFor(
  storage: KeyStorage | undefined,
  available: KeyStatus['storageAvailable'],
): 'store' | 'session' {
  switch (storage) {
    case undefined:
      return available === 'keychain' ? 'store' : 'session';
    case 'session':
      return 'session';
    case 'protected':
      if (available !== 'keychain') {
        throw new ReverieError(
          'weak_storage',
          'This system has no protected storage for the key. Keep it until Reverie closes, or save it anyway in a file that other programs of yours could read.',
        );
      }
      return 'store';
    case 'weak':
      if (available === 'none') {
        throw new ReverieError(
          'weak_storage',
          'This system offers no storage for the key at all. It can be kept until Reverie closes.',
        );
      }
      return 'store';
  }
}
