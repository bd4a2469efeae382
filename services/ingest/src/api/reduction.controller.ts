import { status } from '@grpc/grpc-js';
import { Controller } from '@nestjs/common';
import { GrpcMethod, RpcException } from '@nestjs/microservices';
import type { ingest } from '@wombat/proto';
import { BEGINNINGS, isBeginning } from '@wombat/proto/words';
import { Repetition } from '../reactor/repetition.js';

/** A person's wish that series be reduced again. */
@Controller()
export class ReductionController {
  constructor(private readonly repetition: Repetition) {}

  @GrpcMethod('IngestService', 'RequestReduction')
  async requestReduction(asked: ingest.RequestReductionRequest): Promise<ingest.RequestReductionResponse> {
    const { fromStage = 'calibrate', by, reason } = asked;
    if (by.trim() === '') throw refusal(status.INVALID_ARGUMENT, 'your name is missing');
    if (!isBeginning(fromStage)) {
      const message = `a series is reduced again from ${BEGINNINGS.join(' or ')} on, not from ${fromStage}`;
      throw refusal(status.INVALID_ARGUMENT, message);
    }
    const again = await this.repetition.again(asked, {
      by: by.trim(),
      from: fromStage,
      reason: reason.trim() === '' ? `${by.trim()} asked for it` : reason.trim(),
    });
    if (!again.ok) throw refusal(status.FAILED_PRECONDITION, again.fault.message);
    if (again.value.length === 0) throw refusal(status.ABORTED, 'it changed meanwhile: look again');
    return { series: again.value.map(({ targetName, filter, revision }) => ({ targetName, filter, revision })) };
  }
}

function refusal(code: status, message: string): RpcException {
  return new RpcException({ code, message });
}
