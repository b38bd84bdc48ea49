export { createFileLogger, logLevels, type FileLogger, type FileLoggerOptions, type LogLevel } from './fileLogger.ts';
export { silentLogger, type LogFields, type Logger } from './logger.ts';
