import { readFileSync, writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import { USAGE_CHANNEL, type Usage } from './usage.js';

/**
 * Linux hands the resident set of the parent down in getrusage's figure; /proc's begins anew with the program.
 * Elsewhere there is getrusage alone.
 */
function peakKibibytes(maxRss: number): number {
  if (process.platform !== 'linux') return maxRss;
  const line = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
  return line === null ? maxRss : Number(line[1]);
}

function reportUsage(): void {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage: Usage = {
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    peakMebibytes: peakKibibytes(maxRSS) / 1024,
  };
  writeSync(USAGE_CHANNEL, `${JSON.stringify(usage)}\n`);
}

// Helper threads load this too, and are counted with their process.
if (isMainThread) process.on('exit', reportUsage);
