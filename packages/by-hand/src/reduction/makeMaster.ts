import { type Crew, combineFrames, type FrameFile } from '@wombat/reduction';
import { ok, type Result, refuse } from '@wombat/result';
import { masterHeader } from './masterHeader.js';
import { openAll } from './openAll.js';

export interface MasterToMake {
  readonly kind: 'bias' | 'dark' | 'flat';
  readonly frames: readonly FrameFile[];
  readonly bias: FrameFile | null;
  readonly dark: FrameFile | null;
  readonly output: string;
  /** Whether it must be whole after a power cut. */
  readonly sync: boolean;
}

/** Combines frames into a master file, over what is there, and opens it. */
export async function makeMaster(crew: Crew, master: MasterToMake): Promise<Result<FrameFile>> {
  const { kind, frames, bias, dark, output } = master;
  const notes = { kind, frames, subtracted: [bias, dark] };
  const header = ({ leftOut, rejected }: { leftOut: readonly number[]; rejected: number }) =>
    masterHeader({ ...notes, leftOut, rejected });
  await combineFrames(crew, { ...master, header });
  const opened = await openAll([output], output);
  if (!opened.ok) return opened;
  const [file] = opened.value;
  return file === undefined ? refuse(`${output}: gone`) : ok(file);
}
