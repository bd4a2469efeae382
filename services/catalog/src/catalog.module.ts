import { Module } from '@nestjs/common';
import { AavsoClients } from './adapters/aavsoClients.js';
import { NamedStar } from './api/namedStar.js';
import { TargetController } from './api/target.controller.js';
import { CompsReactor } from './reactor/comps.reactor.js';

@Module({ controllers: [CompsReactor, TargetController], providers: [AavsoClients, NamedStar] })
export class CatalogModule {}
