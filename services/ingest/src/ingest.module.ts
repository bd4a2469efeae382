import { Module } from '@nestjs/common';
import { FramesController } from './api/frames.controller.js';
import { NightsController } from './api/nights.controller.js';
import { NumbersController } from './api/numbers.controller.js';
import { ReductionController } from './api/reduction.controller.js';
import { SeriesController } from './api/series.controller.js';
import { Announcement } from './reactor/announcement.js';
import { CalibrationSettings } from './reactor/calibrationSettings.js';
import { Discovery } from './reactor/discovery.js';
import { EndOfFirst } from './reactor/endOfFirst.js';
import { NightsReactor } from './reactor/nights.reactor.js';
import { Repetition } from './reactor/repetition.js';
import { RetryAtStart } from './reactor/retryAtStart.js';

@Module({
  controllers: [
    NightsReactor,
    SeriesController,
    FramesController,
    NightsController,
    ReductionController,
    NumbersController,
  ],
  providers: [Discovery, Announcement, Repetition, CalibrationSettings, RetryAtStart, EndOfFirst],
})
export class IngestModule {}
