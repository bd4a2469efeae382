import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hashFile } from '@wombat/fits';
import type { work } from '@wombat/proto';
import { closeFrames, type FrameFile, type MeasuredFile, openMeasured } from '@wombat/reduction';
import { throwInstallationFault } from '@wombat/service-kit/worker';
import { addedCounts } from '../domain/index.js';

export type Input = work.MasterOrder['inputs'][number];

export interface OpenInputs {
  good: { input: Input; file: MeasuredFile }[];
  /** A sentence for each that cannot be used. */
  leftOut: string[];
}

/**
 * Opens the frames of a master, less what was added to their pixels; one that cannot be read, or is not of the first
 * one's size, is left out.
 */
export async function openInputs(root: string, { inputs, product }: work.MasterOrder): Promise<OpenInputs> {
  const opened: OpenInputs = { good: [], leftOut: [] };
  const scratchBeside = join(root, product);
  await mkdir(dirname(scratchBeside), { recursive: true });
  for (const input of inputs) {
    const pedestal = addedCounts(input.meta.pedestal);
    const frame = await openMeasured(join(root, input.path), { scratchBeside, pedestal });
    if (!frame.ok) throwInstallationFault(frame.fault);
    const misfit = frame.ok ? ((await changeOf(root, input)) ?? misfitOf(frame.value, opened.good[0]?.file)) : null;
    if (!frame.ok) opened.leftOut.push(`${input.path}: ${frame.fault.message}`);
    else if (misfit === null) opened.good.push({ input, file: frame.value });
    else {
      opened.leftOut.push(`${input.path}: ${misfit}`);
      closeFrames([frame.value]);
    }
  }
  return opened;
}

/** That other bytes lie there than were found; null where they are the same. */
async function changeOf(root: string, { path, sha256 }: Input): Promise<string | null> {
  return (await hashFile(join(root, path))) === sha256 ? null : 'its bytes are others than when it was found';
}

/** Why two frames cannot be worked on together; null where they can. */
export function misfitOf(one: FrameFile, other: FrameFile | undefined): string | null {
  if (other === undefined || (one.width === other.width && one.height === other.height)) return null;
  return `${one.width} x ${one.height} does not fit ${other.width} x ${other.height}`;
}
