import type { CheckupFinding } from '../../../../server/src/domain/contract.js';

const WORST_FIRST = ['FAULT', 'warn', 'ok'] as const;

/** Faults, then warnings, then what is well, each in the order it was looked at. */
export function worstFirst(findings: readonly CheckupFinding[]): CheckupFinding[] {
  return WORST_FIRST.flatMap((verdict) => findings.filter((finding) => finding.verdict === verdict));
}

export function checkupHeadline(findings: readonly CheckupFinding[]): string {
  const [faults, warnings] = [counted(findings, 'FAULT'), counted(findings, 'warn')];
  if (faults > 0) return `${faults === 1 ? '1 thing keeps' : `${faults} things keep`} a run from working.`;
  if (warnings > 0)
    return `A run works; ${warnings === 1 ? '1 thing wants' : `${warnings} things want`} to be looked at.`;
  return 'All is well.';
}

function counted(findings: readonly CheckupFinding[], verdict: CheckupFinding['verdict']): number {
  return findings.filter((finding) => finding.verdict === verdict).length;
}
