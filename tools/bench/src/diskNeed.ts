import { statfsSync } from 'node:fs';
import type { MeasureStages } from './benchRequest.js';
import { nightSizes } from './measureStages.js';
import { type NightSize, nightIsThere } from './night/benchNight.js';
import type { StageName } from './stages.js';

const RAW_BYTES = 2;
const FLOAT_BYTES = 4;
const SORTS = 3;
/** Bias and flat, of what is made beforehand and of what is measured. */
const MASTERS = 4;

/** Bytes that will be written below `scratch` and be there at one time, at most. */
export function diskNeed(request: MeasureStages, scratch: string): number {
  const nights = nightSizes(request).map((night) => ({
    raw: nightIsThere(scratch, night) ? 0 : rawBytes(night),
    made: madeBytes(night, request.stages),
  }));
  const largestMade = Math.max(0, ...nights.map(({ made }) => made));
  if (request.keep) return nights.reduce((sum, { raw }) => sum + raw, largestMade);
  return Math.max(0, ...nights.map(({ raw, made }) => raw + made));
}

function rawBytes({ size, frames }: NightSize): number {
  return SORTS * frames * RAW_BYTES * size ** 2;
}

/** Masters, calibrated frames to work with, calibrated frames that are a result. */
function madeBytes({ size, frames }: NightSize, stages: readonly StageName[]): number {
  const prepared = stages.includes('d') || stages.includes('e') ? frames : 0;
  const measured = stages.includes('c') ? frames : 0;
  return (MASTERS + prepared + measured) * FLOAT_BYTES * size ** 2;
}

export function diskFree(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

export function readableBytes(bytes: number): string {
  return bytes < 2 ** 30 ? `${Math.ceil(bytes / 2 ** 20)} MiB` : `${(bytes / 2 ** 30).toFixed(1)} GiB`;
}
