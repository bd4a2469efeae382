import { Module } from '@nestjs/common';
import { AstrometryReactor } from './reactor/astrometry.reactor.js';

@Module({ controllers: [AstrometryReactor] })
export class AstrometryModule {}
