import type { FrameMeta } from '@wombat/proto';

/** Frames combine and calibrate only with their like: what must be the same, as one text. */
export function likeness(meta: FrameMeta): string {
  const parts = [
    `${meta.width}x${meta.height}`,
    `bin${meta.xBinning}x${meta.yBinning}`,
    meta.instrument,
    meta.gainSetting === undefined ? '' : `gain${meta.gainSetting}`,
    meta.offsetSetting === undefined ? '' : `offset${meta.offsetSetting}`,
    meta.readoutMode,
  ];
  return parts.filter((part) => part !== '').join(' ');
}
