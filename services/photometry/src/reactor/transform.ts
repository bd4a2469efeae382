import { writeReport } from '@wombat/aavso';
import type { Batch } from '@wombat/eventlog';
import { median } from '@wombat/imaging';
import type { ColourTerm, FileProduct, MagnitudesTransformed } from '@wombat/proto';
import type { HaltCode } from '@wombat/proto/words';
import { ok, type Result, refuse } from '@wombat/result';
import {
  lastPointChange,
  type ProgressLine,
  productFolder,
  provenancePath,
  reductionOfRow,
  SeriesGuard,
  ServiceKit,
  SOFTWARE,
  safeName,
  stageKey,
  type WorkStage,
  writeTextProduct,
} from '@wombat/service-kit';
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
import { otherFilters } from '../projection/otherFilters.js';
import { PhotometryTables } from '../projection/photometryTables.js';
import { provenanceSources } from '../projection/provenanceSources.js';
import { reportInput } from '../projection/reportInput.js';

type Made<Value> = Result<Value, { code: HaltCode; message: string }>;

/** Standard magnitudes, the gate a person sees, and the AAVSO report. No heavy work: done here, not by workers. */
export class TransformStage implements WorkStage {
  readonly stage = 'transform';

  constructor(
    private readonly kit: ServiceKit,
    private readonly tables: PhotometryTables,
    private readonly guard = new SeriesGuard(kit),
  ) {}

  async conclude(): Promise<void> {
    await this.guard.each(this.stage, this.tables.inState('measured'), async (series) => {
      if (this.tables.hasUnmeasuredSibling(series)) return;
      const pointsId = lastPointChange(this.kit.store, series);
      const others = otherFilters(this.kit.store, series);
      const made = await this.make(
        measuredSeriesOf(this.kit, this.tables, series),
        siblingsOf(this.kit, this.tables, series),
      );
      if (made.ok) {
        await this.kit.decide({
          id: [stageKey('transform', series), 'done', pointsId, others].filter((part) => part !== '').join(':'),
          type: 'MagnitudesTransformed',
          payload: { ...made.value, pointsId, otherFilters: others },
          causation: pointsId === '' ? series.eventId : pointsId,
        });
      } else {
        const { code, message: reason } = made.fault;
        await this.kit.halt(series, { stage: 'transform', code, reason, pointsId, occasion: others });
      }
    });
  }

  waitingFor(): [] {
    return [];
  }

  batches(): Batch[] {
    return [];
  }

  async giveUp(): Promise<void> {}

  progress(): ProgressLine[] {
    return [];
  }

  private async make(
    measured: SeriesOfNight,
    siblings: readonly SeriesOfNight[],
  ): Promise<Made<Omit<MagnitudesTransformed, 'pointsId' | 'otherFilters'>>> {
    const { series } = measured;
    const result = magnitudesOf(measured, siblings);
    if (!result.ok) return result;
    const { gate } = result.value;
    if (this.kit.config.transform.required && !result.value.magnitudes.transformed)
      return refuse({ code: 'notrans', message: notTransformed(result.value.magnitudes) });
    const { rows, magnitudes } = reportable(
      reportInput(measured, siblings, result.value.magnitudes, this.kit.config.observer),
    );
    const report = await this.report(measured, rows, magnitudes);
    if (!report.ok) return report;
    return ok({
      reduction: reductionOfRow(series),
      method: magnitudes.method,
      transformed: magnitudes.transformed,
      reason: magnitudes.untransformedReason ?? '',
      report: report.value.product,
      observations: report.value.observations,
      provenance: await this.provenance(measured, { rows, magnitudes, gate, report: report.value.product }),
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

  private async provenance(
    measured: SeriesOfNight,
    made: Reportable & { gate: GateResult[]; report: FileProduct },
  ): Promise<FileProduct> {
    const { series, folder, frames, roles } = measured;
    const { selected, calibrated, done, band } = series;
    const sources = provenanceSources(this.kit, this.tables, measured);
    const text = provenanceText(
      provenanceOf({ ...made, series, band, software: SOFTWARE, selected, calibrated, done, roles, frames, sources }),
    );
    return writeTextProduct(this.kit.data, provenancePath({ ...series, folder }), text);
  }

  private async report(
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
    const { observer } = this.kit.config;
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
      observations: await writeTextProduct(this.kit.data, `${path}.frames.json`, observations),
      product: await writeTextProduct(this.kit.data, `${path}.txt`, written.value),
    });
  }
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
