import { status } from '@grpc/grpc-js';
import { RpcException } from '@nestjs/microservices';
import type { Result } from '@wombat/result';
import type { DeskFault } from '../reactor/deskFault.js';

/** What was asked for; a refusal goes to the caller with its sentence. */
export function orRefuse<T>(result: Result<T, DeskFault>): T {
  if (result.ok) return result.value;
  const { code, message } = result.fault;
  throw new RpcException({ code: status[code], message });
}

export function refuseAsked(message: string): never {
  throw new RpcException({ code: status.INVALID_ARGUMENT, message });
}
