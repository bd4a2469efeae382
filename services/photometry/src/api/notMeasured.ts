import { status } from '@grpc/grpc-js';
import { RpcException } from '@nestjs/microservices';
import type { Series } from '@wombat/proto';

export function notMeasured({ night, targetName, filter }: Series): RpcException {
  const message = `${targetName} ${filter} of ${night} is not measured (yet)`;
  return new RpcException({ code: status.NOT_FOUND, message });
}
