import { Module } from '@nestjs/common';
import { AavsoClients } from './adapters/aavsoClients.js';
import { TargetController } from './api/target.controller.js';
import { CompsReactor } from './reactor/comps.reactor.js';
import { NamedStar } from './reactor/namedStar.js';

@Module({ controllers: [CompsReactor, TargetController], providers: [AavsoClients, NamedStar] })
export class CatalogModule {}
