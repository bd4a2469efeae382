import { Module } from '@nestjs/common';
import { LightCurveController } from './api/lightCurve.controller.js';
import { PhotometryReactor } from './reactor/photometry.reactor.js';

@Module({ controllers: [PhotometryReactor, LightCurveController] })
export class PhotometryModule {}
