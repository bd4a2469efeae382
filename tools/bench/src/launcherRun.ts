import { spawnSync } from 'node:child_process';
import { USAGE_CHANNEL, type Usage } from './usage.js';

/** One run of the launcher. */
export interface LauncherRun extends Usage {
  /** From asking for the process to its end. */
  readonly wallSeconds: number;
}

/** A run that did not end well, with what it said. */
export class FailedRun extends Error {
  constructor(words: readonly string[], said: string) {
    super(`${words[0]} failed: ${said.trim() || 'it said nothing'}`);
  }
}

/** The observer stopped it. */
export class StoppedRun extends Error {
  constructor() {
    super('stopped');
  }
}

const LONGEST_ANSWER = 64 * 2 ** 20;

/**
 * Runs the launcher in a process of its own and waits for its end; nothing else goes on here meanwhile.
 * @throws FailedRun with what it wrote to standard error; StoppedRun
 */
export function launcherRun(launcher: string, words: readonly string[]): LauncherRun {
  const preloaded = new URL('./reportUsage.js', import.meta.url).href;
  const started = performance.now();
  const { status, signal, error, stderr, output } = spawnSync(
    process.execPath,
    ['--import', preloaded, launcher, ...words],
    { stdio: ['ignore', 'pipe', 'pipe', 'pipe'], maxBuffer: LONGEST_ANSWER, encoding: 'utf8' },
  );
  const wallSeconds = Math.round(1000 * (performance.now() - started)) / 1e6;
  if (error) throw new FailedRun(words, error.message);
  if (signal === 'SIGINT' || signal === 'SIGTERM') throw new StoppedRun();
  if (status !== 0) throw new FailedRun(words, `${stderr}${signal === null ? '' : ` (ended by ${signal})`}`);
  const usage = usageOf(output[USAGE_CHANNEL]);
  if (usage === null) throw new FailedRun(words, `it did not report what it took. ${stderr}`);
  return { wallSeconds, ...usage };
}

function usageOf(line: string | null | undefined): Usage | null {
  if (!line) return null;
  const { cpuSeconds, peakMebibytes } = JSON.parse(line) as Partial<Usage>;
  return cpuSeconds === undefined || peakMebibytes === undefined ? null : { cpuSeconds, peakMebibytes };
}
