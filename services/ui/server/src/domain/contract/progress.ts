import type { ops } from '@wombat/proto';

/** GET /api/progress */
export interface ProgressAnswer {
  services: ServiceProgress[];
}

export interface ServiceProgress extends Omit<ops.GetStatusResponse, 'projected' | 'ready' | 'failed' | 'refused'> {
  /** 'silent': it should run and does not answer. */
  state: 'ready' | 'starting' | 'silent' | 'stopped';
}

/** Names of the events of GET /api/stream: `changed` when anything happened in the pipeline, `heartbeat` else. */
export const STREAM_EVENTS = { changed: 'changed', heartbeat: 'heartbeat' } as const;
