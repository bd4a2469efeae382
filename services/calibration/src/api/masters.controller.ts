import { Controller } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import type { calibration } from '@wombat/proto';
import { ServiceKit } from '@wombat/service-kit';
import { CalibrationTables } from '../projection/calibrationTables.js';

/** Which masters a night has, and which it borrowed. */
@Controller()
export class MastersController {
  private readonly tables: CalibrationTables;

  constructor(kit: ServiceKit) {
    this.tables = new CalibrationTables(kit);
  }

  @GrpcMethod('CalibrationService', 'ListMasters')
  listMasters({ night }: calibration.ListMastersRequest): calibration.ListMastersResponse {
    return { masters: this.tables.mastersFor(night) };
  }
}
