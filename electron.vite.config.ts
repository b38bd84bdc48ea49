import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const here = import.meta.dirname;

// Main is ESM, as Electron 45 loads it. The preload script runs sandboxed, where only CommonJS in
// one file works. The renderer is served by the `app:` scheme, so its addresses are relative.
export default defineConfig({
  main: {
    build: {
      // sharp finds its WebAssembly build at run time; everything else is bundled so that a start
      // reads one file instead of a thousand.
      externalizeDeps: {
        exclude: ['electron-store', 'undici', 'zod', 'p-queue'],
      },
      rolldownOptions: {
        input: { index: resolve(here, 'src/main/index.ts') },
        output: { format: 'es' },
        checks: { pluginTimings: false },
      },
      // Read from the disk, not from a network.
      chunkSizeWarningLimit: 5000,
      sourcemap: true,
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(here, 'src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
      minify: false,
    },
  },
  renderer: {
    root: resolve(here, 'src/renderer'),
    base: './',
    html: { cspNonce: 'REVERIE_CSP_NONCE' },
    build: {
      minify: true,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: { index: resolve(here, 'src/renderer/index.html') } },
      // Fonts and icons stay files: the content security policy has no data: for fonts.
      assetsInlineLimit: 0,
    },
    plugins: [react()],
  },
});
