import type { work } from '@wombat/proto';
import { masterOfHash, mastersOfFrame, type RowsKit } from './mastersOfFrame.js';
import type { SolvedFrame } from './solvedFrames.js';

/** The masters that tell of bad pixels of a frame: its dark, with what it was multiplied by, and its flat. */
export function mastersToAsk(
  kit: RowsKit,
  { path, meta }: Pick<SolvedFrame, 'path' | 'meta'>,
  revision: number,
): Pick<work.FrameToMeasure, 'dark' | 'darkScale' | 'flat'> {
  const { dark, flat } = mastersOfFrame(kit, path, revision) ?? {};
  const made = dark === undefined ? null : masterOfHash(kit, dark.sha256);
  const scale = (meta.exposureSeconds ?? Number.NaN) / (made?.meta?.exposureSeconds ?? Number.NaN);
  return {
    ...(dark !== undefined && { dark }),
    ...(made?.biasSubtracted === true && Number.isFinite(scale) && { darkScale: scale }),
    ...(flat !== undefined && { flat }),
  };
}
