import { join } from 'node:path';
import type { Clock } from '../../shared/domain/clock.ts';
import type { LogFields, Logger } from './logger.ts';
import { Redaction } from './redaction.ts';
import { RotatingFile } from './rotatingFile.ts';
import { plain } from './serialise.ts';

/** From the quietest use to the most talkative: a logger writes its own level and those before it. */
export const logLevels = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface FileLoggerOptions {
  /** Lines go to `<userData>/logs/reverie.log`. */
  userData: string;
  clock: Clock;
  /** Default `info`. */
  level?: LogLevel;
  /** Bytes a file may have; default 5 MB. */
  maximumBytes?: number;
  /** Files kept, the current one counted; default 5. */
  files?: number;
  /** Also hears every line, already redacted: a terminal. */
  alsoTo?: (line: string) => void;
  /** Told once, when lines can no longer be written (a full disk). Default: the standard error output. */
  onProblem?: (problem: Error) => void;
}

export interface FileLogger extends Logger {
  addSecret(secret: string): void;
  close(): void;
}

/** A log of JSON lines `{time, level, message, …fields}` with rotation and redaction. Never throws. */
export function createFileLogger(options: FileLoggerOptions): FileLogger {
  const redaction = new Redaction();
  const file = new RotatingFile({
    folder: join(options.userData, 'logs'),
    name: 'reverie',
    maximumBytes: options.maximumBytes ?? 5_000_000,
    files: options.files ?? 5,
  });
  const limit = logLevels.indexOf(options.level ?? 'info');
  const onProblem =
    options.onProblem ??
    ((problem: Error) => {
      console.error(`Reverie cannot write its log: ${problem.message}`);
    });
  let failing = false;

  function write(level: LogLevel, message: string, fields: LogFields): void {
    if (logLevels.indexOf(level) > limit) return;
    const time = new Date(options.clock.now()).toISOString();
    const facts = plain(fields) as LogFields;
    const renamed = Object.entries(facts).map(([name, value]) => [
      name === 'time' || name === 'level' || name === 'message' ? `${name}_` : name,
      value,
    ]);
    const data = { time, level, message: plain(message), ...(Object.fromEntries(renamed) as LogFields) };
    const line = redaction.clean(JSON.stringify(data));
    options.alsoTo?.(line);
    try {
      file.append(line);
      failing = false;
    } catch (error) {
      // A full disk must not stop the app that is saving pictures; it is said once, not at every line.
      if (!failing) onProblem(error instanceof Error ? error : new Error(String(error)));
      failing = true;
    }
  }

  const addSecret = (secret: string): void => {
    redaction.addSecret(secret);
  };

  function logger(always: LogFields): Logger {
    const at =
      (level: LogLevel) =>
      (message: string, fields: LogFields = {}): void => {
        write(level, message, { ...always, ...fields });
      };
    return {
      debug: at('debug'),
      info: at('info'),
      warn: at('warn'),
      error: at('error'),
      with: (fields) => logger({ ...always, ...fields }),
      addSecret,
    };
  }

  return {
    ...logger({}),
    addSecret,
    close: () => {
      file.close();
    },
  };
}
