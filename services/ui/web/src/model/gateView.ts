import type { GateVerdict } from '../../../server/src/domain/contract.js';

export interface GateLine {
  tone: 'pass' | 'fail' | 'unknown';
  /** The verdict in a word, for those who see no colours. */
  word: string;
  sentence: string;
}

const WORDS = { pass: 'passed', fail: 'FAILED', unknown: 'not known' } as const;

/** The tests before "approve", failed ones first, then what could not be judged. */
export function gateLines(gate: readonly GateVerdict[]): GateLine[] {
  const lines = gate.map(({ verdict, sentence, name }): GateLine => {
    const tone = verdict === 'pass' || verdict === 'fail' ? verdict : 'unknown';
    return { tone, word: WORDS[tone], sentence: sentence === '' ? name : sentence };
  });
  const order = ['fail', 'unknown', 'pass'];
  return lines.toSorted((a, b) => order.indexOf(a.tone) - order.indexOf(b.tone));
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
