import { join } from 'node:path';
import type { BridgeEvents } from '../../shared/bridge/contract.ts';
import type { Emit } from '../events/emitter.ts';
import type { Evolink } from '../evolink/index.ts';
import type { QueueOptions } from '../generation/index.ts';
import type { Notices } from '../notices/index.ts';
import type { OpenSettings } from '../settings/index.ts';
import { openWorkspace, type CommonParts, type WorkspaceOptions } from '../workspace/index.ts';
import { OwnLibrary } from './ownLibrary.ts';

/** The artist's own library where the settings have it, `<userData>/library` without them. It is not opened yet. */
export function createOwnLibrary(options: {
  common: CommonParts;
  userData: string;
  evolink: Evolink;
  settings: Pick<OpenSettings, 'get' | 'internal'>;
  notices: Notices;
  emit: Emit<BridgeEvents>;
  onCharge: WorkspaceOptions['onCharge'];
  onOpened: () => void;
}): OwnLibrary {
  const { common, settings } = options;
  const { internal } = settings;
  const usualPlace = join(options.userData, 'library');
  const unwritten: NonNullable<QueueOptions['unwritten']> = new Map();
  return new OwnLibrary({
    clock: common.clock,
    logger: common.logger,
    notices: options.notices,
    kept: () => {
      const { libraryFolder } = settings.get();
      return { root: libraryFolder || usualPlace, chosen: libraryFolder !== '' || internal.libraryBegun };
    },
    openWorkspace: (root, create, hooks) =>
      openWorkspace({
        ...common,
        ...hooks,
        root,
        create,
        evolink: options.evolink,
        account: () => internal.accountId,
        callbackUrl: () => settings.get().callbackUrl,
        // Kept over restarts.
        autoForm: {
          get: () => internal.autoForm,
          set: (form) => {
            internal.autoForm = form;
          },
        },
        emit: options.emit,
        onCharge: options.onCharge,
        unwritten,
      }),
    onOpened: (root) => {
      if (root === usualPlace && !internal.libraryBegun) internal.libraryBegun = true;
      options.onOpened();
    },
  });
}
