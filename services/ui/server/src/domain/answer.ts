import type { Fault, Result } from '@wombat/result';
import type { PipelineService } from './pipelineServices.js';

/** Why a service gave no answer: the name of a gRPC status, and its sentence. */
export interface ServiceFault extends Fault {
  readonly service: PipelineService;
  readonly code: string;
}

export type Answer<T> = Result<T, ServiceFault>;
