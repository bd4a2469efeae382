import { Controller, Get } from '@nestjs/common';
import { VERSION } from '@wombat/service-kit/software';
import { BrokerReadings } from '../../adapters/brokerReadings.js';
import { HostClock } from '../../adapters/hostClock.js';
import { OpsReadings } from '../../adapters/opsReadings.js';
import { Workers } from '../../adapters/workers.js';
import type { ClockAnswer, OpsAnswer } from '../../domain/contract.js';

/** The disks, the processes, the workers, the broker and what was last said in the logs. */
@Controller('api')
export class OpsController {
  constructor(
    private readonly readings: OpsReadings,
    private readonly workers: Workers,
    private readonly broker: BrokerReadings,
    private readonly hostClock: HostClock,
  ) {}

  @Get('clock')
  clock(): Promise<ClockAnswer> {
    return this.hostClock.read();
  }

  @Get('ops')
  async ops(): Promise<OpsAnswer> {
    const { readings } = this;
    const [disks, processes, broker, logs] = await Promise.all([
      readings.disks(),
      readings.processes(),
      this.broker.read(),
      readings.logs(),
    ]);
    return {
      version: VERSION,
      disks,
      processes,
      workers: this.workers.list(),
      broker,
      restarts: readings.restarts(),
      ...logs,
    };
  }
}
