/** Plain facts that go with a log line. Never the key, never a picture's bytes. */
export type LogFields = Record<string, unknown>;

/** Where services say what happened. Every line passes redaction before it is written. */
export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** A logger whose lines carry `fields` too. */
  with(fields: LogFields): Logger;
  /** From now on this value appears in no line, in none of its encodings. Absent where nothing is written. */
  addSecret?(secret: string): void;
}

/** Says nothing; for tests that do not read the log. */
export const silentLogger: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  with: () => silentLogger,
};
