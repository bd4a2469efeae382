import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { events, JETSTREAM, type Outstanding } from '@wombat/eventlog';
import { NIGHT_WORDS, nightsPaused, type SeriesGuard, ServiceKit, StagesReactor } from '@wombat/service-kit';
import { CalibrationTables } from '../projection/calibrationTables.js';
import { CalibrateStage } from './calibrate.js';
import { MastersStage } from './masters.js';
import { RechosenMasters } from './rechosenMasters.js';
import { ReleaseStage } from './release.js';
import { SeriesMasters } from './seriesMasters.js';

const WAKES = events(
  'ScanCompleted',
  'MasterBuilt',
  'MastersBuilt',
  'ReductionRequested',
  'FrameCalibrated',
  'FrameFailed',
  'FrameDiscovered',
  'MagnitudesTransformed',
  'FramesReleased',
  'FrameKept',
  ...NIGHT_WORDS,
);

/** Masters of every night, then the calibrated frames of every series. */
@Controller()
export class CalibrationReactor extends StagesReactor {
  private readonly rechosen: RechosenMasters;
  private readonly chosen: SeriesMasters;

  constructor(kit: ServiceKit) {
    const tables = new CalibrationTables(kit);
    const chosen = new SeriesMasters(kit, tables, () => nightsPaused(kit.store));
    const stagesOf = (guard: SeriesGuard) => [
      new MastersStage(kit, tables),
      new CalibrateStage(kit, tables, guard, chosen),
      new ReleaseStage(kit),
    ];
    super(kit, 'calibration', stagesOf, kit.config.work.calibrationWorkers);
    this.chosen = chosen;
    this.rechosen = new RechosenMasters(kit, tables);
  }

  protected override async pass(): Promise<Outstanding> {
    const outstanding = await super.pass();
    const isLeft = await this.rechosen.tell();
    if (this.chosen.wasRefused() || isLeft) this.wake();
    return outstanding;
  }

  @EventPattern<string[]>(WAKES, JETSTREAM)
  onEvent(): void {
    this.wake();
  }
}
