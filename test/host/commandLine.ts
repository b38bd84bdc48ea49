import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface HostOptions {
  /** Absolute. */
  userData: string;
  /** 0 lets the system choose. */
  port: number;
  headless: boolean;
  /** Absolute path of the built main script. */
  main: string;
  /** What is passed on to Reverie. */
  passedOn: string[];
}

export const usage =
  'npm run host -- [--user-data DIR] [--api-url URL] [--files-url URL] [--empty-demo] [--port N] [--headless] [--main FILE]';

/** Thrown for a command line that cannot be followed; the message is for the person who typed it. */
export class UsageError extends Error {}

/** Beside Electron's own folder, not in it: a key that Electron protects cannot be read here, nor the other way. */
function defaultUserData(): string {
  const name = 'Reverie stand-in';
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', name);
  if (process.platform === 'win32') return join(process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), name);
  return join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), name);
}

export function parseHostCommandLine(argv: string[], root: string): HostOptions {
  const text = { type: 'string' } as const;
  let values;
  try {
    ({ values } = parseArgs({
      args: argv,
      options: {
        'user-data': text,
        'api-url': text,
        'files-url': text,
        'empty-demo': { type: 'boolean' },
        port: text,
        headless: { type: 'boolean' },
        main: text,
      },
    }));
  } catch (cause) {
    throw new UsageError(`${(cause as Error).message} Usage: ${usage}`);
  }
  const port = values.port === undefined ? 0 : Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(`--port needs a number from 0 to 65535; it was given "${values.port}".`);
  }
  const userData = resolve(values['user-data'] ?? defaultUserData());
  const passedOn = ['--user-data', userData];
  if (values['api-url'] !== undefined) passedOn.push('--api-url', values['api-url']);
  if (values['files-url'] !== undefined) passedOn.push('--files-url', values['files-url']);
  if (values['empty-demo']) passedOn.push('--empty-demo');
  return {
    userData,
    port,
    headless: values.headless ?? false,
    main: resolve(values.main ?? join(root, 'out', 'main', 'index.js')),
    passedOn,
  };
}
