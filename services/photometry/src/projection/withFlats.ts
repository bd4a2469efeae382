import { type FlatOfFrame, flatElectrons, type MeasuredFrame } from '../domain/index.js';
import { mastersByHash, mastersOfFrame, type RowsKit } from './mastersOfFrame.js';
import { frameLabels } from './measuredFrames.js';
import type { SolvedFrame } from './solvedFrames.js';

/** Measured frames with the flat each was divided by, where that tells how much light it rests on. */
export function withFlats(
  kit: RowsKit,
  measured: readonly MeasuredFrame[],
  { frames, revision }: { frames: readonly SolvedFrame[]; revision: number },
): MeasuredFrame[] {
  const labels = frameLabels(frames);
  const masterOf = mastersByHash(kit);
  const flatOf = ({ path, meta }: SolvedFrame): FlatOfFrame | null => {
    const flat = mastersOfFrame(kit, path, revision)?.flat;
    const made = flat === undefined ? null : masterOf(flat.sha256);
    const electrons = made === null ? null : flatElectrons(meta, made);
    return flat === undefined || electrons === null ? null : { sha256: flat.sha256, electrons };
  };
  const flats = new Map(frames.map((frame) => [labels.get(frame.path), flatOf(frame)]));
  return measured.map((one) => {
    const flat = flats.get(one.frame.filename) ?? null;
    return flat === null ? one : { ...one, frame: { ...one.frame, flat } };
  });
}
