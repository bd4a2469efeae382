import { Module } from '@nestjs/common';
import { CompsReactor } from './reactor/comps.reactor.js';

@Module({ controllers: [CompsReactor] })
export class CatalogModule {}
