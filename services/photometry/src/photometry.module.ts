import { Module } from '@nestjs/common';
import { PhotometryReactor } from './reactor/photometry.reactor.js';

@Module({ controllers: [PhotometryReactor] })
export class PhotometryModule {}
