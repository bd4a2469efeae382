import { type FrameKind, isHabit, kindInFolder, saidKind, stepsDone } from '@wombat/fits';
import type { FrameFile } from '@wombat/reduction';
import { ok, type Result } from '@wombat/result';
import { traitsOf } from './nightDarks.js';
import type { NightFrames } from './nightFrames.js';
import { openAll } from './openAll.js';

/** The frames of a night, opened, all of one size, by what they are. */
export interface OpenNight extends Readonly<Record<FrameKind, readonly FrameFile[]>> {
  /** What the observer should know of frames whose header says something else than their folder, each thing once. */
  readonly notes: readonly string[];
}

const KINDS: readonly FrameKind[] = ['bias', 'dark', 'flat', 'light'];

/** Opens the frames of a night and sorts them by folder and header: a dark among flats is a dark. */
export async function openNight(found: NightFrames, scratchBeside: string): Promise<Result<OpenNight>> {
  const folders = KINDS.flatMap((folder) => found[folder].map((path) => ({ path, folder })));
  const opened = await openAll(
    folders.map(({ path }) => path),
    scratchBeside,
  );
  if (!opened.ok) return opened;
  return ok(byKind(opened.value.map((file, index) => ({ file, folder: folders[index]?.folder ?? 'light' }))));
}

/** Frames by what they are, with the folder in which each lies. */
export function byKind(frames: readonly { readonly file: FrameFile; readonly folder: FrameKind }[]): OpenNight {
  const sorted: Record<FrameKind, FrameFile[]> = { bias: [], dark: [], flat: [], light: [] };
  const notes = new Set<string>();
  for (const [folder, together] of Map.groupBy(frames, (frame) => frame.folder)) {
    const saids = together.map(({ file }) => saidKind(file.header));
    const elsewhere = frames.filter((frame) => frame.folder !== folder).map(({ file }) => saidKind(file.header));
    const ofAll = isHabit(folder, saids, elsewhere);
    for (const [index, { file }] of together.entries()) {
      const exposureSeconds = traitsOf(file.header).exposureSeconds ?? null;
      const taken = kindInFolder({ folder, said: saids[index] ?? null, exposureSeconds, isHabit: ofAll });
      const before = taken.kind === 'light' ? namesDone(file) : '';
      if (taken.kind === null) notes.add(`left out: ${taken.reason}`);
      else if (before !== '') notes.add(`left out: lights that say that ${before} was done to them before`);
      else sorted[taken.kind].push(file);
      if (taken.kind !== null && taken.note !== '') notes.add(taken.note);
    }
  }
  return { ...sorted, notes: [...notes] };
}

/** Steps of calibration that a frame says are done, in words; '' for none. */
export function namesDone({ header }: FrameFile): string {
  return Object.entries(stepsDone(header))
    .filter(([, isDone]) => isDone)
    .map(([step]) => step)
    .join(', ');
}
