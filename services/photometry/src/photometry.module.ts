import { Module } from '@nestjs/common';
import { FrameController } from './api/frame.controller.js';
import { LightCurveController } from './api/lightCurve.controller.js';
import { ProductsController } from './api/products.controller.js';
import { PhotometryReactor } from './reactor/photometry.reactor.js';

@Module({ controllers: [PhotometryReactor, LightCurveController, FrameController, ProductsController] })
export class PhotometryModule {}
