import { status } from '@grpc/grpc-js';
import { Controller } from '@nestjs/common';
import { GrpcMethod, RpcException } from '@nestjs/microservices';
import type { ingest } from '@wombat/proto';
import { ServiceKit } from '@wombat/service-kit';
import { fillingTimes } from '../domain/index.js';
import { Discovery } from '../reactor/discovery.js';

/** Nights that are being filled, and a person's wish not to wait for them. */
@Controller()
export class NightsController {
  constructor(
    private readonly kit: ServiceKit,
    private readonly discovery: Discovery,
  ) {}

  @GrpcMethod('IngestService', 'ListFillingNights')
  listFillingNights(): ingest.ListFillingNightsResponse {
    const now = this.kit.now().getTime();
    const nights = this.discovery.filling.folders().map((filling) => {
      const { folder, files, settleSeconds, begun } = filling;
      return { folder, files, settleSeconds, begun, ...fillingTimes(filling, now) };
    });
    return { nights };
  }

  /** It is taken at the next look, once its files are whole; doing it twice changes nothing. */
  @GrpcMethod('IngestService', 'BeginNight')
  beginNight({ folder, by }: ingest.BeginNightRequest): ingest.BeginNightResponse {
    if (by.trim() === '') throw new RpcException({ code: status.INVALID_ARGUMENT, message: 'your name is missing' });
    if (!this.discovery.filling.begin(folder)) {
      const message = `nothing in ${folder} is waited with: it is begun already, or holds nothing new`;
      throw new RpcException({ code: status.FAILED_PRECONDITION, message });
    }
    this.kit.logger.info(`${folder} is begun now: ${by.trim()} does not wait until it is still`);
    return {};
  }
}
