import { Module } from '@nestjs/common';
import { SeriesController } from './api/series.controller.js';
import { Announcement } from './reactor/announcement.js';
import { Discovery } from './reactor/discovery.js';
import { NightsReactor } from './reactor/nights.reactor.js';

@Module({ controllers: [NightsReactor, SeriesController], providers: [Discovery, Announcement] })
export class IngestModule {}
