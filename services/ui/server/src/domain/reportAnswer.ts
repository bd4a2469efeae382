import { faultsOfReport, observationLines } from '@wombat/aavso';
import type { ReportAnswer } from './contract.js';

export interface ReportFacts {
  text: string;
  sha256: string;
  /** The report of the revision before; null: there is none to compare with. */
  previous: string | null;
  /** '' where nothing speaks against sending it. */
  whyNotSendable: string;
}

/** A report as a table, its faults at their rows, and which rows the revision before did not have as they are. */
export function reportAnswer({ text, sha256, previous, whyNotSendable }: ReportFacts): ReportAnswer {
  const observations = observationLines(text);
  const rowOf = new Map(observations.map(({ line }, row) => [line, row]));
  const before = previous === null ? null : new Set(observationLines(previous).map((one) => one.text));
  return {
    text,
    sha256,
    rows: observations.map(({ cells }) => cells),
    faults: faultsOfReport(text).map(({ line, sentence }) => placed(line, sentence, rowOf)),
    changed: before === null ? [] : observations.flatMap((one, row) => (before.has(one.text) ? [] : [row])),
    sendable: whyNotSendable === '',
    why: whyNotSendable,
  };
}

/** A fault of a line above the rows concerns the whole file, and says which line it is. */
function placed(line: number | null, sentence: string, rowOf: ReadonlyMap<number, number>) {
  if (line === null) return { row: null, sentence };
  const row = rowOf.get(line);
  return row === undefined ? { row: null, sentence: `line ${line}: ${sentence}` } : { row, sentence };
}
