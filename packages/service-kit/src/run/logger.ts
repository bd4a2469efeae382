import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import { forgetGoneWorkers } from '../logs/forgetGoneWorkers.js';
import { LogFile } from '../logs/logFile.js';
import { printable } from '../words/index.js';

export type { Logger };

/**
 * JSON lines in `<home>/logs/<name>.log`; warnings and errors also as one plain line each on standard error. A line
 * that cannot be written, as on a full disk, costs nothing but the line; the first one is told.
 */
export function openLogger(home: string, name: string): Logger {
  const folder = join(home, 'logs');
  mkdirSync(folder, { recursive: true });
  forgetGoneWorkers(folder, new Date());
  let told = false;
  const file = new LogFile(join(folder, `${name}.log`), {
    failed: (error) => {
      const reason = error instanceof Error ? error.message : String(error);
      if (!told) process.stderr.write(`${name} warning: its log cannot be written: ${printable(reason)}\n`);
      told = true;
    },
  });
  const terminal = {
    write: (line: string) => {
      const { level, msg, error } = JSON.parse(line) as { level: number; msg?: string; error?: string };
      const text = [msg, error].filter((part) => part !== undefined && part !== '').join(': ');
      process.stderr.write(`${name} ${level >= 50 ? 'error' : 'warning'}: ${printable(text)}\n`);
    },
  };
  return pino(
    { base: { service: name }, timestamp: pino.stdTimeFunctions.isoTime },
    pino.multistream([
      { level: 'info', stream: file },
      { level: 'warn', stream: terminal },
    ]),
  );
}

/** Nest speaks through our logger; its chatter about routes and modules is left out. */
export function nestLogger(logger: Logger): LoggerService {
  return {
    log: () => undefined,
    warn: (message: unknown) => logger.warn(String(message)),
    error: (message: unknown, stack?: unknown) => logger.error({ stack: String(stack ?? '') }, String(message)),
    fatal: (message: unknown) => logger.fatal(String(message)),
  };
}
