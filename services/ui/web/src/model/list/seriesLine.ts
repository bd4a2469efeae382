import type { SeriesEntry, SeriesKey } from '../../../../server/src/domain/contract.js';
import { idOf, keyOfEntry } from '../series.js';
import { type Stand, seriesStand } from './seriesStand.js';

/** A series as a line of the list. */
export interface SeriesLine {
  id: string;
  key: SeriesKey;
  star: string;
  filter: string;
  revision: number;
  stand: Stand;
  words: string;
  /** How its tests went; '' before there are any. */
  tests: string;
  tone: 'good' | 'bad' | 'unsure' | 'none';
  /** `68/71`: points that are reported, of the frames that were found. */
  points: string;
  sketch: readonly number[];
  /** Why it should be reduced again; '' where nothing asks for it. */
  note: string;
  /** What there is to say of it beyond these few words; '' for nothing. */
  noteDetail: string;
  /** Worse is more: failed tests before unknown ones. */
  badness: number;
}

export function seriesLine(entry: SeriesEntry): SeriesLine {
  const { series, digest } = entry;
  const key = keyOfEntry(entry);
  const { stand, words } = seriesStand(entry);
  const [failed, unknown] = [digest?.testsFailed ?? 0, digest?.testsUnknown ?? 0];
  return {
    id: idOf(key),
    key,
    star: series.targetName,
    filter: series.filter,
    revision: series.revision,
    stand,
    words,
    tests: testsInWords(digest),
    tone: toneOf(digest),
    points: pointsInWords({ points: digest?.points, frames: series.counts?.found ?? series.numImages }),
    sketch: digest?.sketch ?? [],
    note: reductionNote(entry),
    noteDetail: series.otherMasters || series.failedMasters || '',
    badness: failed * 1000 + unknown,
  };
}

/** Why a series should be reduced again, in few words; '' where nothing asks for it. */
export function reductionNote({ series, validation }: SeriesEntry): string {
  if ((validation?.missing.length ?? 0) > 0) return 'its report is gone from the disk';
  if (series.otherSettings) return 'made with other settings';
  if (series.otherMasters) return 'made with other masters';
  return series.failedMasters ? 'made without a master that failed' : '';
}

type Digest = SeriesEntry['digest'];

function testsInWords(digest: Digest): string {
  if (digest === null || digest === undefined || digest.tests === 0) return '';
  const { tests, testsFailed, testsUnknown } = digest;
  if (testsFailed > 0) return `${testsFailed} of ${tests} tests failed`;
  if (testsUnknown > 0) return `${tests - testsUnknown} of ${tests} tests passed`;
  return `all ${tests} tests passed`;
}

function toneOf(digest: Digest): SeriesLine['tone'] {
  if (digest === null || digest === undefined || digest.tests === 0) return 'none';
  if (digest.testsFailed > 0) return 'bad';
  return digest.testsUnknown > 0 ? 'unsure' : 'good';
}

function pointsInWords({ points, frames }: { points: number | undefined; frames: number }): string {
  return points === undefined ? `${frames} frames` : `${points}/${frames}`;
}
