import { join } from 'node:path';
import {
  type CameraRule,
  cameraFor,
  type FrameMeta as Described,
  describeFrame,
  type FitsImage,
  hashFile,
  readImage,
} from '@wombat/fits';
import type { FrameMeta } from '@wombat/proto';

export type ReadFrame =
  | { state: 'good'; sha256: string; meta: FrameMeta; headerFilter: string | null }
  | { state: 'broken'; sha256: string; reason: string };

/** Looks at one raw frame: hash, header by the camera's rule, and whether its pixels are really there. */
export async function readFrame(root: string, path: string, cameras: readonly CameraRule[]): Promise<ReadFrame> {
  const full = join(root, path);
  let sha256: string;
  try {
    sha256 = await hashFile(full);
  } catch (error) {
    return { state: 'broken', sha256: '', reason: unreadable(error) };
  }
  const image = await readImage(full);
  if (!image.ok) return { state: 'broken', sha256, reason: image.fault.message };
  if (!hasSignal(image.value))
    return { state: 'broken', sha256, reason: 'no pixel holds a number: the frame is all NaN' };
  const { header, width, height } = image.value;
  const bitpix = header.getNumber('BITPIX') ?? 0;
  const described = describeFrame({ header, width, height, bitpix }, cameras);
  const range = cameraFor(header, cameras).peakRange;
  return { state: 'good', sha256, meta: metaOf(described, range), headerFilter: described.filter };
}

function hasSignal(image: FitsImage): boolean {
  return image.pixels.some((value) => !Number.isNaN(value));
}

function metaOf(described: Described, peakRange: readonly [number, number] | undefined): FrameMeta {
  return {
    width: described.width,
    height: described.height,
    bitpix: described.bitpix,
    exposureSeconds: described.exposureSeconds ?? undefined,
    startJdUtc: described.startJdUtc ?? undefined,
    midJdUtc: described.midJdUtc ?? undefined,
    timeProblem: described.timeProblem ?? '',
    ccdTemperatureCelsius: described.ccdTemperatureCelsius ?? undefined,
    gain: described.gain ?? undefined,
    readNoise: described.readNoise ?? undefined,
    saturation: described.saturation ?? undefined,
    gainSetting: described.gainSetting ?? undefined,
    offsetSetting: described.offsetSetting ?? undefined,
    readoutMode: described.readoutMode ?? '',
    xBinning: described.xBinning,
    yBinning: described.yBinning,
    instrument: described.instrument ?? '',
    raHintDegrees: described.raHintDegrees ?? undefined,
    decHintDegrees: described.decHintDegrees ?? undefined,
    pixelScaleArcsec: described.pixelScaleArcsec ?? undefined,
    siteLatitude: described.site?.latitude,
    siteLongitude: described.site?.longitude,
    siteElevation: described.site?.elevation,
    rotatorDegrees: described.rotatorDegrees ?? undefined,
    pedestal: described.pedestal,
    calibrated: described.calibrated,
    object: described.object ?? '',
    peakRangeLow: peakRange?.[0],
    peakRangeHigh: peakRange?.[1],
  };
}

function unreadable(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  return code === 'EACCES'
    ? 'unreadable: no permission'
    : `unreadable: ${error instanceof Error ? error.message : String(error)}`;
}
