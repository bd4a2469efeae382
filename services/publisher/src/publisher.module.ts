import { Module } from '@nestjs/common';
import { ValidationController } from './api/validation.controller.js';

@Module({ controllers: [ValidationController] })
export class PublisherModule {}
