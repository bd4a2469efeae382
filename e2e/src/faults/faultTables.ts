import type { TrialResult } from './campaign.js';
import { FAULT_KINDS, type FaultName } from './registry.js';

const HEADINGS = ['fault', 'tried', 'the same at the end', 'differs', 'did not end', 'exit codes of the run it struck'];

/** What came of every kind, in Markdown; trials whose fault came too late are left out, but for those that differ. */
export function faultTables(trials: readonly TrialResult[]): string {
  const struck = trials.filter((trial) => trial.struck || trial.differences.length > 0);
  const kinds = (Object.keys(FAULT_KINDS) as FaultName[]).filter((kind) => struck.some((trial) => trial.kind === kind));
  const rows = kinds.map((kind) =>
    rowOf(
      FAULT_KINDS[kind].what,
      struck.filter((trial) => trial.kind === kind),
    ),
  );
  const lines = [HEADINGS, HEADINGS.map(() => '---'), ...rows, rowOf('all', struck)];
  return `${lines.map((line) => `| ${line.join(' | ')} |`).join('\n')}\n`;
}

function rowOf(what: string, trials: readonly TrialResult[]): string[] {
  const hung = trials.filter(({ differences }) => differences.some((one) => one.includes('did not end')));
  const different = trials.filter((trial) => trial.differences.length > 0 && !hung.includes(trial));
  const same = trials.length - hung.length - different.length;
  return [what, ...[trials.length, same, different.length, hung.length].map(String), codesOf(trials)];
}

function codesOf(trials: readonly TrialResult[]): string {
  const counts = Map.groupBy(trials, ({ code }) => wordOf(code));
  return [...counts]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([code, those]) => `${code}: ${those.length}`)
    .join(', ');
}

function wordOf(code: number | null): string {
  if (code === null) return 'ended';
  return code < 0 ? 'killed' : String(code);
}
