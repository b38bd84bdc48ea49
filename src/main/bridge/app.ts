import type { Libraries } from '../libraries/index.ts';
import type { Notices } from '../notices/index.ts';
import type { Announcements } from './announcements.ts';
import type { StudioHandlers } from './routes.ts';

export interface AppHandlerParts {
  libraries: Pick<Libraries, 'showDemo' | 'showOwn'>;
  notices: Pick<Notices, 'remove'>;
  announcements: Pick<Announcements, 'appInfo' | 'reset'>;
  /** The composer's draft, as the page keeps it. */
  draft: { read(): Promise<string | null>; write(text: string): Promise<void> };
}

export function appHandlers({ libraries, notices, announcements, draft }: AppHandlerParts) {
  return {
    'app.info': () => announcements.appInfo(),
    'app.enterDemo': async () => {
      await libraries.showDemo();
      announcements.reset();
      return announcements.appInfo();
    },
    'app.leaveDemo': () => {
      libraries.showOwn();
      announcements.reset();
      return announcements.appInfo();
    },
    'app.keptDraft': () => draft.read(),
    'app.keepDraft': async (text) => {
      await draft.write(text);
      return null;
    },
    'app.dismissNotice': (id) => {
      notices.remove(id);
      return announcements.appInfo();
    },
  } satisfies Partial<StudioHandlers>;
}
