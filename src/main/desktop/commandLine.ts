import { resolve } from 'node:path';
import { originProblem } from '../settings/checkPatch.ts';

export interface CommandLine {
  /** Absolute. */
  userData?: string;
  apiOrigin?: string;
  filesOrigin?: string;
  /** The demo's library begins without pictures, as tests want it that count them. */
  emptyDemo?: boolean;
}

/** Thrown for a command line that cannot be followed; the message is for the person who typed it. */
export class CommandLineError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CommandLineError';
  }
}

const options = ['--user-data', '--api-url', '--files-url'] as const;
type Option = (typeof options)[number];

/**
 * The same command line with every `--name value` of Reverie's written `--name=value`. On Windows Electron
 * ends at once when anything follows an address that stands by itself.
 */
export function joinValues(argv: readonly string[]): string[] {
  const joined: string[] = [];
  for (const argument of argv) {
    const before = joined.at(-1);
    const isValue = (options as readonly (string | undefined)[]).includes(before) && !argument.startsWith('--');
    if (isValue) joined[joined.length - 1] = `${before}=${argument}`;
    else joined.push(argument);
  }
  return joined;
}

function parseOrigin(option: Option, text: string): string {
  // The same rule as for the addresses in Settings.
  const problem = originProblem(option, text);
  if (problem !== undefined) throw new CommandLineError(problem);
  return new URL(text).origin;
}

/**
 * Reads Reverie's options; what belongs to Electron or Chromium is passed over. `--name value` and
 * `--name=value` mean the same.
 */
export function parseCommandLine(argv: readonly string[], workingFolder: string): CommandLine {
  const found: CommandLine = {};
  if (argv.includes('--empty-demo')) found.emptyDemo = true;
  for (const [index, argument] of argv.entries()) {
    const option = options.find((name) => argument === name || argument.startsWith(`${name}=`));
    if (option === undefined) continue;
    const value = argument === option ? argv[index + 1] : argument.slice(option.length + 1);
    if (value === undefined || value === '' || (argument === option && value.startsWith('--'))) {
      throw new CommandLineError(`${option} needs a value after it.`);
    }
    switch (option) {
      case '--user-data':
        found.userData = resolve(workingFolder, value);
        break;
      case '--api-url':
        found.apiOrigin = parseOrigin(option, value);
        break;
      case '--files-url':
        found.filesOrigin = parseOrigin(option, value);
        break;
    }
  }
  return found;
}
