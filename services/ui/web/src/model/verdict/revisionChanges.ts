import type { DifferenceAnswer, PointDifference, SettingDifference } from '../../../../server/src/domain/contract.js';

/** What a revision has otherwise than the one before it, as a person reads it. */
export interface RevisionChanges {
  before: number;
  summary: string;
  /** Rows that are not the same in both, in the order of time. */
  points: ChangedPoint[];
  settings: readonly SettingDifference[];
}

export interface ChangedPoint {
  date: string;
  before: string;
  now: string;
  /** `+0.012`, or why there is no number. */
  change: string;
}

/** Null where no revision with a report is before it. */
export function revisionChanges({ before, points, settings }: DifferenceAnswer): RevisionChanges | null {
  if (before === null) return null;
  const changed = points.filter(({ magBefore, magNow }) => magBefore !== magNow);
  const sentences = [pointsSentence(points.length, changed), settingsSentence(settings)];
  return {
    before,
    summary: `Since revision ${before}: ${sentences.join('; ')}.`,
    points: changed.map((point) => ({ ...shown(point), change: changeInWords(point) })),
    settings: settings ?? [],
  };
}

function shown({ date, magBefore, magNow }: PointDifference) {
  return { date, before: magBefore || '–', now: magNow || '–' };
}

function changeInWords({ magBefore, magNow, change }: PointDifference): string {
  if (magBefore === '') return 'new';
  if (magNow === '') return 'gone';
  return change === null ? 'a limit' : `${change > 0 ? '+' : '−'}${Math.abs(change).toFixed(3)}`;
}

function pointsSentence(all: number, changed: readonly PointDifference[]): string {
  if (changed.length === 0) return 'all points are as they were';
  const count = (rule: (point: PointDifference) => boolean) => changed.filter(rule).length;
  const [added, gone] = [count(({ magBefore }) => magBefore === ''), count(({ magNow }) => magNow === '')];
  const others = changed.length - added - gone;
  const most = changed.reduce((largest, { change }) => Math.max(largest, Math.abs(change ?? 0)), 0);
  return [
    ...(others === 0 ? [] : [`${others} of ${all} points differ, by ${most.toFixed(3)} mag at most`]),
    ...(added === 0 ? [] : [`${added} new`]),
    ...(gone === 0 ? [] : [`${gone} gone`]),
  ].join(', ');
}

function settingsSentence(settings: readonly SettingDifference[] | null): string {
  if (settings === null) return 'which settings it had is not known';
  if (settings.length === 0) return 'the settings are the same';
  return settings.length === 1 ? '1 setting differs' : `${settings.length} settings differ`;
}
