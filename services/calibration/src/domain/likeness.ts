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

/** Equal within a hundredth, or both unknown. */
export function sameExposure(a: number | undefined, b: number | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return Math.abs(a - b) <= 0.01 * Math.max(a, b);
}

/** Within the tolerance in degrees; an unknown temperature fits any. */
export function sameTemperature(a: number | undefined, b: number | undefined, tolerance: number): boolean {
  return a === undefined || b === undefined || Math.abs(a - b) <= tolerance;
}
