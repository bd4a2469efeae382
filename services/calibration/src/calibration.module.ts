import { Module } from '@nestjs/common';
import { MastersController } from './api/masters.controller.js';
import { CalibrationReactor } from './reactor/calibration.reactor.js';

@Module({ controllers: [CalibrationReactor, MastersController] })
export class CalibrationModule {}
