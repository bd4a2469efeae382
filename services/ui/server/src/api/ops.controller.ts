import { Controller, Get } from '@nestjs/common';
import { VERSION } from '@wombat/service-kit/software';
import { OpsReadings } from '../adapters/opsReadings.js';
import type { OpsAnswer } from '../domain/contract.js';

/** The disks, the processes and what they last said. */
@Controller('api')
export class OpsController {
  constructor(private readonly readings: OpsReadings) {}

  @Get('ops')
  async ops(): Promise<OpsAnswer> {
    const { readings } = this;
    const [disks, processes, lines] = await Promise.all([readings.disks(), readings.processes(), readings.lines()]);
    return { version: VERSION, disks, processes, lines };
  }
}
