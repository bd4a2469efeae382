import type { GateVerdict } from '../../../../server/src/domain/contract.js';

export interface GateLine {
  name: string;
  tone: 'pass' | 'fail' | 'unknown';
  /** The verdict in a word, for those who see no colours. */
  word: string;
  sentence: string;
  /** The value beside its threshold; null where the test has no such numbers. */
  measure: GateMeasure | null;
}

export interface GateMeasure {
  value: string;
  threshold: string;
  /** Length of the bar, of the whole scale; the threshold stands at `mark` of it. */
  part: number;
  mark: number;
}

const WORDS = { pass: 'passed', fail: 'FAILED', unknown: 'not known' } as const;
const ORDER = ['fail', 'unknown', 'pass'];

/** The tests before "approve": failed ones first, then what could not be judged, each worst first. */
export function gateLines(gate: readonly GateVerdict[]): GateLine[] {
  const lines = gate.map(({ verdict, sentence, name, value, threshold }): GateLine => {
    const tone = verdict === 'pass' || verdict === 'fail' ? verdict : 'unknown';
    const measure = value === undefined || threshold === undefined ? null : measureOf(value, threshold);
    return { name, tone, word: WORDS[tone], sentence: sentence === '' ? name : sentence, measure };
  });
  return lines.toSorted(
    (a, b) => ORDER.indexOf(a.tone) - ORDER.indexOf(b.tone) || (b.measure?.part ?? 0) - (a.measure?.part ?? 0),
  );
}

/** Where the threshold stands on the bar; what is beyond twice of it is drawn as twice. */
const MARK = 0.5;

function measureOf(value: number, threshold: number): GateMeasure | null {
  if (!Number.isFinite(value) || !Number.isFinite(threshold) || threshold === 0) return null;
  const part = Math.min(Math.abs(value / threshold) * MARK, 1);
  return { value: shortNumber(value), threshold: shortNumber(threshold), part, mark: MARK };
}

function shortNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(3);
}

/** All of them in one sentence. */
export function gateSummary(gate: readonly GateVerdict[]): string {
  const lines = gateLines(gate);
  const count = (tone: GateLine['tone']) => lines.filter((line) => line.tone === tone).length;
  if (lines.length === 0) return 'No tests were made.';
  const [failed, unknown] = [count('fail'), count('unknown')];
  if (failed > 0) return `${failed} of ${lines.length} tests failed.`;
  if (unknown > 0) return `${count('pass')} of ${lines.length} tests passed, ${unknown} could not be made.`;
  return `All ${lines.length} tests passed.`;
}

/** Approving in spite of these needs a reason. */
export function approvalNeedsReason(gate: readonly GateVerdict[]): boolean {
  return gateLines(gate).some(({ tone, name }) => tone === 'fail' || (tone === 'unknown' && /^checkStar/.test(name)));
}

/** What the button says: `Approve`, or in spite of what it would be done. */
export function approveLabel(gate: readonly GateVerdict[]): string {
  const failed = gateLines(gate).filter(({ tone }) => tone === 'fail').length;
  if (failed > 0) return `Approve despite ${failed} failed test${failed === 1 ? '' : 's'} …`;
  return approvalNeedsReason(gate) ? 'Approve without a check star …' : 'Approve';
}
