import type { provenance } from '@wombat/proto';
import { ok, type Result, refuse } from '@wombat/result';
import { nearestWord } from '../words/nearestWord.js';
import type { Point } from './point.js';

/** As far as a Julian date may lie from a point's and still mean it: a minute. */
const NEAR_DAYS = 1 / 1440;

/**
 * The point a person means: by the number of its row in the report, from 1, its Julian date (UTC, mid-exposure), or the
 * name of its frame, as tables have it or as its path.
 */
export function choosePoint({ points }: Pick<provenance.Provenance, 'points'>, word: string): Result<Point> {
  const named = points.find(({ filename, frame }) => filename === word || frame.path === word || frame.sha256 === word);
  if (named !== undefined) return ok(named);
  if (/^\d{1,6}$/.test(word)) return byRow(points, Number(word));
  if (/^\d+(\.\d+)?$/.test(word)) return byJulianDate(points, Number(word));
  const near = nearestWord(
    word,
    points.map(({ filename }) => filename),
  );
  return refuse(`there is no frame ${word} in this series${near === null ? '' : `; did you mean ${near}?`}`);
}

function byRow(points: readonly Point[], row: number): Result<Point> {
  const found = points.find((point) => point.row === row && row > 0);
  const most = Math.max(0, ...points.map((point) => point.row));
  return found === undefined ? refuse(`the report has no row ${row}: they go from 1 to ${most}`) : ok(found);
}

function byJulianDate(points: readonly Point[], jdUtc: number): Result<Point> {
  const [nearest] = [...points].sort((a, b) => Math.abs(a.jdUtc - jdUtc) - Math.abs(b.jdUtc - jdUtc));
  if (nearest === undefined) return refuse('the series has no points');
  if (Math.abs(nearest.jdUtc - jdUtc) <= NEAR_DAYS) return ok(nearest);
  return refuse(`no point lies within a minute of JD ${jdUtc}; the nearest is ${nearest.jdUtc.toFixed(5)}`);
}
