import type { LogLevel, LogLine } from './contract.js';

/** pino's numbers. */
const WARNING = 40;
const ERROR = 50;

/**
 * What a log says, as services write it: a line of JSON each. What is no whole line, as where a file is read from its
 * middle, is passed over.
 */
export function logLines(text: string): LogLine[] {
  return text.split('\n').flatMap((line) => {
    const told = parsed(line);
    if (told === null) return [];
    const { time, service, level, msg, error } = told;
    if (typeof time !== 'string' || typeof service !== 'string' || typeof level !== 'number') return [];
    const words = [msg, error].filter((part) => typeof part === 'string' && part !== '').join(': ');
    return [{ at: time, service, level: levelOf(level), words }];
  });
}

/** The newest of several logs, newest first; lines of the same moment stay in their order. */
export function newestLines(logs: readonly LogLine[][], most: number): LogLine[] {
  return logs
    .flat()
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
    .slice(0, most);
}

function levelOf(level: number): LogLevel {
  if (level >= ERROR) return 'error';
  return level >= WARNING ? 'warning' : 'info';
}

function parsed(line: string): Record<string, unknown> | null {
  try {
    const told: unknown = JSON.parse(line);
    return typeof told === 'object' && told !== null ? { ...told } : null;
  } catch {
    return null;
  }
}
