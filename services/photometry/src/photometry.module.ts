import { Module } from '@nestjs/common';
import { ServiceKit } from '@wombat/service-kit';
import { CompsController } from './api/comps.controller.js';
import { CurveMakers } from './api/curveMakers.js';
import { FieldController } from './api/field.controller.js';
import { FrameController } from './api/frame.controller.js';
import { LightCurveController } from './api/lightCurve.controller.js';
import { ProductsController } from './api/products.controller.js';
import { PhotometryReactor } from './reactor/photometry.reactor.js';
import { SeriesMakers } from './reactor/seriesMakers.js';
import { SeriesThreads } from './seriesThreads.js';

@Module({
  controllers: [
    PhotometryReactor,
    LightCurveController,
    CompsController,
    FrameController,
    FieldController,
    ProductsController,
  ],
  providers: [
    { provide: SeriesThreads, useFactory: (kit: ServiceKit) => new SeriesThreads(kit), inject: [ServiceKit] },
    { provide: SeriesMakers, useExisting: SeriesThreads },
    { provide: CurveMakers, useExisting: SeriesThreads },
  ],
})
export class PhotometryModule {}
