import type { FrameDescription, FramePart } from '@wombat/fits';
import { FrameMeta } from '@wombat/proto';

/** Every field of the contract, as fits tells it: null is what a header does not say. */
type Told = { [Field in keyof Required<FrameMeta>]: FrameMeta[Field] | null };

/** What travels with a frame: its header by the camera's rule, for the part of it that is measured. */
export function frameMeta(
  described: FrameDescription,
  { part, peakRange }: { part: FramePart; peakRange: readonly [low: number, high: number] | undefined },
): FrameMeta {
  const told: Told = {
    ...described,
    siteLatitude: described.site?.latitude,
    siteLongitude: described.site?.longitude,
    siteElevation: described.site?.elevation,
    peakRangeLow: peakRange?.[0],
    peakRangeHigh: peakRange?.[1],
    biasDone: described.done.bias,
    darkDone: described.done.dark,
    flatDone: described.done.flat,
  };
  const { width, height, green } = part;
  return { ...(green === null ? FrameMeta.fromJSON(told) : ofGreen(FrameMeta.fromJSON(told))), width, height };
}

/** Of a colour frame one pixel stands for two green ones of a 2 x 2. */
function ofGreen(meta: FrameMeta): FrameMeta {
  return {
    ...meta,
    xBinning: 2 * meta.xBinning,
    yBinning: 2 * meta.yBinning,
    // Of a mean of two pixels: twice the electrons for a count, two readings.
    gain: times(2, meta.gain),
    readNoise: times(Math.SQRT2, meta.readNoise),
    pixelScaleArcsec: times(2, meta.pixelScaleArcsec),
  };
}

function times(factor: number, value: number | undefined): number | undefined {
  return value === undefined ? undefined : factor * value;
}
