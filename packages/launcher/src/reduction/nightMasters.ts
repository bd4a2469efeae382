import { join } from 'node:path';
import { type Crew, combineFrames, type FrameFile } from '@wombat/reduction';
import { masterHeader } from './masterHeader.js';
import { openAll } from './openAll.js';

/** The masters of a night, opened, all of one size. */
export interface NightMasters {
  readonly bias: FrameFile;
  /** By filter. */
  readonly flats: ReadonlyMap<string, FrameFile>;
}

export type MadeMasters = { ok: true; value: NightMasters } | { ok: false; problem: string };

/** Combines a night's biases into mbias.fits and its flats, filter by filter, into mflat<filter>.fits. */
export async function nightMasters(
  crew: Crew,
  frames: { bias: readonly string[]; flat: readonly string[] },
  folder: string,
): Promise<MadeMasters> {
  const opened = await openAll([...frames.bias, ...frames.flat], join(folder, 'scratch'));
  if (!opened.ok) return opened;
  const biases = opened.files.slice(0, frames.bias.length);
  const mbias = join(folder, 'mbias.fits');
  await combine(crew, { kind: 'bias', frames: biases, bias: null, output: mbias });
  const bias = await reopened(mbias);
  if (!bias.ok) return bias;
  const flats = new Map<string, FrameFile>();
  for (const [filter, group] of byFilter(opened.files.slice(frames.bias.length))) {
    const output = join(folder, `mflat${filter.replaceAll(/[^\w.+'-]/g, '_')}.fits`);
    await combine(crew, { kind: 'flat', frames: group, bias: bias.file, output });
    const flat = await reopened(output);
    if (!flat.ok) return flat;
    flats.set(filter, flat.file);
  }
  return { ok: true, value: { bias: bias.file, flats } };
}

/** The filter a header names; empty where it names none. */
export function filterOf({ header }: Pick<FrameFile, 'header'>): string {
  return header.getString('FILTER') ?? '';
}

function byFilter(files: readonly FrameFile[]): Map<string, FrameFile[]> {
  return Map.groupBy(files, filterOf);
}

interface Combining {
  readonly kind: 'bias' | 'flat';
  readonly frames: readonly FrameFile[];
  readonly bias: FrameFile | null;
  readonly output: string;
}

async function combine(crew: Crew, { kind, frames, bias, output }: Combining): Promise<void> {
  const notes = { kind, frames, subtracted: [bias] };
  await combineFrames(crew, {
    kind,
    frames,
    bias,
    dark: null,
    output,
    header: ({ leftOut, rejected }) => masterHeader({ ...notes, leftOut, rejected }),
    sync: false,
  });
}

async function reopened(path: string): Promise<{ ok: true; file: FrameFile } | { ok: false; problem: string }> {
  const opened = await openAll([path], path);
  const [file] = opened.ok ? opened.files : [];
  if (file !== undefined) return { ok: true, file };
  return { ok: false, problem: opened.ok ? `${path}: gone` : opened.problem };
}
