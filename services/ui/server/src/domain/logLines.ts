import type { LogLevel, LogLine } from './contract.js';

/** pino's numbers. */
const WARNING = 40;
const ERROR = 50;

/** How a line begins that tells of no trouble. */
const QUIET = '{"level":30,';

/**
 * What a log says, as services write it: a line of JSON each. What is no whole line, as where a file is read from its
 * middle, is passed over. Before the newest so many, which are read as they are, only what tells of trouble is read: a
 * night has thousands that do not.
 */
export function logLines(text: string, newest = Number.POSITIVE_INFINITY): LogLine[] {
  const lines = text.split('\n');
  return lines.flatMap((line, place) => {
    if (place < lines.length - newest && line.startsWith(QUIET)) return [];
    const told = parsed(line);
    if (told === null) return [];
    const { time, service, level, msg, error } = told;
    if (typeof time !== 'string' || typeof service !== 'string' || typeof level !== 'number') return [];
    const words = [msg, error].filter((part) => typeof part === 'string' && part !== '').join(': ');
    return [{ at: time, service, level: levelOf(level), words }];
  });
}

/** How many lines are wanted: of all logs together, and of each however old they are, and of its troubles. */
export interface LinesWish {
  most: number;
  ofEach: number;
  troublesOfEach: number;
}

/**
 * The newest of several logs, newest first; lines of the same moment stay in their order. Each log is written from its
 * oldest line to its newest.
 */
export function newestLines(logs: readonly LogLine[][], { most, ofEach, troublesOfEach }: LinesWish): LogLine[] {
  const kept = new Set(
    logs.flatMap((log) => [
      ...last(log, ofEach),
      ...last(
        log.filter(({ level }) => level !== 'info'),
        troublesOfEach,
      ),
    ]),
  );
  const sorted = logs.flat().sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  return sorted.filter((line, place) => place < most || kept.has(line));
}

function last(log: readonly LogLine[], count: number): LogLine[] {
  return log.slice(Math.max(0, log.length - count));
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
