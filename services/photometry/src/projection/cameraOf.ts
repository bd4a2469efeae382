import type { work } from '@wombat/proto';
import { cameraFacts, darkElectrons } from '../domain/index.js';
import { masterOfHash, mastersOfFrame, type RowsKit } from './mastersOfFrame.js';
import type { SolvedFrame } from './solvedFrames.js';

/** What the pixels of a calibrated frame mean, with the dark current that was taken off them. */
export function cameraOf(
  kit: RowsKit,
  { path, meta }: Pick<SolvedFrame, 'path' | 'meta'>,
  revision: number,
): work.Camera {
  const dark = mastersOfFrame(kit, path, revision)?.dark;
  const electrons = dark === undefined ? null : darkElectrons(meta, masterOfHash(kit, dark.sha256));
  return { ...cameraFacts(meta), ...(electrons !== null && { darkElectrons: electrons }) };
}
