import { Module } from '@nestjs/common';
import { CompsController } from './api/comps.controller.js';
import { FieldController } from './api/field.controller.js';
import { FrameController } from './api/frame.controller.js';
import { LightCurveController } from './api/lightCurve.controller.js';
import { ProductsController } from './api/products.controller.js';
import { PhotometryReactor } from './reactor/photometry.reactor.js';

@Module({
  controllers: [
    PhotometryReactor,
    LightCurveController,
    CompsController,
    FrameController,
    FieldController,
    ProductsController,
  ],
})
export class PhotometryModule {}
