import { join } from 'node:path';
import {
  type CameraRule,
  cameraFor,
  type FrameMeta as Described,
  describeFrame,
  type FramePart,
  framePart,
  hashFile,
  readRows,
} from '@wombat/fits';
import type { FrameMeta } from '@wombat/proto';
import type { ReadFrame } from '../domain/index.js';

/** Looks at one raw frame: hash, header by the camera's rule, and whether its pixels are really there. */
export async function readFrame(root: string, path: string, cameras: readonly CameraRule[]): Promise<ReadFrame> {
  const full = join(root, path);
  let sha256: string;
  try {
    sha256 = await hashFile(full);
  } catch (error) {
    return { state: 'broken', sha256: '', reason: unreadable(error) };
  }
  let hasSignal = false;
  // All rows, though one number is enough: a packed frame may be damaged to its last byte.
  const image = await readRows(full, ({ pixels }) => {
    hasSignal ||= pixels.some((value) => !Number.isNaN(value));
  });
  if (!image.ok) return { state: 'broken', sha256, reason: image.fault.message };
  if (!hasSignal) return { state: 'broken', sha256, reason: 'no pixel holds a number: the frame is all NaN' };
  const { header, width, height } = image.value;
  const bitpix = header.getNumber('BITPIX') ?? 0;
  const part = framePart(image.value);
  if (!part.ok) return { state: 'broken', sha256, reason: part.fault.message };
  const described = describeFrame({ header, width, height, bitpix }, cameras);
  const range = cameraFor(header, cameras).peakRange;
  const filter = part.value.green === null ? described.filter : GREEN;
  const meta = { ...metaOf(described, range), ...measuredOf(described, part.value) };
  return { state: 'good', sha256, meta, headerFilter: filter, warning: warningOf(described, part.value) };
}

/** AAVSO's band for the green of a colour camera. */
const GREEN = 'TG';

/** What is measured of a frame may be less than the frame; of a colour frame one pixel stands for two green ones of a 2 x 2. */
function measuredOf(described: Described, { width, height, green }: FramePart): Partial<FrameMeta> {
  if (green === null) return { width, height };
  const { gain, readNoise, pixelScaleArcsec, xBinning, yBinning } = described;
  return {
    width,
    height,
    xBinning: 2 * xBinning,
    yBinning: 2 * yBinning,
    // Of a mean of two pixels: twice the electrons for a count, two readings.
    gain: gain === null ? undefined : 2 * gain,
    readNoise: readNoise === null ? undefined : Math.SQRT2 * readNoise,
    pixelScaleArcsec: pixelScaleArcsec === null ? undefined : 2 * pixelScaleArcsec,
  };
}

function warningOf({ clockDoubt = '', filter, bayerPattern }: Described, { green }: FramePart): string {
  const colour = green === null ? '' : `a colour frame (${bayerPattern}): its green is measured, as ${GREEN}`;
  const named = green === null || filter === null ? '' : `, whatever the filter '${filter}' is`;
  return [colour + named, clockDoubt].filter((text) => text !== '').join('; ');
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
