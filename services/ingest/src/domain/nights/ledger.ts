import type { CalType, FrameState } from '@wombat/proto/words';

/** What the ledger knows, as the decisions below need it. */
export interface LedgerFrame {
  night: string;
  targetName: string;
  filter: string;
  kind: CalType | 'light' | 'other';
  state: FrameState;
  revision: number;
}

export interface AnnouncedNight {
  night: string;
  folder: string;
  fileCount: number;
  scan: number;
  /** Changes with its files and their bytes; null: announced before that was kept. */
  contents: string | null;
}

export interface RequestedSeries {
  night: string;
  targetName: string;
  filter: string;
  revision: number;
}

export interface SeriesCount {
  targetName: string;
  filter: string;
  numImages: number;
  revision: number;
}

export interface NightSummary {
  series: SeriesCount[];
  calibrations: { calType: CalType; filter: string; numImages: number }[];
  fileCount: number;
}

/** Counts of one night; frames that are broken or ignored count as files only. */
export function summariseNight(frames: readonly LedgerFrame[]): NightSummary {
  const series = new Map<string, SeriesCount>();
  const calibrations = new Map<string, NightSummary['calibrations'][number]>();
  for (const frame of frames) {
    if (frame.state === 'broken' || frame.state === 'ignored') continue;
    if (frame.kind === 'light') {
      const key = `${frame.targetName}\n${frame.filter}`;
      const entry = series.get(key) ?? {
        targetName: frame.targetName,
        filter: frame.filter,
        numImages: 0,
        revision: 0,
      };
      series.set(key, { ...entry, numImages: entry.numImages + 1, revision: Math.max(entry.revision, frame.revision) });
    } else if (frame.kind !== 'other') {
      const filter = frame.kind === 'flat' ? frame.filter : '';
      const key = `${frame.kind}\n${filter}`;
      const entry = calibrations.get(key) ?? { calType: frame.kind, filter, numImages: 0 };
      calibrations.set(key, { ...entry, numImages: entry.numImages + 1 });
    }
  }
  return {
    series: [...series.values()].sort(byText((entry) => `${entry.targetName}\n${entry.filter}`)),
    calibrations: [...calibrations.values()].sort(byText((entry) => `${entry.calType}\n${entry.filter}`)),
    fileCount: frames.length,
  };
}

/**
 * Whether the files of a night are not announced as they now stand: there are more of them than were announced, or some
 * have other bytes, as told by `contents`.
 */
export function isNewsOfNight(
  frames: readonly LedgerFrame[],
  before: AnnouncedNight | null,
  contents: () => string,
): boolean {
  if (frames.length === 0) return false;
  if (before?.fileCount !== frames.length) return true;
  return before.contents !== null && before.contents !== contents();
}

/** Series with frames of a revision nobody has asked a reduction for yet. */
export function reductionsToRequest(
  summaries: ReadonlyMap<string, NightSummary>,
  requested: readonly RequestedSeries[],
) {
  const known = new Map(
    requested.map((series) => [`${series.night}\n${series.targetName}\n${series.filter}`, series.revision]),
  );
  return [...summaries].flatMap(([night, summary]) =>
    summary.series
      .filter((series) => series.revision > (known.get(`${night}\n${series.targetName}\n${series.filter}`) ?? 0))
      .map((series) => ({ night, ...series })),
  );
}

function byText<T>(text: (item: T) => string) {
  return (a: T, b: T) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0);
}
