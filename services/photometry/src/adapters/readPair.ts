import { join } from 'node:path';
import { type FitsFault, type FitsImage, type RowSpan, readImage, readPart } from '@wombat/fits';
import { type Image, withoutHoles } from '@wombat/imaging';
import { FITS_FAULTS, type FrameFailureCode } from '@wombat/proto/words';
import { ok, type Result, refuse } from '@wombat/result';
import { mayPass, throwInstallationFault } from '@wombat/service-kit/installation';
import { PairMemory } from './pairMemory.js';

export interface FramePaths {
  /** Of the raw frame, relative to the data root. */
  readonly path: string;
  /** The calibrated one. */
  readonly product: string;
}

export interface PairFault {
  readonly code: FrameFailureCode;
  readonly message: string;
  /** Whether the file may be there, or whole, a moment later. */
  readonly mayPass: boolean;
}

export interface Pair {
  calibrated: Image;
  raw: Image;
  hasHoles: boolean;
}

export async function readCalibrated(
  root: string,
  { product }: FramePaths,
  memory: PairMemory,
): Promise<Result<FitsImage, PairFault>> {
  const calibrated = await readImage(join(root, product), { memory: memory.calibrated });
  return calibrated.ok ? calibrated : faultOfFile(product, calibrated.fault);
}

/**
 * The calibrated frame, which is measured, without a value where the raw one has a hole; and the same part of the raw
 * one, on which saturation and peaks are judged: of a frame known to be without holes only the rows that are wanted of
 * it.
 */
export async function readPair(
  root: string,
  frame: FramePaths,
  { memory = new PairMemory(), rawRows }: { memory?: PairMemory; rawRows?: readonly RowSpan[] | undefined } = {},
): Promise<Result<Pair, PairFault>> {
  const calibrated = await readCalibrated(root, frame, memory);
  if (!calibrated.ok) return calibrated;
  const some = rawRows === undefined ? {} : { rows: rawRows };
  const raw = await readPart(join(root, frame.path), { take: 'larger', memory: memory.raw, ...some });
  if (!raw.ok) return faultOfFile(frame.path, raw.fault);
  if (rawRows !== undefined) return ok({ calibrated: calibrated.value, raw: raw.value, hasHoles: false });
  const whole = withoutHoles(calibrated.value, raw.value);
  return ok({ calibrated: whole, raw: raw.value, hasHoles: whole !== calibrated.value });
}

/** What a file that cannot be read means for its frame. Throws where it means something for this computer. */
export function faultOfFile(path: string, fault: FitsFault): Result<never, PairFault> {
  throwInstallationFault(fault);
  const message = `${path}: ${fault.message}`;
  return refuse({ code: FITS_FAULTS[fault.code], message, mayPass: mayPass(fault) });
}
