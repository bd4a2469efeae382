import type { FrameMeta, MasterBuilt } from '@wombat/proto';
import { cameraFacts } from './cameraFacts.js';

/**
 * Electrons a pixel of a frame has collected in the dark: the median of the master dark that was taken off it, by the
 * exposure. Null where that does not tell: no such master, its exposure unknown, or the bias still in it.
 */
export function darkElectrons(frame: FrameMeta, dark: MasterBuilt | null): number | null {
  const darkSeconds = dark?.meta?.exposureSeconds;
  if (dark === null || !dark.biasSubtracted || darkSeconds === undefined || !(darkSeconds > 0)) return null;
  const rate = Math.max(0, dark.median) / darkSeconds;
  return frame.exposureSeconds === undefined ? null : rate * frame.exposureSeconds * cameraFacts(frame).gain;
}
