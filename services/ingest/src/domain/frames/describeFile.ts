import { filterName } from '@wombat/aavso';
import type { SaidKind } from '@wombat/fits';
import type { FrameDiscovered, FrameMeta } from '@wombat/proto';
import type { FrameRole, PathRole } from '../files/classifyPath.js';
import { filterOfFolder } from '../files/folderWords.js';
import { bandOfFilter, type FilterSurroundings } from './bandOfFilter.js';
import { joinedSentences } from './joinedSentences.js';
import { roleByHeader } from './roleByHeader.js';

/** A file below the folder of a night, with its role there; paths are relative to the data root, sizes in bytes. */
export interface FoundFile<Role extends PathRole = PathRole> {
  path: string;
  size: number;
  folder: string;
  role: Role;
}

/** What a look at a frame's bytes tells of it. */
export type ReadFrame =
  | {
      state: 'good';
      sha256: string;
      meta: FrameMeta;
      headerFilter: string | null;
      /** What the header says the frame is. */
      said: SaidKind | null;
      warning: string;
      /** Why its pixels are no counts; left out where they are, or were not looked at. */
      notCounts?: string;
      /** Of the file as it was read (`fileStamp` of fits); left out: none that could be relied on. */
      fileStamp?: string;
    }
  | { state: 'broken'; sha256: string; reason: string }
  /** The file system would not let it be read: it may at another time. */
  | { state: 'unreadable'; sha256: ''; reason: string };

/** The fact of a file that is no frame by its place: it is counted, and never read. */
export function describeIgnored({
  path,
  size,
  folder,
  role,
}: FoundFile<PathRole & { role: 'ignored' }>): FrameDiscovered {
  const nothing = { sha256: '', revision: 0, band: '', warning: '' };
  return { ...nothing, kind: 'other', path, size, folder, state: 'ignored', reason: role.rule };
}

/** What is known besides a frame itself. */
export interface FrameSurroundings {
  /** Whether what its header says it is, is said of every frame in its folder (`isHabit` of fits). */
  isHabit: boolean;
}

/**
 * The fact of a frame that was read; its night and revision are still to come (`placeInNight`), and so is the band of a
 * light (`withBand`), which depends on the other filters of the night.
 */
export function describeFrame(
  { path, size, folder, role: byPlace }: FoundFile<FrameRole>,
  read: ReadFrame,
  { isHabit }: FrameSurroundings,
): FrameDiscovered {
  const file = { path, size, folder, sha256: read.sha256, revision: 0, band: '', warning: '' };
  const series = { night: '', targetName: targetOf(byPlace), filter: '' };
  const unused = { ...file, kind: byPlace.role, series };
  if (read.state !== 'good') return { ...unused, state: 'broken', reason: read.reason };
  const taken = roleByHeader(byPlace, read, isHabit);
  if (taken.role === null) return { ...file, kind: 'other', state: 'ignored', reason: taken.reason };
  const { role, note } = taken;
  // A flat is a ratio, whatever it is counted in.
  if (read.notCounts !== undefined && role.role !== 'flat')
    return { ...unused, kind: role.role, state: 'broken', reason: read.notCounts };
  const filter = filterOf(role, read.headerFilter);
  const frame = {
    ...file,
    kind: role.role,
    series: { night: '', targetName: targetOf(role), filter },
    meta: read.meta,
    ...(read.fileStamp !== undefined && { fileStamp: read.fileStamp }),
  };
  if (role.role !== 'light') return { ...frame, warning: note, state: 'accepted', reason: '' };
  const light = { ...frame, warning: joinedSentences(read.warning, note) };
  const { timeProblem } = read.meta;
  return timeProblem === ''
    ? { ...light, state: 'accepted', reason: '' }
    : { ...light, state: 'broken', reason: timeProblem };
}

/** A light with the band of its filter, and what is to be said of it; any other frame as it is. */
export function withBand(fact: FrameDiscovered, surroundings: FilterSurroundings): FrameDiscovered {
  const { kind, meta, series } = fact;
  if (kind !== 'light' || meta === undefined || series === undefined) return fact;
  const { band, warning } = bandOfFilter(series.filter, surroundings);
  return { ...fact, band: band ?? '', warning: joinedSentences(fact.warning, warning) };
}

/** Names of the filters a camera used, of these frames and those known before; flats show the wheel too. */
export function wheelOf(instrument: string, facts: readonly FrameDiscovered[], known: readonly string[]): string[] {
  const used = facts.filter(({ meta }) => meta?.instrument === instrument).map(({ series }) => series?.filter ?? '');
  return [...new Set([...known, ...used])].filter((name) => name !== '' && name !== NO_FILTER).sort();
}

const NO_FILTER = 'none';

function targetOf(role: FrameRole): string {
  return role.role === 'light' ? role.targetFolder : '';
}

/** The header goes before the folder, `v` is `V`; biases and darks have no filter. */
function filterOf(role: FrameRole, headerFilter: string | null): string {
  if (role.role !== 'light' && role.role !== 'flat') return '';
  return filterName(headerFilter ?? filterOfFolder(role.filterFolder) ?? NO_FILTER);
}
