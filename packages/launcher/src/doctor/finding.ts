import { alignTable } from '../report/alignTable.js';

/** One thing the doctor looked at. */
export interface Finding {
  verdict: 'ok' | 'warn' | 'FAULT';
  /** What was looked at. */
  subject: string;
  /** What was found; for anything but ok also what to do. */
  text: string;
}

export const fine = (subject: string, text: string): Finding => ({ verdict: 'ok', subject, text });
export const warn = (subject: string, text: string): Finding => ({ verdict: 'warn', subject, text });
export const fault = (subject: string, text: string): Finding => ({ verdict: 'FAULT', subject, text });

export function findingLines(findings: readonly Finding[]): string[] {
  return alignTable(findings.map(({ verdict, subject, text }) => [verdict, subject, text]));
}
