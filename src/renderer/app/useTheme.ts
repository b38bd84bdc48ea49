import { useEffect } from 'react';
import { useAppInfo } from '../state/appInfo/index.ts';
import { useMediaQuery } from '../hooks/index.ts';
import { useSettings } from '../state/settings/index.ts';

/** Keeps the page's theme and the place of the window's buttons as the settings and the system have them. */
export function useTheme(): void {
  const theme = useSettings((state) => state.settings?.theme ?? 'system');
  const systemLight = useMediaQuery('(prefers-color-scheme: light)');
  const info = useAppInfo((state) => state.info);
  useEffect(() => {
    const light = theme === 'light' || (theme === 'system' && systemLight);
    document.documentElement.dataset['theme'] = light ? 'light' : 'dark';
  }, [theme, systemLight]);

  const drawnBySystem = info && !info.standIn ? (info.platform === 'darwin' ? 'mac' : 'controls') : 'none';
  useEffect(() => {
    document.documentElement.dataset['window'] = drawnBySystem;
  }, [drawnBySystem]);
}
