import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connect, readContents } from './connect.ts';
import { openOnboarding } from '../state/interface/index.ts';
import { useAccount } from '../state/account/index.ts';
import { useAppInfo } from '../state/appInfo/index.ts';
import { useSettings } from '../state/settings/index.ts';
import { showToast, TooltipProvider } from '../ui/index.ts';
import { PlainScreen } from './PlainScreen.tsx';
import { Shell } from './Shell.tsx';
import { runAsked } from './runAsked.ts';
import { useShortcuts } from './useShortcuts.ts';
import { useTheme } from './useTheme.ts';

// Once a page, also where React runs effects twice while developing.
let connecting: Promise<string[]> | undefined;
let contentsAsked = false;

function showProblem(text: string): void {
  showToast({ icon: 'problem', text });
}

/** Before anything was made or entered: the welcome. */
function welcomeIfNew(): void {
  const { settings } = useSettings.getState();
  const { key } = useAccount.getState();
  const { info } = useAppInfo.getState();
  if (settings && !settings.onboarded && !key?.present && !info?.demo) openOnboarding();
}

export function App() {
  const { t } = useTranslation();
  const [problems, setProblems] = useState<string[]>();
  const hasBridge = 'reverie' in window;
  useEffect(() => {
    if (!hasBridge) return;
    connecting ??= connect({
      command: runAsked,
      problem: showProblem,
    }).then((found) => {
      welcomeIfNew();
      return found;
    });
    connecting.then(setProblems, (problem: unknown) => {
      setProblems([String(problem)]);
    });
  }, [hasBridge]);
  const ready = problems?.length === 0;
  useEffect(() => {
    if (!ready || contentsAsked) return;
    contentsAsked = true;
    readContents({ problem: showProblem });
  }, [ready]);
  useTheme();
  useShortcuts();

  if (!hasBridge) return <PlainScreen title={t('app.failure.noStart')} details={t('app.failure.noBridge')} />;
  // Nothing for the few milliseconds until the theme and the panels are known: no screen that jumps.
  if (!problems) return null;
  if (problems.length > 0) return <PlainScreen title={t('app.failure.noStart')} details={problems.join(' ')} />;
  return (
    <TooltipProvider>
      <Shell />
    </TooltipProvider>
  );
}
