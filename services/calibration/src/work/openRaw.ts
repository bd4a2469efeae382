import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { work } from '@wombat/proto';
import { FITS_FAULTS, type FrameFailureCode } from '@wombat/proto/words';
import { type MeasuredFile, openMeasured } from '@wombat/reduction';
import { type Fault, type Result, refuse } from '@wombat/result';
import { mayPass, type Patience, throwInstallationFault } from '@wombat/service-kit/worker';

/** Why a frame has no product. */
export interface FrameFault extends Fault {
  readonly code: FrameFailureCode;
}

export const CHANGED: FrameFault = {
  code: 'changed',
  message: 'its bytes are others than when it was found: it is read anew',
};

/** Opens what is measured of a raw frame; whether its bytes are those that were found is not looked at. */
export async function openRaw(
  root: string,
  order: work.FrameToCalibrate,
  patience: Patience,
): Promise<Result<MeasuredFile, FrameFault>> {
  const scratchBeside = join(root, order.product);
  await mkdir(dirname(scratchBeside), { recursive: true });
  const look = () => openMeasured(join(root, order.path), { scratchBeside });
  const raw = await patience.until(look, (found) => !found.ok && mayPass(found.fault));
  if (raw.ok) return raw;
  throwInstallationFault(raw.fault);
  return refuse({ code: FITS_FAULTS[raw.fault.code], message: raw.fault.message });
}
