import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { events, JETSTREAM } from '@wombat/eventlog';
import { NIGHT_WORDS, type SeriesGuard, ServiceKit, StagesReactor } from '@wombat/service-kit';
import { PhotometryTables } from '../projection/photometryTables.js';
import { MeasureStage } from './measure.js';
import { ProfileStage } from './profile.js';
import { SeriesMakers } from './seriesMakers.js';
import { TransformStage } from './transform.js';

const WAKES = events(
  'FrameSolved',
  'FramesSolved',
  'FrameProfiled',
  'CompsSelected',
  'FrameMeasured',
  'FrameFailed',
  'PhotometryDone',
  'SeriesHalted',
  'PointsRejected',
  'PointsRestored',
  ...NIGHT_WORDS,
);

@Controller()
export class PhotometryReactor extends StagesReactor {
  constructor(kit: ServiceKit, makers: SeriesMakers) {
    const tables = new PhotometryTables(kit);
    const stagesOf = (guard: SeriesGuard) => [
      new ProfileStage(kit, tables, guard),
      new MeasureStage(kit, tables, guard, makers),
      new TransformStage(kit, tables, guard, makers),
    ];
    super(kit, 'photometry', stagesOf, kit.config.work.photometryWorkers);
  }

  @EventPattern<string[]>(WAKES, JETSTREAM)
  onEvent(): void {
    this.wake();
  }
}
