/* For `node --import`: a plain process in which `import 'electron'` gives nothing, instead of starting a download. */
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (name, context, next) =>
    next(name === 'electron' ? new URL('../host/notElectron.ts', import.meta.url).href : name, context),
});
