import { ServiceKit } from '@wombat/service-kit';
import { Threads } from '@wombat/service-kit/threads';
import type { Aperture } from './domain/index.js';
import type { SeriesMeasured, SeriesSelected } from './projection/photometrySeries.js';
import { PhotometryTables } from './projection/photometryTables.js';
import type { MakingKit, PhotometryOutcome } from './reactor/concludePhotometry.js';
import { makersHere, SeriesMakers } from './reactor/seriesMakers.js';
import type { Transformed } from './reactor/transformSeries.js';

/** What a thread makes its kit of. */
export interface PlaceOfTables extends Pick<MakingKit, 'config' | 'data'> {
  readonly file: string;
}

export type SeriesAsks = {
  conclude: { order: PlaceOfTables & { series: SeriesSelected; aperture: Aperture }; answer: PhotometryOutcome };
  transform: { order: PlaceOfTables & { series: SeriesMeasured }; answer: Transformed };
};

/** Of fewer frames it takes no longer than a thread takes to start. */
const WORTH_FRAMES = 100;
/** As much as the process itself has. */
const YOUNG_MEBIBYTES = 48;

/** Leaves large series to a thread that reads the tables itself: the process goes on projecting and answering. */
export class SeriesThreads extends SeriesMakers {
  private readonly threads = new Threads<SeriesAsks>({
    entry: new URL('./seriesThread.js', import.meta.url),
    most: 1,
    youngMebibytes: YOUNG_MEBIBYTES,
  });
  private readonly tables: PhotometryTables;
  private readonly here: SeriesMakers;

  constructor(
    private readonly kit: ServiceKit,
    private readonly worthFrames = WORTH_FRAMES,
  ) {
    super();
    this.tables = new PhotometryTables(kit);
    this.here = makersHere(kit, this.tables);
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
    const ofNight = this.tables.measuredOfNight(series).reduce((sum, { solved }) => sum + solved, 0);
    if (ofNight < this.worthFrames) return this.here.transform(series);
    return this.threads.ask('transform', { ...this.place(), series });
  }

  private place(): PlaceOfTables {
    const { config, data, store } = this.kit;
    return { config, data, file: store.file };
  }
}
