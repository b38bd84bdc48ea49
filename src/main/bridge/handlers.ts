import type { AppInfo } from '../../shared/bridge/contract.ts';
import { creditsToDollars, estimateCredits } from '../../shared/domain/price.ts';
import { checkDraft } from '../../shared/seedream/checkDraft.ts';
import { decodeCursor, encodeCursor } from '../generation/cursor.ts';
import type { DraftFile } from '../studio/draftFile.ts';
import { ledgerEntryOf } from '../spending/ledger.ts';
import { createLibraryHandlers, type LibraryHandlerParts } from './library.ts';
import type { Account } from '../account/index.ts';
import type { OpenSettings } from '../settings/index.ts';
import type { Studio } from '../studio/studio.ts';
import type { Submits } from '../spending/submits.ts';

export interface HandlerParts extends LibraryHandlerParts {
  /** The account behind the workspace that is shown. */
  account: () => Account;
  submits: Submits;
  /** Asks whether the key may go to the addresses in force. */
  allowAddresses: () => Promise<void>;
  settings: OpenSettings;
  appInfo: () => Promise<AppInfo>;
  enterDemo: () => Promise<AppInfo>;
  leaveDemo: () => Promise<AppInfo>;
  draft: DraftFile;
  dismissNotice: (id: string) => void;
}

/** What the page can ask that needs no desktop. */
export function createHandlers(parts: HandlerParts): Studio['handlers'] {
  const { workspace, account, settings, submits } = parts;

  return {
    'generations.estimate': (draft) => ({
      pictures: draft.count,
      tasks: draft.countMode === 'separate' ? draft.count : 1,
      credits: estimateCredits(draft.count),
      dollars: creditsToDollars(estimateCredits(draft.count)),
      problems: checkDraft(draft),
    }),
    'generations.preview': (draft) => workspace().preview(draft),
    'generations.submit': async (draft) => submits.submit(draft),
    'generations.get': (id) => workspace().queue.get(id),
    'generations.list': (query) => workspace().queue.list(query),
    'generations.cancel': (id) => workspace().queue.cancel(id),
    'generations.retry': async (id) => submits.retry(id),
    'generations.sendHeld': async (id) => submits.sendHeld(id),
    'generations.retryDownload': (id) => workspace().queue.retryDownload(id),
    'generations.checkUnconfirmed': (id) => workspace().queue.checkUnconfirmed(id),
    'generations.resolveUnconfirmed': async (id, decision) =>
      decision === 'resend' ? submits.resend(id) : workspace().queue.resolveUnconfirmed(id, decision),
    'generations.dismiss': (id) => workspace().queue.dismiss(id),
    'generations.setDismissed': (ids, dismissed) => workspace().queue.setDismissed(ids, dismissed),

    'references.add': (files) => workspace().references.add(files),
    'references.addFromPicture': (id) => workspace().references.addFromPicture(id),
    'references.addFromLink': (link) => workspace().references.addFromLink(link),
    'references.crop': (id, area) => workspace().references.crop(id, area),
    'references.get': (ids) => workspace().references.get(ids),
    'references.recent': (query) => workspace().references.recent(query),
    'references.named': (query) => workspace().references.named(query),
    'references.setTitle': (id, title) => workspace().references.setTitle(id, title),
    'references.usedIn': (id) => workspace().references.usedIn(id),

    ...createLibraryHandlers(parts),

    'exports.preview': (plan) => workspace().exporter.preview(plan),
    'exports.run': (plan) => workspace().exporter.run(plan),
    'exports.cancel': (jobId) => {
      workspace().exporter.cancel(jobId);
      return null;
    },

    'account.keyStatus': () => account().keyStatus(),
    'account.saveKey': (key, options) => account().saveKey(key, options),
    'account.clearKey': () => account().clearKey(),
    'account.allowAddresses': async () => {
      await parts.allowAddresses();
      return null;
    },
    'account.checkKey': (key) => account().checkKey(key),
    'account.credits': (options) => account().credits(options),
    'account.ledger': (query) => {
      const limit = query.limit ?? 100;
      const before = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
      const rows = workspace().queue.store.ledger(limit + 1, before);
      const last = rows[limit - 1];
      return {
        items: rows.slice(0, limit).map(ledgerEntryOf),
        ...(rows.length > limit && last ? { nextCursor: encodeCursor(last) } : {}),
      };
    },

    'settings.get': () => settings.get(),
    'settings.update': (patch) => settings.update(patch),

    'app.info': () => parts.appInfo(),
    'app.enterDemo': () => parts.enterDemo(),
    'app.leaveDemo': () => parts.leaveDemo(),
    'app.keptDraft': () => parts.draft.read(),
    'app.keepDraft': async (text) => {
      await parts.draft.write(text);
      return null;
    },
    'app.dismissNotice': (id) => {
      parts.dismissNotice(id);
      return parts.appInfo();
    },
  };
}
