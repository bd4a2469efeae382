import type { ingest } from '@wombat/proto';
import type { FramesAnswer } from './contract.js';

const NONE = { found: 0, broken: 0, failed: 0, calibrated: 0, solved: 0, measured: 0 };

/** The ledger's list of frames, each with its name apart; null where something is not known of it. */
export function framesAnswer({ counts = NONE, frames }: ingest.ListFramesResponse): FramesAnswer {
  return {
    counts,
    frames: frames.map(({ path, sha256, state, stage, reason, midJdUtc, exposureSeconds, fwhmPixels }) => ({
      ...{ path, sha256, filename: path.slice(path.lastIndexOf('/') + 1), state, stage: stage ?? '', reason },
      ...{ jdUtc: midJdUtc ?? null, exposureSeconds: exposureSeconds ?? null, fwhmPixels: fwhmPixels ?? null },
    })),
  };
}
