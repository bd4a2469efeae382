import { Module } from '@nestjs/common';
import { CalibrationReactor } from './reactor/calibration.reactor.js';

@Module({ controllers: [CalibrationReactor] })
export class CalibrationModule {}
