import { type Batch, isAhead, type LostFrame } from '@wombat/eventlog';
import { failPoint } from '@wombat/eventlog/fail-points';
import type { FileProduct, work } from '@wombat/proto';
import { NO_MASTER } from '@wombat/proto/words';
import {
  lostFrameFacts,
  type ProgressLine,
  productFolder,
  reductionOfRow,
  SeriesGuard,
  type SeriesRow,
  ServiceKit,
  seriesOfBatch,
  seriesTitle,
  stageKey,
  type WorkStage,
} from '@wombat/service-kit';
import {
  addedCounts,
  type Choice,
  calibratedName,
  calibratedNames,
  doneTo,
  lettersOf,
  outcomeOf,
  usedMasters,
} from '../domain/index.js';
import { CalibrationTables, type LightRow, type RequestedSeries } from '../projection/calibrationTables.js';
import type { NamedMaster } from '../projection/chosenTables.js';
import { SeriesMasters } from './seriesMasters.js';

const FRAMES_PER_JOB = 8;
const TAKE_OVER_MILLISECONDS = 60_000;

/** Calibrates every light of a requested series with the nearest masters, or says `nocal` and goes on. */
export class CalibrateStage implements WorkStage {
  readonly stage = 'calibrate';

  constructor(
    private readonly kit: ServiceKit,
    private readonly tables: CalibrationTables,
    private readonly guard = new SeriesGuard(kit),
    private readonly masters = new SeriesMasters(kit, tables),
  ) {}

  async conclude(): Promise<void> {
    await this.guard.each(this.stage, this.ready(), async (series) => {
      const { frames: lights, results } = this.tables.lightsOf(series);
      const chosen = this.masters.of(series);
      if (chosen !== null && chosen.missing.length > 0) {
        const lost = this.masters.lost(chosen);
        if (lost.length > 0) await this.haltWithLostMasters(series, lost);
        return;
      }
      const mustHave = this.kit.config.calibration.requireMasters && series.takesOverSince === null;
      if (mustHave && (await this.haltWithoutMasters(series, lights))) return;
      if (lights.length === results.size) await this.publishOutcome(series, lights, results);
      else if (chosen === null && !this.isAwaited(series)) await this.masters.choose(series, lights);
    });
  }

  waitingFor(key: string): SeriesRow[] {
    return seriesOfBatch(this.stage, this.ready(), key);
  }

  batches(): Batch[] {
    return this.guard.from(this.stage, this.ready(), (series) => {
      const { frames: lights, results } = this.tables.lightsOf(series);
      const open = lights.filter(({ path }) => !results.has(path));
      if (open.length === 0 || this.isAwaited(series)) return [];
      if (this.masters.of(series)?.missing.length !== 0) return [];
      return [
        {
          key: stageKey('calibrate', series),
          causation: series.eventId,
          frames: open.map(({ path }) => path),
          framesPerJob: FRAMES_PER_JOB,
          orderOf: (paths) => {
            const wanted = lights.filter(({ path }) => paths.includes(path));
            const names = calibratedNames(lights.map(({ path }) => path));
            return { $case: 'calibrate', value: this.order(series, wanted, names) };
          },
        },
      ];
    });
  }

  async giveUp(lost: readonly LostFrame[]): Promise<void> {
    await this.kit.publishFacts(this.ready().flatMap((series) => lostFrameFacts('calibrate', series, lost)));
  }

  progress(): ProgressLine[] {
    return this.guard.from(this.stage, this.ready(), (series) => {
      const { frames, results } = this.tables.lightsOf(series);
      return [{ what: `${seriesTitle(series)}: calibrated`, done: results.size, total: frames.length }];
    });
  }

  /** Series that were asked for and whose masters, over all nights of the scan, are decided. */
  private ready(): RequestedSeries[] {
    const nights = this.tables.scannedNights();
    if (nights.some((night) => night.mastersScan < night.scan)) return [];
    const known = new Set(nights.map(({ night }) => night));
    return this.tables.requested().filter(({ night }) => known.has(night));
  }

