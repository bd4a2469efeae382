import { Module } from '@nestjs/common';
import { PointsController } from './api/points.controller.js';
import { ValidationController } from './api/validation.controller.js';
import { Remade } from './reactor/remade.js';
import { RemadeReactor } from './reactor/remade.reactor.js';

@Module({ controllers: [RemadeReactor, ValidationController, PointsController], providers: [Remade] })
export class PublisherModule {}
