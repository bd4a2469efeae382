import type { PipelineService } from './pipelineServices.js';

/** Why a service gave no answer: the name of a gRPC status, and its sentence. */
export interface ServiceFault {
  service: PipelineService;
  code: string;
  message: string;
}

export type Answer<T> = { ok: true; value: T } | { ok: false; fault: ServiceFault };