  /** Frames of the revision before are on their way; where they do not come, all is calibrated after all. */
  private isAwaited({ takesOverSince }: RequestedSeries): boolean {
    if (takesOverSince === null) return false;
    const end = Date.parse(takesOverSince) + TAKE_OVER_MILLISECONDS;
    return isAhead(end, this.kit.now().getTime(), TAKE_OVER_MILLISECONDS);
  }

  private order(
    series: SeriesRow,
    lights: readonly LightRow[],
    names: ReadonlyMap<string, string>,
  ): work.CalibrateOrder {
    const chosenFor = this.masters.chooser(series, lights);
    return {
      reduction: reductionOfRow(series),
      frames: lights.map((light) => {
        const { bias, dark, flat, darkScale } = chosenFor(light);
        return {
          path: light.path,
          product: `${productFolder({ ...series, folder: light.folder })}/${names.get(light.path) ?? calibratedName(light.path)}`,
          sha256: light.sha256,
          saturation: light.meta.saturation,
          pedestal: addedCounts(light.meta.pedestal),
          bias: fileOf(bias),
          dark: darkOf(dark, darkScale),
          flat: fileOf(flat),
          done: lettersOf(doneTo(light.meta)),
          linearity: light.meta.linearity,
          fileStamp: light.fileStamp,
        };
      }),
    };
  }

  private async haltWithoutMasters(series: SeriesRow, lights: readonly LightRow[]): Promise<boolean> {
    const first = lights[0];
    if (first === undefined) return false;
    const { bias, flat } = this.masters.chooser(series, lights)(first);
    const missing = [bias, flat].flatMap((choice) => (choice.master === null && !choice.isDone ? [choice.reason] : []));
    if (missing.length === 0) return false;
    const reasons = missing.join('; ');
    const reason = `${reasons} (calibration.requireMasters is on: add masters, or switch it off to go on without)`;
    return this.kit.halt(series, { stage: 'calibrate', code: NO_MASTER, reason });
  }

  /** Another revision may choose what there is then. */
  private async haltWithLostMasters(series: SeriesRow, lost: readonly NamedMaster[]): Promise<void> {
    const names = lost.map(({ path }) => path).join(', ');
    const reason = `what it was to be calibrated with is not there any more as it was chosen: ${names}`;
    await this.kit.halt(series, { stage: 'calibrate', code: 'failed', reason });
  }

  private async publishOutcome(
    series: RequestedSeries,
    lights: readonly LightRow[],
    results: ReadonlyMap<string, string>,
  ) {
    const failures = [...results.values()].filter((reason) => reason !== '');
    const calibrated = results.size - failures.length;
    if (calibrated === 0) {
      const reason = `none of the ${lights.length} frames could be calibrated: ${failures[0] ?? ''}`;
      await this.kit.halt(series, { stage: 'calibrate', code: 'failed', reason });
      return;
    }
    failPoint('outcome.due');
    await this.kit.decide({
      id: `${stageKey('calibrate', series)}:done`,
      type: 'FramesCalibrated',
      payload: {
        ...(series.outcomeBefore ?? this.mastersOf(series, lights)),
        reduction: reductionOfRow(series),
        calibrated,
        failed: failures.length,
      },
      causation: series.eventId,
    });
  }

  private mastersOf(series: SeriesRow, lights: readonly LightRow[]) {
    const chosen = lights.map(this.masters.chooser(series, lights));
    return {
      bias: outcomeOf(chosen.map(({ bias }) => bias)),
      dark: outcomeOf(chosen.map(({ dark }) => dark)),
      flat: outcomeOf(chosen.map(({ flat }) => flat)),
      masters: usedMasters(chosen),
    };
  }
}

function fileOf(choice: Choice): FileProduct | undefined {
  return choice.master === null ? undefined : { path: choice.master.path, sha256: choice.master.sha256 };
}

function darkOf(choice: Choice, scale: number): work.ScaledDark | undefined {
  if (choice.master === null) return undefined;
  const { path, sha256, biasSubtracted } = choice.master;
  return { path, sha256, scale, biasSubtracted };
}
