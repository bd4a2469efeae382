import type { PhotometryDone, photometry, Series } from '@wombat/proto';
import { ok, type Result } from '@wombat/result';
import { answerTold } from '@wombat/service-kit/kept-answers';
import { rejectedFrames } from '@wombat/service-kit/series';
import {
  type CompSwitches,
  commonError,
  compStars,
  flagTexts,
  magnitudesOf,
  reportable,
  rolesAsIf,
  vsxPeriod,
} from '../domain/index.js';
import { compsWordOf } from '../projection/compsChoices.js';
import { candidatesOf } from '../projection/measuredFrames.js';
import { measuredSeriesOf, type SeriesOfNight, siblingsOf, type TablesKit } from '../projection/measuredSeries.js';
import type { SeriesMeasured, SeriesTransformed } from '../projection/photometrySeries.js';
import type { PhotometryTables } from '../projection/photometryTables.js';
import { reportInput } from '../projection/reportInput.js';
import { curvePoints, type PointSources } from './curvePoints.js';

/** What it takes to make a light curve. */
export interface CurveKit extends TablesKit {
  readonly home: string;
}

/** The light curve of a measured series with all that is known of its points, stars and report. */
export function lightCurve(
  kit: CurveKit,
  tables: PhotometryTables,
  series: SeriesMeasured | SeriesTransformed,
): Result<photometry.GetLightCurveResponse> {
  return curveOf(kit, tables, series, measuredSeriesOf(kit, tables, series));
}

/** The same as it would be with some comparison stars switched, by the same functions; nothing is changed. */
export function lightCurveAsIf(
  kit: CurveKit,
  tables: PhotometryTables,
  series: SeriesMeasured | SeriesTransformed,
  switches: CompSwitches,
): Result<photometry.GetLightCurveResponse> {
  const measured = measuredSeriesOf(kit, tables, series);
  const { target, halfDiagonalDegrees } = series.selected;
  const roles = rolesAsIf(measured.roles, candidatesOf(series), switches, {
    ...{ frames: measured.frames, target, halfDiagonalDegrees },
    ensemble: kit.config.photometry.ensemble,
  });
  return roles.ok ? curveOf(kit, tables, series, { ...measured, roles: roles.value }) : roles;
}

function curveOf(
  kit: CurveKit,
  tables: PhotometryTables,
  series: SeriesMeasured | SeriesTransformed,
  measured: SeriesOfNight,
): Result<photometry.GetLightCurveResponse> {
  const siblings = siblingsOf(kit, tables, series);
  const result = magnitudesOf(measured, siblings);
  if (!result.ok) return result;
  const { gate } = result.value;
  const { magnitudes } = reportable(reportInput(measured, siblings, result.value.magnitudes, kit.config.observer));
  const { done, selected } = series;
  const answered = answerTold(kit.home, { text: selected.vsxAnswer, kept: selected.vsxKept });
  const sources: PointSources = { frames: measured.frames, magnitudes, rejections: rejectedFrames(kit.store, series) };
  return ok({
    revision: series.revision,
    star: selected.target.name,
    band: magnitudes.band,
    checkId: measured.roles.check?.auid ?? '',
    checkCatalogueMag: measured.roles.check?.mag,
    target: curvePoints(magnitudes.target, sources, true),
    check: curvePoints(magnitudes.check, sources, false),
    method: magnitudes.method,
    transformed: magnitudes.transformed,
    reason: magnitudes.untransformedReason ?? '',
    mode: measured.roles.mode,
    chartId: selected.chartId,
    tablePath: done.table?.path ?? '',
    gate: gate.map(({ gate: name, subject, value, threshold, verdict, text }) => ({
      name: `${name} ${subject}`,
      value: value ?? undefined,
      threshold: threshold ?? undefined,
      verdict,
      sentence: text,
    })),
    warnings: answered.ok ? done.warnings : [...done.warnings, `no period is known: ${answered.fault.message}`],
    radii: done.apertureReason,
    flagTexts: flagTexts([magnitudes.target, magnitudes.check]),
    commonError: { target: commonError(magnitudes.target), check: commonError(magnitudes.check) },
    period: (answered.ok ? vsxPeriod(answered.value) : null) ?? undefined,
    ...reportOf(series),
    referenceSha256: tables.frames(series).find(({ path }) => path === done.referenceFrame)?.sha256 ?? '',
    aperture: apertureOf(done),
    comps: compStars({ selected, done, roles: measured.roles, frames: measured.frames, magnitudes }),
    compsChoice: choiceOf(kit, series),
  });
}

function choiceOf({ store }: CurveKit, series: Series): photometry.CompsChoice | undefined {
  const word = compsWordOf(store, series);
  if (word === null || word.off.size + word.on.size === 0) return undefined;
  const { words, by, at } = word;
  return { off: [...word.off], on: [...word.on], words, by, at };
}

function apertureOf({ radii, aperturesTried }: PhotometryDone): photometry.ApertureChoice | undefined {
  return radii === undefined || aperturesTried.length === 0
    ? undefined
    : { radiusPixels: radii.starPixels, tried: aperturesTried };
}

function reportOf(series: SeriesMeasured | SeriesTransformed) {
  const written = series.state === 'transformed';
  return {
    reportPath: written ? series.report : '',
    reportSha256: written ? series.reportSha256 : '',
    reportRows: written ? series.reportRows : 0,
  };
}
