import type { Batch, LostFrame } from '@wombat/eventlog';
import type { work } from '@wombat/proto';
import {
  lostFrameFacts,
  type ProgressLine,
  reductionOfRow,
  ServiceKit,
  seriesTitle,
  stageKey,
  type WorkStage,
} from '@wombat/service-kit';
import { type Aperture, cameraFacts, chooseAperture } from '../domain/index.js';
import { starsToMeasure } from '../projection/measuredFrames.js';
import type { SeriesSelected } from '../projection/photometrySeries.js';
import { PhotometryTables, type SolvedFrame } from '../projection/photometryTables.js';
import { concludePhotometry } from './concludePhotometry.js';

const FRAMES_PER_JOB = 6;

interface Ready {
  series: SeriesSelected;
  frames: SolvedFrame[];
  open: SolvedFrame[];
  aperture: Aperture;
}

/**
 * Measures the target and all candidates on every frame with one set of radii; then names T1, T2, C3 ... and writes the
 * table.
 */
export class MeasureStage implements WorkStage {
  constructor(
    private readonly kit: ServiceKit,
    private readonly tables: PhotometryTables,
  ) {}

  async conclude(): Promise<void> {
    for (const series of this.tables.inState('selected')) {
      const aperture = this.apertureOf(series);
      if (aperture === null || aperture.ok) continue;
      await this.kit.halt(series, { stage: 'measure', code: 'badpsf', reason: aperture.fault.message });
    }
    for (const { series, frames, open, aperture } of this.ready()) {
      if (open.length > 0) continue;
      const outcome = await concludePhotometry({ kit: this.kit, tables: this.tables, series, frames, aperture });
      if (outcome.ok) {
        const id = `${stageKey('measure', series)}:done`;
        await this.kit.decide({ id, type: 'PhotometryDone', payload: outcome.value, causation: series.eventId });
      } else {
        await this.kit.halt(series, { stage: 'measure', code: outcome.fault.code, reason: outcome.fault.message });
      }
    }
  }

  batches(): Batch[] {
    return this.ready().flatMap(({ series, open, aperture }) =>
      open.length === 0
        ? []
        : [
            {
              key: stageKey('measure', series),
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
    return this.tables.inState('selected').flatMap((series) => {
      const aperture = this.apertureOf(series);
      if (aperture === null || !aperture.ok) return [];
      const frames = this.tables.frames(series);
      const open = frames.filter(({ path }) => this.tables.measured(path, series) === null);
      return [{ series, frames, open, aperture: aperture.value }];
    });
  }

  /** Null as long as profiles are missing. */
  private apertureOf(series: SeriesSelected): ReturnType<typeof chooseAperture> | null {
    const profiled = this.tables
      .frames(series)
      .map((frame) => ({ frame, profile: this.tables.profile(frame.path, series.revision) }));
    const complete = profiled.flatMap(({ frame, profile }) => (profile === null ? [] : [{ frame, profile }]));
    return complete.length < profiled.length ? null : chooseAperture(complete, this.kit.config.photometry.aperture);
  }

  private order(series: SeriesSelected, frames: readonly SolvedFrame[], aperture: Aperture): work.MeasureOrder {
    return {
      reduction: reductionOfRow(series),
      radii: aperture.radii,
      stars: starsToMeasure(series),
      frames: frames.map(({ path, product, meta, solution }) => ({
        path,
        product,
        camera: cameraFacts(meta),
        solution,
        jdUtcStart: meta.startJdUtc ?? 0,
        jdUtcMid: meta.midJdUtc ?? 0,
        site: this.siteOf(meta),
        fwhmPixels: aperture.reference.fwhmPixels,
      })),
    };
  }

  /** The camera's own site or the header's, as ingest found it; else the site of the configuration. */
  private siteOf(meta: SolvedFrame['meta']): work.Site | undefined {
    const { siteLatitude, siteLongitude, siteElevation } = meta;
    if (siteLatitude !== undefined && siteLongitude !== undefined) {
      return { latitude: siteLatitude, longitude: siteLongitude, elevation: siteElevation ?? 0 };
    }
    const { site } = this.kit.config;
    return site === undefined
      ? undefined
      : { latitude: site.latitude, longitude: site.longitude, elevation: site.elevation };
  }
}
