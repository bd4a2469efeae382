import { join } from 'node:path';
import { type FitsFault, type RowSpan, readImage, readPart } from '@wombat/fits';
import { type Image, withoutHoles } from '@wombat/imaging';
import { FITS_FAULTS, type FrameFailureCode } from '@wombat/proto/words';
import { ok, type Result, refuse } from '@wombat/result';
import { throwInstallationFault } from '@wombat/service-kit/worker';
import { PairMemory } from './pairMemory.js';

export type Pair = Result<
  { calibrated: Image; raw: Image; hasHoles: boolean },
  { code: FrameFailureCode; message: string }
>;

/**
 * The calibrated frame, which is measured, without a value where the raw one has a hole; and the same part of the raw
 * one, on which saturation and peaks are judged: of a frame known to be without holes only the rows that are wanted of
 * it.
 */
export async function readPair(
  root: string,
  frame: { path: string; product: string },
  { memory = new PairMemory(), rawRows }: { memory?: PairMemory; rawRows?: readonly RowSpan[] | undefined } = {},
): Promise<Pair> {
  const calibrated = await readImage(join(root, frame.product), { memory: memory.calibrated });
  if (!calibrated.ok) return about(frame.product, calibrated.fault);
  const some = rawRows === undefined ? {} : { rows: rawRows };
  const raw = await readPart(join(root, frame.path), { take: 'larger', memory: memory.raw, ...some });
  if (!raw.ok) return about(frame.path, raw.fault);
  if (rawRows !== undefined) return ok({ calibrated: calibrated.value, raw: raw.value, hasHoles: false });
  const whole = withoutHoles(calibrated.value, raw.value);
  return ok({ calibrated: whole, raw: raw.value, hasHoles: whole !== calibrated.value });
}

function about(path: string, fault: FitsFault) {
  throwInstallationFault(fault);
  const { code, message } = fault;
  return refuse({ code: FITS_FAULTS[code], message: `${path}: ${message}` });
}
