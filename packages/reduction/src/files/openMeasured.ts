import { dirname } from 'node:path';
import {
  type FitsResult,
  type FramePart,
  framePart,
  type Region,
  readHeader,
  readPartRows,
  readRegion,
} from '@wombat/fits';
import { medianInPlace } from '@wombat/imaging/kernels';
import { ok, refuse } from '@wombat/result';
import { type FrameFile, keptAs, openFrame } from './frameFile.js';
import { unpacked } from './scratchFile.js';

/** A raw frame of which only what is measured is there: trimmed, less its overscan, of a colour frame the green. */
export interface MeasuredFile extends FrameFile {
  /** What was taken from every pixel: the median of the overscan; 0 without one. */
  readonly overscan: number;
}

/**
 * Opens what is measured of a raw frame (`framePart`) for reading by blocks: in place where that is all of it, else
 * from a file without a name in the folder of `scratchBeside`. A pedestal, which a program has added, is taken from
 * every pixel too.
 */
export async function openMeasured(
  path: string,
  { scratchBeside = path, pedestal = 0 } = {},
): Promise<FitsResult<MeasuredFile>> {
  const found = await readHeader(path);
  if (!found.ok) return found;
  const part = framePart(found.value);
  if (!part.ok) return part;
  if (part.value.whole && pedestal === 0) {
    const frame = await openFrame(path, { scratchBeside });
    return frame.ok ? ok({ ...frame.value, overscan: 0 }) : frame;
  }
  const level = await levelOf(path, part.value.overscan);
  if (!level.ok) return level;
  const source = keptAs(found.value).source === 'f64' ? 'f64' : 'f32';
  const scratch = { folder: dirname(scratchBeside), source, less: level.value + pedestal } as const;
  const pixels = await unpacked((onRows) => readPartRows(path, onRows), scratch);
  if (!pixels.ok) return pixels;
  return ok({ path, ...shapeOf(part.value, level.value), pixels: pixels.value });
}

function shapeOf({ header, width, height, overscan }: FramePart, level: number) {
  const told = overscan === null ? header : header.withHistory(`overscan of ${level} subtracted`);
  return { header: told, width, height, overscan: level };
}

async function levelOf(path: string, overscan: Region | null): Promise<FitsResult<number>> {
  if (overscan === null) return ok(0);
  const read = await readRegion(path, overscan);
  if (!read.ok) return read;
  const level = medianInPlace(Float64Array.from(read.value.pixels.filter((value) => !Number.isNaN(value))));
  if (Number.isFinite(level)) return ok(level);
  return refuse({ code: 'unsupported', message: 'unsupported: no number in the overscan', offset: 0 });
}
