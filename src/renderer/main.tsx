import './app/nonce.ts';
import '@fontsource-variable/inter/wght.css';
import './app/tokens.css';
import './app/base.css';
import './app/forcedColours.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { ErrorBoundary } from './app/ErrorBoundary.tsx';
import { startLanguages } from './locales/index.ts';

const root = document.querySelector('#root');
if (!root) throw new Error('The page has no place to draw into.');
await startLanguages();
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <App />
    </ErrorBoundary>
  </StrictMode>,
);
