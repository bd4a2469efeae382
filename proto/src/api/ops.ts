import * as ops from '../gen/wombat/ops/v1/ops.js';
import { type Told, told } from '../told.js';
import { answering } from './answering.js';

export * from '../gen/wombat/ops/v1/ops.js';

export type GetStatusResponse = Told<ops.GetStatusResponse>;
export const GetStatusResponse = told(ops.GetStatusResponse, {
  'projected.stream': true,
  'calls.outside': true,
  'calls.outcome': true,
});

export const OpsServiceDefinition = answering(ops.OpsServiceDefinition, { getStatus: GetStatusResponse });
