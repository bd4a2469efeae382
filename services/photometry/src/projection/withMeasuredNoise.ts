import type { FrameMeta } from '@wombat/proto';
import { mastersByHash, mastersOfFrame, type RowsKit } from './mastersOfFrame.js';

/**
 * What is known of frames of a revision, gain and read noise, where neither configuration nor header tell them, as they
 * were measured from the flats each was divided by; flats of another gain setting or readout mode do not tell.
 */
export function withMeasuredNoise(kit: RowsKit, revision: number): (path: string, meta: FrameMeta) => FrameMeta {
  const masterOf = mastersByHash(kit);
  return (path, meta) => {
    if (meta.gain !== undefined && meta.readNoise !== undefined) return meta;
    const flat = mastersOfFrame(kit, path, revision)?.flat;
    const made = flat === undefined ? null : masterOf(flat.sha256);
    if (made?.meta?.gainSetting !== meta.gainSetting || made?.meta?.readoutMode !== meta.readoutMode) return meta;
    return { ...meta, gain: meta.gain ?? made?.measuredGain, readNoise: meta.readNoise ?? made?.measuredReadNoise };
  };
}
