import type { LinkName } from '../../shared/bridge/app.ts';

/** The only pages Reverie opens in the browser. */
export const links: Record<LinkName, string> = {
  home: 'https://evolink.ai',
  keys: 'https://evolink.ai/dashboard/keys',
  topUp: 'https://evolink.ai/dashboard/credits',
  taskLog: 'https://evolink.ai/dashboard/logs',
  manual: 'https://docs.evolink.ai',
};
