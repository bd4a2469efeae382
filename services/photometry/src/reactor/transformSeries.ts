import { writeReport } from '@wombat/aavso';
import { median } from '@wombat/imaging';
import type { ColourTerm, FileProduct, MagnitudesTransformed } from '@wombat/proto';
import type { HaltCode } from '@wombat/proto/words';
import { ok, type Result, refuse } from '@wombat/result';
import {
  productFolder,
  provenancePath,
  reductionOfRow,
  SOFTWARE,
  safeName,
  writeTextProduct,
} from '@wombat/service-kit/series';
import {
  type GateResult,
  magnitudesOf,
  nightColourTerm,
  provenanceOf,
  provenanceText,
  type Reportable,
  reportable,
  reportComments,
  type SeriesMagnitudes,
  sketch,
} from '../domain/index.js';
import { observationsFile } from '../domain/report/observationsFile.js';
import { measuredSeriesOf, type SeriesOfNight, siblingsOf } from '../projection/measuredSeries.js';
import type { SeriesMeasured } from '../projection/photometrySeries.js';
import type { PhotometryTables } from '../projection/photometryTables.js';
import { provenanceSources } from '../projection/provenanceSources.js';
import { reportInput } from '../projection/reportInput.js';
import type { MakingKit } from './concludePhotometry.js';

type Made<Value> = Result<Value, { code: HaltCode; message: string }>;

/** What is told of a series, or why it halts. */
export type Transformed = Made<Omit<MagnitudesTransformed, 'pointsId' | 'otherFilters'>>;

/** Magnitudes, gate and report of a measured series, from the tables as they are; what they rest on is told with it. */
export async function transformSeries(
  kit: MakingKit,
  tables: PhotometryTables,
  series: SeriesMeasured,
): Promise<Transformed> {
  const measured = measuredSeriesOf(kit, tables, series);
  const siblings = siblingsOf(kit, tables, series);
  const result = magnitudesOf(measured, siblings);
  if (!result.ok) return result;
  const { gate } = result.value;
  if (kit.config.transform.required && !result.value.magnitudes.transformed)
    return refuse({ code: 'notrans', message: notTransformed(result.value.magnitudes) });
  const { rows, magnitudes } = reportable(
    reportInput(measured, siblings, result.value.magnitudes, kit.config.observer),
  );
  const report = await writtenReport(kit, measured, rows, magnitudes);
  if (!report.ok) return report;
  return ok({
    reduction: reductionOfRow(series),
    method: magnitudes.method,
    transformed: magnitudes.transformed,
    reason: magnitudes.untransformedReason ?? '',
    report: report.value.product,
    observations: report.value.observations,
    provenance: await writtenProvenance(kit, tables, measured, {
      rows,
      magnitudes,
      gate,
      report: report.value.product,
    }),
    rows: rows.length,
    targetMagMedian: medianMag(magnitudes.target.points),
    checkMagMedian: medianMag(magnitudes.check?.points ?? []),
    compScatter: finiteOr0(median(magnitudes.zeroPoints.comps.map(({ scatter }) => scatter))),
    gate: gate.map(({ gate: name, subject, value, threshold, verdict, text }) => ({
      name: `${name} ${subject}`,
      value: value ?? undefined,
      threshold: threshold ?? undefined,
      verdict,
      sentence: text,
    })),
    colourTerm: colourTermOf(measured, magnitudes),
    chartId: series.selected.chartId,
    sketch: sketch(magnitudes.target.points.map(({ mag }) => mag)),
    measured: magnitudes.target.points.length + magnitudes.target.limits.length + magnitudes.target.leftOut.length,
    fainterThan: magnitudes.target.limits.length,
    leftOut: magnitudes.target.leftOut.map(({ filename, reason }) => ({
      frameSha256: measured.hashes.get(filename) ?? '',
      reason,
    })),
  });
}

async function writtenProvenance(
  kit: MakingKit,
  tables: PhotometryTables,
  measured: SeriesOfNight,
  made: Reportable & { gate: GateResult[]; report: FileProduct },
): Promise<FileProduct> {
  const { series, folder, frames, roles } = measured;
  const { selected, calibrated, done, band } = series;
  const sources = provenanceSources(kit, tables, measured);
  const text = provenanceText(
    provenanceOf({ ...made, series, band, software: SOFTWARE, selected, calibrated, done, roles, frames, sources }),
  );
  return writeTextProduct(kit.data, provenancePath({ ...series, folder }), text);
}

async function writtenReport(
  kit: MakingKit,
  { series, folder, hashes, roles }: SeriesOfNight,
  rows: Reportable['rows'],
  magnitudes: SeriesMagnitudes,
): Promise<Made<{ product: FileProduct; observations: FileProduct }>> {
  const { target } = magnitudes;
  if (rows.length === 0) {
    const reasons = [...new Set(target.leftOut.map(({ reason }) => reason))].join('; ');
    const message = `None of ${target.leftOut.length} points can be reported: ${reasons}`;
    return refuse({ code: 'notrans', message });
  }
  const { observer } = kit.config;
  const header = {
    ...{ observerCode: observer.code, software: SOFTWARE, date: observer.date, obsType: 'CCD' as const },
    comments: reportComments({ ...series, roles, magnitudes }),
  };
  const written = writeReport(
    header,
    rows.map(({ row }) => row),
  );
  if (!written.ok) {
    const faults = written.fault.sentences.slice(0, 3).join('; ');
    return refuse({ code: 'notrans', message: `the report would not be valid: ${faults}` });
  }
  const { name, auid } = series.selected.target;
  const observations = observationsFile({
    star: name,
    auid,
    filenames: rows.map(({ filename }) => filename),
    notSeen: new Set(target.limits.map(({ filename }) => filename)),
    hashes,
  });
  const path = `${productFolder({ ...series, folder })}/${safeName(series.targetName)}_${series.night}_aavso`;
  return ok({
    observations: await writeTextProduct(kit.data, `${path}.frames.json`, observations),
    product: await writeTextProduct(kit.data, `${path}.txt`, written.value),
  });
}
function colourTermOf(measured: SeriesOfNight, { transform }: SeriesMagnitudes): ColourTerm | undefined {
  const term = nightColourTerm(measured, transform?.basis ?? null);
  if (term === null) return undefined;
  const { basis, fitted, configured, secondOrder, toldSecondOrder } = term;
  return {
    ...{ camera: measured.camera, basis, fitted: fitted?.value, fittedError: fitted?.error },
    ...{ configured: configured?.value, configuredError: configured?.error },
    ...{ fittedSecondOrder: secondOrder?.value, fittedSecondOrderError: secondOrder?.error },
    toldSecondOrder: toldSecondOrder === 0 ? undefined : toldSecondOrder,
  };
}

function notTransformed({ untransformedReason }: SeriesMagnitudes): string {
  return `not transformed: ${untransformedReason} (transform.required is on: switch it off to report with TRANS=NO)`;
}

function medianMag(points: readonly { mag: number }[]): number | undefined {
  return points.length === 0 ? undefined : median(points.map(({ mag }) => mag));
}

function finiteOr0(value: number): number {
  return Number.isFinite(value) ? value : 0;
}
