import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hashFile } from '@wombat/fits';
import type { work } from '@wombat/proto';
import { type Crew, closeFrames, type FrameFile, type MeasuredFile, openMeasured } from '@wombat/reduction';
import { type Fault, ok, type Result, refuse } from '@wombat/result';
import { mayPass, type Patience, throwInstallationFault } from '@wombat/service-kit/worker';
import { addedCounts } from '../domain/index.js';
import { changedAmong, Watch } from './sameBytes.js';

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
  /** Over the good ones. */
  watch: Watch;
}

/**
 * Opens the frames of a master, less what was added to their pixels; one that cannot be read, or is not of the first
 * one's size, is left out.
 */
export async function openInputs(
  root: string,
  { inputs, product }: Pick<work.MasterOrder, 'inputs' | 'product'>,
  { crew, patience }: { crew: Crew; patience: Patience },
): Promise<OpenInputs> {
  const opened: OpenInputs = { good: [], leftOut: [], watch: new Watch() };
  const scratchBeside = join(root, product);
  await mkdir(dirname(scratchBeside), { recursive: true });
  const atOnce = await openTogether(root, inputs, { scratchBeside, crew, watch: opened.watch });
  for (const input of inputs) {
    const look = () => openInput(root, input, { scratchBeside, watch: opened.watch });
    const known = atOnce.get(input);
    const frame = known ? ok(known) : await patience.until(look, (found) => !found.ok && found.fault.mayPass);
    const misfit = frame.ok ? misfitOf(frame.value, opened.good[0]?.file) : frame.fault.message;
    if (frame.ok && misfit === null) opened.good.push({ input, file: frame.value, saturation: input.meta.saturation });
    else {
      opened.leftOut.push(`${input.path}: ${misfit}`);
      if (frame.ok) closeFrames([frame.value]);
    }
  }
  return opened;
}

/** Those that can be read and are what was found: as a rule all. The others are closed. */
async function openTogether(
  root: string,
  inputs: readonly Input[],
  { scratchBeside, crew, watch }: { scratchBeside: string; crew: Crew; watch: Watch },
): Promise<Map<Input, MeasuredFile>> {
  const files = new Map<Input, MeasuredFile>();
  try {
    for (const input of inputs) {
      const pedestal = addedCounts(input.meta.pedestal);
      const frame = await openMeasured(join(root, input.path), { scratchBeside, pedestal });
      if (!frame.ok) continue;
      files.set(input, frame.value);
      watch.add(frame.value);
    }
    for (const input of await changedAmong(files, crew)) {
      const file = files.get(input);
      if (file !== undefined) closeFrames([file]);
      files.delete(input);
    }
    return files;
  } catch (error) {
    closeFrames(files.values());
    throw error;
  }
}

interface InputFault extends Fault {
  readonly mayPass: boolean;
}

async function openInput(
  root: string,
  { path, sha256, meta }: Input,
  { scratchBeside, watch }: { scratchBeside: string; watch: Watch },
): Promise<Result<MeasuredFile, InputFault>> {
  const file = join(root, path);
  const frame = await openMeasured(file, { scratchBeside, pedestal: addedCounts(meta.pedestal) });
  if (!frame.ok) {
    throwInstallationFault(frame.fault);
    return refuse({ message: frame.fault.message, mayPass: mayPass(frame.fault) });
  }
  watch.add(frame.value);
  if ((await hashFile(file)) === sha256) return frame;
  closeFrames([frame.value]);
  return refuse({ message: 'its bytes are others than when it was found', mayPass: true });
}

/** Why two frames cannot be worked on together; null where they can. */
export function misfitOf(one: FrameFile, other: FrameFile | undefined): string | null {
  if (other === undefined || (one.width === other.width && one.height === other.height)) return null;
  return `${one.width} x ${one.height} does not fit ${other.width} x ${other.height}`;
}
