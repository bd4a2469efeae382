import type { Batch, LostFrame } from '@wombat/eventlog';
import { failPoint } from '@wombat/eventlog/fail-points';
import type { work } from '@wombat/proto';
import {
  lostFrameFacts,
  type ProgressLine,
  reductionOfRow,
  SeriesGuard,
  type SeriesRow,
  ServiceKit,
  seriesOfBatch,
  seriesTitle,
  stageKey,
  type WorkStage,
} from '@wombat/service-kit';
import { type Aperture, chooseAperture, frameSite } from '../domain/index.js';
import { cameraOf } from '../projection/cameraOf.js';
import { mastersToAsk } from '../projection/mastersToAsk.js';
import { starsToMeasure } from '../projection/measuredFrames.js';
import type { SeriesSelected } from '../projection/photometrySeries.js';
import { PhotometryTables } from '../projection/photometryTables.js';
import type { SolvedFrame } from '../projection/solvedFrames.js';
import { makersHere, type SeriesMakers } from './seriesMakers.js';

const FRAMES_PER_JOB = 6;
/** Series of which the choice is held. */
const MOST_APERTURES = 8;

interface Ready {
  series: SeriesSelected;
  frames: readonly SolvedFrame[];
  open: SolvedFrame[];
  aperture: Aperture;
}

/**
 * Measures the target and all candidates on every frame over one sky annulus with a ladder of star radii; then takes
 * one of them for the series, names T1, T2, C3 ... and writes the table.
 */
export class MeasureStage implements WorkStage {
  readonly stage = 'measure';
  private readonly apertures = new Map<string, ReturnType<typeof chooseAperture>>();

  constructor(
    private readonly kit: ServiceKit,
    private readonly tables: PhotometryTables,
    private readonly guard = new SeriesGuard(kit),
    private readonly makers: SeriesMakers = makersHere(kit, tables),
  ) {}

  async conclude(): Promise<void> {
    await this.guard.each(this.stage, this.tables.inState('selected'), async (series) => {
      const aperture = this.apertureOf(series);
      if (aperture === null) return;
      if (!aperture.ok) {
        await this.kit.halt(series, { stage: this.stage, code: 'badpsf', reason: aperture.fault.message });
        return;
      }
      const ready = this.readyWith(series, aperture.value);
      if (ready.open.length === 0) await this.publishOutcome(ready);
    });
  }

  private async publishOutcome({ series, aperture }: Ready): Promise<void> {
    const outcome = await this.makers.conclude(series, aperture);
    if (outcome.ok) {
      failPoint('outcome.due');
      const id = `${stageKey(this.stage, series)}:done`;
      await this.kit.decide({ id, type: 'PhotometryDone', payload: outcome.value, causation: series.eventId });
    } else {
      await this.kit.halt(series, { stage: this.stage, code: outcome.fault.code, reason: outcome.fault.message });
    }
  }

  waitingFor(key: string): SeriesRow[] {
    return seriesOfBatch(this.stage, this.tables.inState('selected'), key);
  }

  batches(): Batch[] {
    return this.ready().flatMap(({ series, open, aperture }) =>
      open.length === 0
        ? []
        : [
            {
              key: stageKey('measure', series),
              causation: series.eventId,
              frames: open.map(({ path }) => path),
              framesPerJob: FRAMES_PER_JOB,
              orderOf: (paths) => {
                const wanted = open.filter(({ path }) => paths.includes(path));
                return { $case: 'measure', value: this.order(series, wanted, aperture) };
              },
            },
          ],
    );
  }

  async giveUp(lost: readonly LostFrame[]): Promise<void> {
    await this.kit.publishFacts(this.ready().flatMap(({ series }) => lostFrameFacts('measure', series, lost)));
  }

  progress(): ProgressLine[] {
    return this.ready().map(({ series, frames, open }) => ({
      what: `${seriesTitle(series)}: measured`,
      done: frames.length - open.length,
      total: frames.length,
    }));
  }

  private ready(): Ready[] {
    return this.guard.from(this.stage, this.tables.inState('selected'), (series) => {
      const aperture = this.apertureOf(series);
      return aperture === null || !aperture.ok ? [] : [this.readyWith(series, aperture.value)];
    });
  }

  private readyWith(series: SeriesSelected, aperture: Aperture): Ready {
    return { series, frames: this.tables.frames(series), open: this.tables.framesToMeasure(series), aperture };
  }

  /** Null as long as profiles are missing. Once they are there it stays as it is: each frame's first profile counts. */
  private apertureOf(series: SeriesSelected): ReturnType<typeof chooseAperture> | null {
    const key = stageKey(this.stage, series);
    const known = this.apertures.get(key);
    if (known !== undefined) return known;
    if (this.tables.unprofiled(series).paths.length > 0) return null;
    const profiled = this.tables.frames(series).flatMap((frame) => {
      const profile = this.tables.profile(frame.path, series.revision);
      return profile === null ? [] : [{ frame, profile }];
    });
    const config = this.kit.config.photometry;
    const aperture = chooseAperture(profiled, config.aperture, config.radiiFollowFwhm);
    if (this.apertures.size >= MOST_APERTURES) this.apertures.clear();
    this.apertures.set(key, aperture);
    return aperture;
  }

  private order(series: SeriesSelected, frames: readonly SolvedFrame[], aperture: Aperture): work.MeasureOrder {
    return {
      reduction: reductionOfRow(series),
      radii: aperture.radii,
      ladderPixels: [...aperture.ladder],
      stars: starsToMeasure(series),
      frames: frames.map((frame) => this.frameOrder(series, frame, aperture)),
    };
  }

  private frameOrder(
    { revision }: SeriesSelected,
    frame: SolvedFrame,
    { reference, scales }: Aperture,
  ): work.FrameToMeasure {
    const { path, product, meta, solution } = frame;
    return {
      path,
      product,
      camera: cameraOf(this.kit, frame, revision),
      solution,
      jdUtcStart: meta.startJdUtc ?? 0,
      jdUtcMid: meta.midJdUtc ?? 0,
      site: frameSite(meta, this.kit.config.site),
      fwhmPixels: reference.fwhmPixels,
      radiusScale: scales.get(path),
      ...mastersToAsk(this.kit, frame, revision),
    };
  }
}
