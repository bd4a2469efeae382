import { Controller, Get } from '@nestjs/common';
import { Doctor } from '../adapters/doctor.js';
import type { CheckupAnswer } from '../domain/contract.js';

/** What a run rests on, looked at when it is asked for. */
@Controller('api')
export class CheckupController {
  constructor(private readonly doctor: Doctor) {}

  @Get('checkup')
  checkup(): Promise<CheckupAnswer> {
    return this.doctor.checkup();
  }
}
