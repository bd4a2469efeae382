import { Module } from '@nestjs/common';
import { AavsoClients } from './adapters/aavsoClients.js';
import { AskAgainController } from './api/askAgain.controller.js';
import { TargetController } from './api/target.controller.js';
import { CompsReactor } from './reactor/comps.reactor.js';
import { NamedStar } from './reactor/namedStar.js';
import { TriedSeries } from './reactor/triedSeries.js';

@Module({
  controllers: [CompsReactor, TargetController, AskAgainController],
  providers: [AavsoClients, NamedStar, TriedSeries],
})
export class CatalogModule {}
