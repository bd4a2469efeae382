import type { Beginning } from '@wombat/proto/words';

/** GET /api/nights : nights that are being filled. */
export interface NightsAnswer {
  nights: FillingNight[];
}

export interface FillingNight {
  /** Relative to the data root. */
  folder: string;
  /** That are not taken yet. */
  files: number;
  lastFileSecondsAgo: number;
  /** How long it must be still. */
  settleSeconds: number;
  beginsInSeconds: number;
  /** Somebody did not want to wait: it is taken as soon as its files are whole. */
  begun: boolean;
}

/** POST /api/reduce */
export interface ReduceRequest {
  night: string;
  targetName?: string | undefined;
  filter?: string | undefined;
  failedOnly: boolean;
  /** select: with the frames as they are calibrated and solved; left out: all is done anew. */
  fromStage?: Beginning | undefined;
  by: string;
  reason: string;
}

export interface ReduceAnswer {
  /** How many series are reduced again. */
  series: number;
}

/** POST /api/begin : a night that is still being filled is begun now. */
export interface BeginRequest {
  folder: string;
  by: string;
}
