import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { events, JETSTREAM } from '@wombat/eventlog';
import { NIGHT_WORDS, ServiceKit, StagesReactor } from '@wombat/service-kit';
import { SolveStage } from './solve.js';

@Controller()
export class AstrometryReactor extends StagesReactor {
  constructor(kit: ServiceKit) {
    super(kit, 'astrometry', (guard) => [new SolveStage(kit, guard)], kit.config.work.astrometryWorkers);
  }

  @EventPattern<string[]>(
    events('FrameCalibrated', 'FramesCalibrated', 'FrameSolved', 'FrameFailed', ...NIGHT_WORDS),
    JETSTREAM,
  )
  onEvent(): void {
    this.wake();
  }
}
