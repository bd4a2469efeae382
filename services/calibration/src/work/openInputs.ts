import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hashFile } from '@wombat/fits';
import type { work } from '@wombat/proto';
import { closeFrames, type FrameFile, type MeasuredFile, openMeasured } from '@wombat/reduction';
import { type Fault, type Result, refuse } from '@wombat/result';
import { throwInstallationFault } from '@wombat/service-kit/worker';
import { addedCounts } from '../domain/index.js';
import type { Patience } from './patience.js';

export type Input = work.MasterOrder['inputs'][number];

export interface OpenInput {
  input: Input;
  file: MeasuredFile;
  /** In the counts of the file with its overscan and pedestal; undefined: not known. */
  saturation: number | undefined;
}

export interface OpenInputs {
  good: OpenInput[];
  /** A sentence for each that cannot be used. */
  leftOut: string[];
}

/**
 * Opens the frames of a master, less what was added to their pixels; one that cannot be read, or is not of the first
 * one's size, is left out.
 */
export async function openInputs(
  root: string,
  { inputs, product }: Pick<work.MasterOrder, 'inputs' | 'product'>,
  patience: Patience,
): Promise<OpenInputs> {
  const opened: OpenInputs = { good: [], leftOut: [] };
  const scratchBeside = join(root, product);
  await mkdir(dirname(scratchBeside), { recursive: true });
  for (const input of inputs) {
    const look = () => openInput(root, input, scratchBeside);
    const frame = await patience.until(look, (found) => !found.ok && found.fault.mayPass);
    const misfit = frame.ok ? misfitOf(frame.value, opened.good[0]?.file) : frame.fault.message;
    if (frame.ok && misfit === null) opened.good.push({ input, file: frame.value, saturation: input.meta.saturation });
    else {
      opened.leftOut.push(`${input.path}: ${misfit}`);
      if (frame.ok) closeFrames([frame.value]);
    }
  }
  return opened;
}

interface InputFault extends Fault {
  readonly mayPass: boolean;
}

async function openInput(
  root: string,
  { path, sha256, meta }: Input,
  scratchBeside: string,
): Promise<Result<MeasuredFile, InputFault>> {
  const file = join(root, path);
  const frame = await openMeasured(file, { scratchBeside, pedestal: addedCounts(meta.pedestal) });
  if (!frame.ok) {
    throwInstallationFault(frame.fault);
    const { message, systemCode, code } = frame.fault;
    return refuse({ message, mayPass: systemCode === 'ENOENT' || code === 'truncated' });
  }
  if ((await hashFile(file)) === sha256) return frame;
  closeFrames([frame.value]);
  return refuse({ message: 'its bytes are others than when it was found', mayPass: true });
}

/** Why two frames cannot be worked on together; null where they can. */
export function misfitOf(one: FrameFile, other: FrameFile | undefined): string | null {
  if (other === undefined || (one.width === other.width && one.height === other.height)) return null;
  return `${one.width} x ${one.height} does not fit ${other.width} x ${other.height}`;
}
