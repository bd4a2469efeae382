import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { events, JETSTREAM } from '@wombat/eventlog';
import { type SeriesGuard, ServiceKit, StagesReactor } from '@wombat/service-kit';
import { CalibrationTables } from '../projection/calibrationTables.js';
import { CalibrateStage } from './calibrate.js';
import { MastersStage } from './masters.js';

const WAKES = events(
  'ScanCompleted',
  'MasterBuilt',
  'MastersBuilt',
  'ReductionRequested',
  'FrameCalibrated',
  'FrameFailed',
  'FrameDiscovered',
);

/** Masters of every night, then the calibrated frames of every series. */
@Controller()
export class CalibrationReactor extends StagesReactor {
  constructor(kit: ServiceKit) {
    const tables = new CalibrationTables(kit);
    const stagesOf = (guard: SeriesGuard) => [new MastersStage(kit, tables), new CalibrateStage(kit, tables, guard)];
    super(kit, 'calibration', stagesOf, kit.config.work.calibrationWorkers);
  }

  @EventPattern<string[]>(WAKES, JETSTREAM)
  onEvent(): void {
    this.wake();
  }
}
