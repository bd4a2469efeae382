import { type FrameKind, isHabit, isNoteOnHabit, kindInFolder, type SaidKind } from '@wombat/fits';
import type { FrameMeta } from '@wombat/proto';
import type { FrameRole } from '../files/classifyPath.js';

/** The role of a frame, with what the observer should know of it; or why it has none. */
export type TakenRole = { role: FrameRole; note: string } | { role: null; reason: string };

/**
 * What its header makes of a frame that lies somewhere: of a dark among flats a dark, of a light among darks nothing.
 */
export function roleByHeader(
  byPlace: FrameRole,
  { said, meta }: { said: SaidKind | null; meta: FrameMeta },
  isHabit: boolean,
): TakenRole {
  const exposureSeconds = meta.exposureSeconds ?? null;
  const taken = kindInFolder({ folder: byPlace.role, said, exposureSeconds, isHabit });
  if (taken.kind === null) return { role: null, reason: taken.reason };
  const { kind, note } = taken;
  if (kind === byPlace.role) return { role: byPlace, note };
  if (kind === 'light') throw new Error('a light without the folder of a target');
  const filterFolder = 'filterFolder' in byPlace ? byPlace.filterFolder : null;
  return { role: kind === 'flat' ? { role: kind, filterFolder } : { role: kind }, note };
}

/** What frames of the same kind by place say they are, of one night's folder. */
export interface RoleMates {
  kind: FrameKind;
  saids: readonly (SaidKind | null)[];
  /** What frames of other kinds there say. */
  elsewhere: readonly (SaidKind | null)[];
  /** Warnings of the frames of this kind that were taken before. */
  knownWarnings: readonly string[];
}

/** Whether what these headers say counts for nothing, as it did for the frames before them, or is said of all. */
export function isHabitOf({ kind, saids, elsewhere, knownWarnings }: RoleMates): boolean {
  return knownWarnings.length === 0 ? isHabit(kind, saids, elsewhere) : knownWarnings.every(isNoteOnHabit);
}
