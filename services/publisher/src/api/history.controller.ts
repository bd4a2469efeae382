import { Controller } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import type { publisher } from '@wombat/proto';
import { ServiceKit } from '@wombat/service-kit';
import { historyOf } from '../projection/historyTables.js';

/** What was made of a series, and what people said of it. */
@Controller()
export class HistoryController {
  constructor(private readonly kit: ServiceKit) {}

  @GrpcMethod('PublisherService', 'ListHistory')
  listHistory(series: publisher.ListHistoryRequest): publisher.ListHistoryResponse {
    return historyOf(this.kit.store, series);
  }
}
