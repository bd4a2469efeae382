import type { HistoryAnswer, RevisionFact } from '../../../../server/src/domain/contract.js';
import { instantText } from '../times.js';
import { reasonWords } from './rejectionReasons.js';

/** Something that happened to a series, as a line of its history. */
export interface HistoryLine {
  id: string;
  at: string;
  when: string;
  words: string;
  tone: 'revision' | 'verdict' | 'points' | 'sent';
}

/** All that happened to a series, newest first. */
export function historyLines({ revisions, verdicts, rejections, submissions }: HistoryAnswer): HistoryLine[] {
  const told = [
    ...revisions.map((made, index) => ({
      at: made.at,
      tone: 'revision' as const,
      words: revisionWords(made, revisions[index + 1]),
    })),
    ...verdicts.map(({ at, verdict, by, reason, revision }) => ({
      at,
      tone: 'verdict' as const,
      words: `revision ${revision} ${verdict}${signed(by)}${tail(reason)}`,
    })),
    ...rejections.map(({ at, by, rejected, reasonCode, words, frames }) => ({
      at,
      tone: 'points' as const,
      words: `${frames} ${frames === 1 ? 'point' : 'points'} ${rejected ? `rejected (${reasonWords(reasonCode)})` : 'used again'}${signed(by)}${tail(words)}`,
    })),
    ...submissions.map(({ at, state, rows, sentence, by }) => ({
      at,
      tone: 'sent' as const,
      words: `${rows} rows to the AAVSO: ${state}${signed(by)}${tail(sentence)}`,
    })),
  ];
  return told
    .toSorted((a, b) => b.at.localeCompare(a.at))
    .map((line) => ({ ...line, id: `${line.at} ${line.words}`, when: instantText(line.at) }));
}

/** `before`: the revision it took the place of. */
function revisionWords({ revision, cause, by, settingsHash, rows }: RevisionFact, before: RevisionFact | undefined) {
  const known = settingsHash !== '' && before !== undefined && before.settingsHash !== '';
  const settings =
    known && settingsHash !== before.settingsHash ? `, with other settings than revision ${before.revision}` : '';
  return `revision ${revision}${tail(cause)}${signed(by)}${settings}, ${rows === null ? 'no report' : `${rows} rows`}`;
}

function signed(by: string): string {
  return by === '' ? '' : ` by ${by}`;
}

function tail(words: string): string {
  return words === '' ? '' : `: ${words}`;
}
