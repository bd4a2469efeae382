import type { photometry } from '@wombat/proto';
import type { Result } from '@wombat/result';
import { ServiceKit } from '@wombat/service-kit';
import { Threads } from '@wombat/service-kit/threads';
import { type CurveMakers, curvesHere } from './api/curveMakers.js';
import type { Aperture, CompSwitches } from './domain/index.js';
import type { SeriesMeasured, SeriesSelected, SeriesTransformed } from './projection/photometrySeries.js';
import { PhotometryTables } from './projection/photometryTables.js';
import type { MakingKit, PhotometryOutcome } from './reactor/concludePhotometry.js';
import { makersHere, SeriesMakers } from './reactor/seriesMakers.js';
import type { Transformed } from './reactor/transformSeries.js';

type Measured = SeriesMeasured | SeriesTransformed;
type Curve = Result<photometry.GetLightCurveResponse>;

/** What a thread makes its kit of. */
export interface PlaceOfTables extends Pick<MakingKit, 'config' | 'data'> {
  readonly home: string;
  readonly file: string;
}

export type SeriesAsks = {
  conclude: { order: PlaceOfTables & { series: SeriesSelected; aperture: Aperture }; answer: PhotometryOutcome };
  transform: { order: PlaceOfTables & { series: SeriesMeasured }; answer: Transformed };
  curve: { order: PlaceOfTables & { series: Measured; switches?: CompSwitches | undefined }; answer: Curve };
};

/** Of fewer frames it takes no longer than a thread takes to start. */
const WORTH_FRAMES = 100;
/** As much as the process itself has. */
const YOUNG_MEBIBYTES = 48;

/** Leaves large series to a thread that reads the tables itself: the process goes on projecting and answering. */
export class SeriesThreads extends SeriesMakers implements CurveMakers {
  private readonly threads = new Threads<SeriesAsks>({
    entry: new URL('./seriesThread.js', import.meta.url),
    most: 1,
    youngMebibytes: YOUNG_MEBIBYTES,
  });
  private readonly tables: PhotometryTables;
  private readonly here: SeriesMakers;
  private readonly curves: CurveMakers;

  constructor(
    private readonly kit: ServiceKit,
    private readonly worthFrames = WORTH_FRAMES,
  ) {
    super();
    this.tables = new PhotometryTables(kit);
    this.here = makersHere(kit, this.tables);
    this.curves = curvesHere(kit, this.tables);
    kit.onStop(() => void this.threads.dismiss());
  }

  /** How many there are at this moment. */
  get count(): number {
    return this.threads.count;
  }

  conclude(series: SeriesSelected, aperture: Aperture): Promise<PhotometryOutcome> {
    if (series.solved < this.worthFrames) return this.here.conclude(series, aperture);
    return this.threads.ask('conclude', { ...this.place(), series, aperture });
  }

  transform(series: SeriesMeasured): Promise<Transformed> {
    if (!this.isLargeNight(series)) return this.here.transform(series);
    return this.threads.ask('transform', { ...this.place(), series });
  }

  curve(series: Measured, switches?: CompSwitches): Promise<Curve> {
    if (!this.isLargeNight(series)) return this.curves.curve(series, switches);
    return this.threads.ask('curve', { ...this.place(), series, switches });
  }

  /** The colours of all filters of a target's night rest on each other. */
  private isLargeNight(series: Measured): boolean {
    const ofNight = this.tables.measuredOfNight(series).reduce((sum, { solved }) => sum + solved, 0);
    return ofNight >= this.worthFrames;
  }

  private place(): PlaceOfTables {
    const { config, data, home, store } = this.kit;
    return { config, data, home, file: store.file };
  }
}
