import { account } from './en/account.ts';
import { app } from './en/app.ts';
import { common } from './en/common.ts';
import { compose } from './en/compose.ts';
import { curation } from './en/curation.ts';
import { exporting } from './en/exporting.ts';
import { finding } from './en/finding.ts';
import { library } from './en/library.ts';
import { onboarding } from './en/onboarding.ts';
import { settings } from './en/settings.ts';
import { viewer } from './en/viewer.ts';

/** Every text in English, nested by feature; other languages follow its shape. */
export const en = {
  account,
  app,
  common,
  compose,
  curation,
  exporting,
  finding,
  library,
  onboarding,
  settings,
  viewer,
} as const;
