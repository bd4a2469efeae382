import { observationLines } from '@wombat/aavso';
import type { DifferenceAnswer, PointDifference, SettingDifference } from './contract.js';

/** The text of a report, and the settings that decided what came of it; none: they are not known. */
export interface ReportedRevision {
  revision: number;
  text: string;
  settings: Readonly<Record<string, string>>;
}

/** What a revision has otherwise than the one before it, point by point and setting by setting. */
export function revisionDifference(now: ReportedRevision, before: ReportedRevision | null): DifferenceAnswer {
  if (before === null) return { revision: now.revision, before: null, points: [], settings: null };
  return {
    revision: now.revision,
    before: before.revision,
    points: pointDifferences(magnitudesByDate(before.text), magnitudesByDate(now.text)),
    settings: settingDifferences(before.settings, now.settings),
  };
}

/** MAG of every row by its DATE. */
function magnitudesByDate(report: string): Map<string, string> {
  return new Map(observationLines(report).map(({ cells }) => [cells.DATE ?? '', cells.MAG ?? '']));
}

function pointDifferences(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): PointDifference[] {
  const dates = [...new Set([...before.keys(), ...now.keys()])].sort((a, b) => Number(a) - Number(b));
  return dates.map((date) => {
    const [magBefore, magNow] = [before.get(date) ?? '', now.get(date) ?? ''];
    return { date, magBefore, magNow, change: changeOf(magBefore, magNow) };
  });
}

const DIGITS = 1e6;

/** Null where one of the two is no measured magnitude. Rounded to what a report can hold. */
function changeOf(before: string, now: string): number | null {
  if (before === '' || now === '') return null;
  const change = Number(now) - Number(before);
  return Number.isFinite(change) ? Math.round(change * DIGITS) / DIGITS : null;
}

function settingDifferences(
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): SettingDifference[] | null {
  if (Object.keys(before).length === 0 || Object.keys(now).length === 0) return null;
  return [...new Set([...Object.keys(before), ...Object.keys(now)])]
    .sort()
    .map((name) => ({ name, before: before[name] ?? '', now: now[name] ?? '' }))
    .filter((one) => one.before !== one.now);
}
