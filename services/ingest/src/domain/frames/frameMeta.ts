import type { CameraRule, FrameDescription, FramePart } from '@wombat/fits';
import { FrameMeta } from '@wombat/proto';

/** Every field of the contract, as fits tells it: null is what a header does not say. */
type Told = { [Field in keyof Required<FrameMeta>]: FrameMeta[Field] | null };

/** What travels with a frame: its header by the camera's rule, for the part of it that is measured. */
export function frameMeta(
  described: FrameDescription,
  {
    part,
    rule: { peakRange, linearTo, linearity, coefficients, aperture },
  }: {
    part: FramePart;
    rule: Pick<CameraRule, 'peakRange' | 'linearTo' | 'linearity' | 'coefficients' | 'aperture'>;
  },
): FrameMeta {
  const told: Told = {
    ...described,
    siteLatitude: described.site?.latitude,
    siteLongitude: described.site?.longitude,
    siteElevation: described.site?.elevation,
    peakRangeLow: peakRange?.[0],
    peakRangeHigh: peakRange?.[1],
    linearTo,
    linearity: [...(linearity ?? [])],
    biasDone: described.done.bias,
    darkDone: described.done.dark,
    flatDone: described.done.flat,
    apertureMillimetres: aperture,
    coefficients: coefficientsAt(coefficients ?? [], described.startJdUtc),
  };
  const { width, height, green } = part;
  return { ...(green === null ? FrameMeta.fromJSON(told) : ofGreen(FrameMeta.fromJSON(told))), width, height };
}

/** JD of the beginning of 1970, and of a day. */
const JD_OF_1970 = 2440587.5;
const DAY_MILLISECONDS = 86_400_000;

/** Those of the last set that holds at a time; of a frame without a time none. */
function coefficientsAt(
  sets: NonNullable<CameraRule['coefficients']>,
  jdUtc: number | null | undefined,
): FrameMeta['coefficients'] {
  const begun = sets.filter(
    ({ from }) => jdUtc != null && (from === undefined || Date.parse(from) / DAY_MILLISECONDS + JD_OF_1970 <= jdUtc),
  );
  return Object.entries(begun.at(-1)?.terms ?? {}).map(([name, term]) => ({ name, ...term }));
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
