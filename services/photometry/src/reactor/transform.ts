import type { Batch } from '@wombat/eventlog';
import type { MagnitudesTransformed } from '@wombat/proto';
import { diskProblem, type ProgressLine, productFolder, reductionOfRow, ServiceKit, SOFTWARE, safeName, stageKey, type WorkStage, writeTextProduct } from '@wombat/service-kit';
import { writeReport } from '@wombat/aavso';
import {
  type CatalogueColours,
  median,
  type MeasuredFrame,
  qualityGate,
  reportRows,
  type SeriesMagnitudes,
  type SeriesRoles,
  scintillationMagnitudes,
  seriesMagnitudes,
} from '../domain/index.js';
import { chooseAperture } from './aperture.js';
import { measuredSeries } from './concludePhotometry.js';
import { candidatesOf } from './measuredFrames.js';
import { calibratedOf, doneOf, type PhotometrySeries, PhotometryStore, selectedOf } from './photometryStore.js';
import { rolesOf } from './rolesOf.js';

interface Measured {
  series: PhotometrySeries;
  frames: MeasuredFrame[];
  roles: SeriesRoles;
  folder: string;
}

type Made = { ok: true; value: MagnitudesTransformed } | { ok: false; code: string; reason: string };

/** Standard magnitudes, the gate a person sees, and the AAVSO report. No heavy work: done here, not by workers. */
export class TransformStage implements WorkStage {
  constructor(
    private readonly kit: ServiceKit,
    private readonly tables: PhotometryStore,
  ) {}

  async conclude(): Promise<void> {
    for (const series of this.tables.inState('measured')) {
      const made = await this.make(this.measured(series));
      const key = stageKey('transform', series);
      if (made.ok) {
        await this.kit.decide({ id: `${key}:done`, type: 'MagnitudesTransformed', payload: made.value, causation: series.eventId });
      } else {
        const payload = { reduction: reductionOfRow(series), stage: 'transform', code: made.code, reason: made.reason, retryAt: '' };
        await this.kit.decide({ id: `${key}:halt`, type: 'SeriesHalted', payload, causation: series.eventId });
      }
    }
  }

  batches(): Batch[] {
    return [];
  }

  async giveUp(): Promise<void> {}

  progress(): ProgressLine[] {
    return [];
  }

  private measured(series: PhotometrySeries): Measured {
    const frames = this.tables.frames(series);
    const profiled = frames.flatMap((frame) => {
      const profile = this.tables.profile(frame.path, series.revision);
      return profile === null ? [] : [{ frame, profile }];
    });
    const aperture = chooseAperture(profiled, this.kit.config.photometry.aperture);
    const flags = aperture.ok ? aperture.reference.frameFlags : new Map<string, number>();
    return {
      series,
      frames: measuredSeries(this.tables, series, frames, flags),
      roles: rolesOf(doneOf(series), candidatesOf(series)),
      folder: frames[0]?.folder ?? series.night,
    };
  }

  private async make(measured: Measured): Promise<Made> {
    const { series, frames, roles } = measured;
    const selected = selectedOf(series);
    const magnitudes = seriesMagnitudes({
      band: series.band,
      roles,
      frames,
      colours: coloursOf(series),
      targetColour: null,
      secondOrder: 0,
      scintillation: (frame) => {
        const telescope = this.telescope();
        return telescope === null ? 0 : scintillationMagnitudes(frame, telescope);
      },
    });
    if (!magnitudes.ok) return { ok: false, code: magnitudes.fault.code, reason: magnitudes.fault.message };
    const report = await this.report(measured, magnitudes.value);
    if (!report.ok) return report;
    const { brightestMag, faintestMag } = selected.target ?? {};
    const range = brightestMag === undefined || faintestMag === undefined ? null : { brightest: brightestMag, faintest: faintestMag };
    const comps = roles.comps.map(({ candidate }) => candidate);
    const gate = qualityGate({ frames, magnitudes: magnitudes.value, check: roles.check, comps, range });
    return {
      ok: true,
      value: {
        reduction: reductionOfRow(series),
        method: magnitudes.value.method,
        transformed: magnitudes.value.transformed,
        reason: magnitudes.value.untransformedReason ?? '',
        report: report.product,
        rows: report.rows,
        targetMagMedian: medianMag(magnitudes.value.target.points),
        checkMagMedian: medianMag(magnitudes.value.check?.points ?? []),
        compScatter: finiteOr0(median(magnitudes.value.zeroPoints.comps.map(({ scatter }) => scatter))),
        gate: gate.map(({ gate: name, subject, value, threshold, verdict, text }) => ({
          name: `${name} ${subject}`,
          value: value ?? undefined,
          threshold: threshold ?? undefined,
          verdict,
          sentence: text,
        })),
        chartId: selected.chartId,
      },
    };
  }

  private async report({ series, frames, roles, folder }: Measured, magnitudes: SeriesMagnitudes) {
    const { observer } = this.kit.config;
    const selected = selectedOf(series);
    const calibrated = calibratedOf(series);
    const missing = (['bias', 'dark', 'flat'] as const).filter((kind) => calibrated[kind]?.date === 'nocal');
    const rows = reportRows({
      name: selected.target?.name ?? series.targetName,
      dateKind: observer.date,
      chart: selected.chartId,
      group: null,
      roles,
      frames,
      magnitudes,
      missingCalibrations: missing,
    });
    const header = { observerCode: observer.code, software: SOFTWARE, date: observer.date, obsType: 'CCD' as const };
    const written = writeReport(header, rows.map(({ row }) => row));
    if (!written.ok) return { ok: false as const, code: 'notrans', reason: `the report would not be valid: ${written.faults.slice(0, 3).join('; ')}` };
    const name = `${safeName(series.targetName)}_${series.night}_aavso.txt`;
    try {
      const product = await writeTextProduct(this.kit.data, `${productFolder({ ...series, folder })}/${name}`, written.text);
      return { ok: true as const, product, rows: rows.length };
    } catch (error) {
      return { ok: false as const, code: 'failed', reason: diskProblem(error) };
    }
  }

  /** For scintillation; without the telescope's aperture it is left out of the budget. */
  private telescope(): { apertureMillimetres: number; elevationMetres: number } | null {
    const aperture = this.kit.config.cameras.find((camera) => camera.aperture !== undefined)?.aperture;
    return aperture === undefined ? null : { apertureMillimetres: aperture, elevationMetres: this.kit.config.site?.elevation ?? 0 };
  }
}

function coloursOf(series: PhotometrySeries): CatalogueColours {
  return new Map(
    selectedOf(series).comps.map(({ auid, colorBv, colorVi, colorVr }) => [
      auid,
      {
        ...(colorBv !== undefined && { 'B-V': colorBv }),
        ...(colorVi !== undefined && { 'V-I': colorVi }),
        ...(colorVr !== undefined && { 'V-R': colorVr }),
      },
    ]),
  );
}

function medianMag(points: readonly { mag: number }[]): number | undefined {
  return points.length === 0 ? undefined : median(points.map(({ mag }) => mag));
}

function finiteOr0(value: number): number {
  return Number.isFinite(value) ? value : 0;
}

