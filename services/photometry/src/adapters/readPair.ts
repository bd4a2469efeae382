import { join } from 'node:path';
import { type FitsFault, readImage, readPart } from '@wombat/fits';
import { type Image, withoutHoles } from '@wombat/imaging';
import { FITS_FAULTS, type FrameFailureCode } from '@wombat/proto/words';
import { ok, type Result, refuse } from '@wombat/result';
import { throwInstallationFault } from '@wombat/service-kit/worker';

export type Pair = Result<{ calibrated: Image; raw: Image }, { code: FrameFailureCode; message: string }>;

/**
 * The calibrated frame, which is measured, without a value where the raw one has a hole; and the same part of the raw
 * one, on which saturation and peaks are judged.
 */
export async function readPair(root: string, frame: { path: string; product: string }): Promise<Pair> {
  const calibrated = await readImage(join(root, frame.product));
  if (!calibrated.ok) return about(frame.product, calibrated.fault);
  const raw = await readPart(join(root, frame.path), { take: 'larger' });
  if (!raw.ok) return about(frame.path, raw.fault);
  return ok({ calibrated: withoutHoles(calibrated.value, raw.value), raw: raw.value });
}

function about(path: string, fault: FitsFault) {
  throwInstallationFault(fault);
  const { code, message } = fault;
  return refuse({ code: FITS_FAULTS[code], message: `${path}: ${message}` });
}
