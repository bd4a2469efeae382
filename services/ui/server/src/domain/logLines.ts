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

/** How many lines are wanted: of all logs together, and of each however old they are. */
export interface LinesWish {
  most: number;
  ofEach: number;
}

/**
 * The newest of several logs, newest first; lines of the same moment stay in their order. Each log is written from its
 * oldest line to its newest.
 */
export function newestLines(logs: readonly LogLine[][], { most, ofEach }: LinesWish): LogLine[] {
  const kept = new Set(logs.flatMap((log) => log.slice(Math.max(0, log.length - ofEach))));
  const sorted = logs.flat().sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  return sorted.filter((line, place) => place < most || kept.has(line));
}

/** The last error in each log that has one. */
export function lastErrors(logs: readonly LogLine[][]): LogLine[] {
  return logs.flatMap((log) => log.findLast(({ level }) => level === 'error') ?? []);
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
